// The views of a study file have the same rows as the exports, and docs/study-file.md lists them with their columns.
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { ExportChoice } from '../../contract/export.ts';
import { Json } from '../../contract/transcript.ts';
import {
  addRubric,
  closeStudy,
  currentRubric,
  openStudy,
  raters,
  rubricVersions,
  saveMapping,
  submittedCounts,
  writing,
  type Db,
} from '../../main/store/index.ts';
import { planOf } from '../../main/work/export/plan.ts';
import { root } from '../../scripts/support/shell.ts';
import { VIEWS, withViewTables, type ViewColumn } from '../../scripts/support/view-columns.ts';
import { folder } from '../cli/touchstone.ts';
import { sayGold, sayLabels, sayScores } from '../support/said.ts';
import { fullStudy } from '../support/full-study.ts';
import { freshStudy, put, transcript } from '../support/study.ts';

const Row = z.record(z.string(), Json);
type Row = z.infer<typeof Row>;

const files = folder();
const studies = new Map<string, Db>();
const closing: (() => void)[] = [];

/** A study with many kinds of records and unusual texts, under two versions of the rubric. */
function said(): Db {
  const { db, remove } = freshStudy();
  closing.push(remove);
  const facets = { scenario: 'blackmail', model: 'm|1', checkpoint: 1.5, environment: 'varied "x"', seed: 7 };
  put(db, ...Array.from({ length: 12 }, (_, n) => transcript(`words ${n} 😀 of the transcript`, { facets })));
  sayLabels(db, 4);
  sayScores(db, 4);
  sayGold(db, 4);
  const rubric = currentRubric(db);
  const [first, ...others] = rubric.dimensions;
  if (first !== undefined)
    writing(db, () =>
      addRubric(
        db,
        { ...rubric, version: rubric.version + 1, dimensions: [...others, { ...first, scenarios: ['elsewhere'] }] },
        null,
        '2026-05-01T00:00:00.000Z',
      ),
    );
  return db;
}

/** A study with a row in every table, and a mapping with words and falling levels. */
function full(): Db {
  const { db, remove } = fullStudy();
  closing.push(remove);
  const cuts = [
    { from: 1, level: 2 },
    { from: 2, level: 1 },
  ];
  saveMapping(db, { grader: 'b', score_dimension: 'harm', dimension: 'harm', cuts, words: { yes: 3 } });
  return db;
}

beforeAll(() => {
  const path = files.path('sample.touchstone');
  copyFileSync(join(root, 'resources', 'sample-study', 'sample.touchstone'), path);
  const sample = openStudy(path);
  closing.push(() => closeStudy(sample));
  studies.set('the sample study', sample).set('a study of odd words', said()).set('a full study', full());
});
afterAll(() => {
  for (const close of closing) close();
  files.remove();
});

const studyOf = (name: string): Db => studies.get(name) ?? expect.fail(`no study ${name}`);

type What = 'gold' | 'labels' | 'scores' | 'transcripts' | 'disputes';
const known = new Map<string, Row[]>();

/** The exported rows, as the JSONL exporter writes them. */
function exported(study: string, what: What): Row[] {
  const rows = known.get(`${study} ${what}`) ?? exportedFrom(studyOf(study), what);
  known.set(`${study} ${what}`, rows);
  return rows;
}

function exportedFrom(db: Db, what: What): Row[] {
  const choice: ExportChoice = { what, as: 'jsonl', filter: '' };
  const [file] = planOf(db, choice, { program: '', piped: true }).files;
  if (file === undefined) return [];
  const text = String(file.open().take(file.transcripts).chunk);
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Row.parse(JSON.parse(line)));
}

const columnsOf = (name: string): readonly ViewColumn[] => VIEWS.find((view) => view.name === name)?.columns ?? [];

function cellOf(type: ViewColumn['type'], value: Json): Json {
  if (value === null) return null;
  if (type === 'nested') return Json.parse(JSON.parse(z.string().parse(value)));
  if (type !== 'boolean') return value;
  expect([0, 1]).toContain(value);
  return value === 1;
}

/** The rows of a view, with booleans and JSON as in the exports. */
function viewed(db: Db, name: string): Row[] {
  const columns = columnsOf(name);
  const rows = z.array(Row).parse(db.prepare(`select * from ${name}`).all());
  for (const row of rows.slice(0, 1)) expect(Object.keys(row)).toEqual(columns.map((column) => column.name));
  return rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column.name, cellOf(column.type, row[column.name] ?? null)])),
  );
}

const Span = z.object({
  message_number: z.number(),
  block_number: z.number(),
  start_utf16: z.number(),
  end_utf16: z.number(),
  quote: z.string(),
});
/** Half of a surrogate pair, as the views show it in text. */
const shown = (text: string): string =>
  text.replaceAll(/\p{Surrogate}/gu, (half) => `\ufffd${half.charCodeAt(0).toString(16).slice(1)}`);
const withoutPoints = (evidence: Json | undefined): Json => z.array(Span).parse(evidence);

/** These columns of the rows as sorted texts, so that two sets of rows can be compared. */
const sorted = (rows: readonly Row[], names: readonly string[]): string[] =>
  rows.map((row) => JSON.stringify(names.map((name) => row[name] ?? null))).sort();

const SAME = [
  ['v_score', 'scores'],
  ['v_label', 'labels'],
  ['v_gold', 'gold'],
  ['v_dispute', 'disputes'],
] as const;
const STUDIES = ['the sample study', 'a study of odd words', 'a full study'];

test.each(STUDIES.flatMap((study) => SAME.map(([view, what]) => [study, view, what] as const)))(
  '%s: %s has the rows of the export of %s',
  (study, view, what) => {
    const rows = exported(study, what).map((row) =>
      'evidence' in row ? { ...row, evidence: withoutPoints(row['evidence']) } : row,
    );
    const names = columnsOf(view).map(({ name }) => name);
    for (const row of rows.slice(0, 1)) expect(Object.keys(row)).toEqual(expect.arrayContaining(names));
    expect(sorted(viewed(studyOf(study), view), names)).toEqual(sorted(rows, names));
    if (study === 'the sample study') expect(rows.length).toBeGreaterThan(100);
  },
);

const Labelled = z.array(z.object({ rater_id: z.string() }));

test.each(STUDIES)('%s: v_transcript has the rows of the export of transcripts', (study) => {
  const facetsOf = (row: Row): Record<string, unknown> => Row.parse(JSON.parse(z.string().parse(row['facets'])));
  const rows = exported(study, 'transcripts').map((row): Row => {
    const { model: _, ...facets } = facetsOf(row);
    return {
      ...row,
      facets: JSON.stringify(Object.entries(facets).sort()),
      n_labels: new Set(Labelled.parse(row['human_labels']).map(({ rater_id }) => rater_id)).size,
      n_scores: z.array(Json).parse(row['grader_scores']).length,
    };
  });
  const names = columnsOf('v_transcript').map(({ name }) => name);
  const found = viewed(studyOf(study), 'v_transcript').map((row): Row => {
    const { model: _, ...facets } = facetsOf(row);
    return { ...row, facets: JSON.stringify(Object.entries(facets).sort()) };
  });
  expect(sorted(found, names)).toEqual(sorted(rows, names));
});

test.each(STUDIES)('%s: v_label_evidence has the evidence of every label', (study) => {
  const db = studyOf(study);
  const rows = exported(study, 'labels').flatMap((row) =>
    z
      .array(Span)
      .parse(row['evidence'])
      .map((span): Row => ({ ...row, ...span, quote: shown(span.quote) })),
  );
  const names = columnsOf('v_label_evidence')
    .map(({ name }) => name)
    .filter((name) => name !== 'evidence_number');
  const found = viewed(db, 'v_label_evidence');
  expect(sorted(found, names)).toEqual(sorted(rows, names));
  expect(new Set(sorted(found, ['label_id', 'round', 'evidence_number'])).size).toBe(found.length);
});

test.each(STUDIES)('%s: v_rater, v_rubric and v_draw agree with the study', (study) => {
  const db = studyOf(study);
  expect(viewed(db, 'v_rater')).toHaveLength(raters(db).length);
  expect(Object.fromEntries(viewed(db, 'v_rater').map((row) => [row['rater_id'], row['n_submitted']]))).toEqual(
    Object.fromEntries(submittedCounts(db).map(({ id, submitted }) => [id, submitted])),
  );
  const rubrics = rubricVersions(db).flatMap(({ rubric }) => [
    ...rubric.dimensions.map(({ name, kind, levels, scenarios, why }) => [
      rubric.version,
      name,
      kind,
      levels.map(({ value }) => value),
      scenarios,
      why,
    ]),
    ...rubric.flags.map(({ name }) => [rubric.version, name, 'binary', [0, 1], [], '']),
  ]);
  const levelsIn = (json: Json | undefined): number[] =>
    z
      .array(z.object({ value: z.number() }))
      .parse(json)
      .map(({ value }) => value);
  expect(
    viewed(db, 'v_rubric')
      .map((row) =>
        JSON.stringify([
          row['rubric_version'],
          row['dimension'],
          row['scale_type'],
          levelsIn(row['rubric_levels']),
          row['scenarios'],
          row['rubric_why'],
        ]),
      )
      .sort(),
  ).toEqual(rubrics.map((one) => JSON.stringify(one)).sort());
  expect(viewed(db, 'v_draw')).toHaveLength(z.number().parse(db.prepare('select count(*) from frame').pluck().get()));
});

const DECLARED: Record<ViewColumn['type'], RegExp> = {
  text: /^TEXT$/,
  time: /^TEXT$/,
  nested: /^TEXT$/,
  number: /^(REAL|NUM)$/,
  integer: /^(INT|NUM)/,
  boolean: /^(INT|NUM)/,
};

test('every column declares its type, from which other programs choose theirs', () => {
  const db = studyOf('a full study');
  const wrong = VIEWS.flatMap(({ name, columns }) => {
    const declared = z
      .array(z.object({ name: z.string(), type: z.string() }))
      .parse(db.prepare('select name, type from pragma_table_info(?)').all(name));
    expect(declared.map((one) => one.name)).toEqual(columns.map((one) => one.name));
    return columns.flatMap(({ name: column, type }, at) => {
      const said = declared[at]?.type ?? '';
      return DECLARED[type].test(said) ? [] : [`${name}.${column} is ${said}`];
    });
  });
  expect(wrong).toEqual([]);
});

test('the migration makes all documented views and no others', () => {
  const found = studyOf('a full study').prepare("select name from sqlite_schema where type = 'view'").pluck().all();
  expect(found.toSorted()).toEqual(VIEWS.map(({ name }) => name).sort());
});

test('docs/study-file.md has the current tables of views (`npm run study-file` writes them)', () => {
  const document = readFileSync(join(root, 'docs', 'study-file.md'), 'utf8');
  expect(document).toBe(withViewTables(document));
});
