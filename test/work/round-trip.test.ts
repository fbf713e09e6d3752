// Transcripts with their scores, labels, scores and gold that are exported, imported into an empty study and exported
// again give the same bytes.
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { ExportChoice } from '../../contract/export.ts';
import type { Change } from '../../contract/label.ts';
import {
  addTranscript,
  beginImport,
  closeStudy,
  createStudy,
  goldOf,
  joinRater,
  labelsOf,
  openStudy,
  record,
  scoresOf,
  transcriptFacts,
  verify,
  writing,
  type Db,
} from '../../main/store/index.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { runExport } from '../../main/work/export/index.ts';
import { importGold } from '../../main/work/tables/gold.ts';
import { importLabels } from '../../main/work/tables/labels.ts';
import { importScores } from '../../main/work/tables/scores.ts';
import { folder, json } from '../cli/touchstone.ts';
import { answered, labelEvent, submitted } from '../support/labels.ts';
import { allTranscripts, sayGold, sayLabels, sayScores } from '../support/said.ts';
import { put, transcript } from '../support/study.ts';
import { chatLines } from '../support/synthetic.ts';

// the tests do not look at the agreement in data sheets, so few replicates are enough
vi.mock('../../statistics/bootstrap.ts', async (original) =>
  (await import('../support/few-replicates.ts')).fewReplicates(original),
);

const files = folder();
const opened: Db[] = [];
afterAll(() => {
  for (const db of opened) closeStudy(db);
  files.remove();
});

const KINDS = ['transcripts', 'labels', 'scores', 'gold'] as const;
type Kind = (typeof KINDS)[number];

/** Makes a study and imports this file with the command line. */
function study(name: string, input: string): Db {
  const path = files.path(`${name}.touchstone`);
  json(['new', '-s', path]);
  json(['import', '-s', path, input]);
  const db = openStudy(path);
  opened.push(db);
  return db;
}

async function exported(db: Db, what: Kind, name: string): Promise<{ path: string; text: string }> {
  const path = files.path(`${name}-${what}.jsonl`);
  const choice: ExportChoice = { what, as: 'jsonl', filter: '' };
  await runExport(db, choice, path);
  return { path, text: readFileSync(path, 'utf8') };
}

describe.each([1, 2, 3])('a study of seed %i', (seed) => {
  test('gives the same bytes after export and import', async () => {
    // numbers as model names are part of the identity of a transcript
    const lines = chatLines(seed, 12, 4, 12).replaceAll('"model":"model-b"', '"model":7');
    const first = study(`first-${seed}`, files.write(`in-${seed}.jsonl`, lines));
    sayLabels(first, seed);
    sayScores(first, seed);
    sayGold(first, seed);
    const out = {
      transcripts: await exported(first, 'transcripts', `out-${seed}`),
      labels: await exported(first, 'labels', `out-${seed}`),
      scores: await exported(first, 'scores', `out-${seed}`),
      gold: await exported(first, 'gold', `out-${seed}`),
    };
    const second = study(`second-${seed}`, out.transcripts.path);
    expect(allTranscripts(second)).toHaveLength(12);
    const labels = await importLabels(second, out.labels.path, {});
    expect({ conflicts: labels.conflicts, rejected: labels.rejected }).toEqual({ conflicts: [], rejected: [] });
    const scores = await importScores(second, out.scores.path, { grader: '' });
    expect({ added: scores.added, updated: scores.updated, rejected: scores.rejected }).toEqual({
      added: 0,
      updated: 0,
      rejected: [],
    });
    const gold = json(['gold', 'import', '-s', files.path(`second-${seed}.touchstone`), out.gold.path]);
    expect(gold).toMatchObject({ added: 12, conflicts: [], rejected: [] });
    for (const what of KINDS) expect((await exported(second, what, `again-${seed}`)).text).toBe(out[what].text);
    expect(await importLabels(second, out.labels.path, {})).toMatchObject({ added: 0, conflicts: [], rejected: [] });
    expect(await importGold(second, out.gold.path)).toMatchObject({ added: 0, unchanged: 12, conflicts: [] });
    expect(json(['verify', '-s', files.path(`second-${seed}.touchstone`)])).toMatchObject({ ok: true });
  });
});

test('scores alone can be imported into a study without scores', async () => {
  const lines = chatLines(9, 5, 4, 8);
  const input = files.write('plain.jsonl', lines);
  const first = study('scored', input);
  sayScores(first, 9);
  const { path, text } = await exported(first, 'scores', 'scored');
  const second = study('bare', input);
  await importScores(second, path, { grader: '' });
  expect((await exported(second, 'scores', 'bare')).text).toBe(text);
});

describe('labels alone', () => {
  /** The same five transcripts, with a rubric that also asks for free text. */
  function asking(name: string): Db {
    const rubric = defaultRubric();
    const [first] = rubric.dimensions;
    if (first === undefined) throw new Error('the default rubric asks nothing');
    const words = { ...first, name: 'in_words', kind: 'text' as const, levels: [], components: [], examples: [] };
    const db = createStudy(files.path(`${name}.touchstone`), {
      name,
      rubric: { ...rubric, dimensions: [...rubric.dimensions, words] },
    });
    opened.push(db);
    put(db, ...Array.from({ length: 5 }, (_, n) => transcript(`words ${n}`)));
    return db;
  }

  test.each(['jsonl', 'csv', 'parquet'] as const)('are imported unchanged from %s, with text answers', async (as) => {
    const first = asking(`asked-${as}`);
    joinRater(first, { id: 'r1', name: 'Ada' });
    for (const key of allTranscripts(first)) {
      const id = transcriptFacts(first, key)?.id ?? '';
      const inWords: Change = {
        kind: 'answer',
        dimension: 'in_words',
        answer: { state: 'text', text: `so it\nwas, "${key}"` },
      };
      const changes: Change[] = [
        inWords,
        answered('harm', 2),
        { kind: 'note', dimension: 'harm', text: 'why' },
        submitted,
      ];
      record(
        first,
        changes.map((change) => labelEvent(id, change)),
      );
    }
    const path = files.path(`asked.${as}`);
    await runExport(first, { what: 'labels', as, filter: '' }, path);
    const second = asking(`answered-${as}`);
    expect(await importLabels(second, path, {})).toMatchObject({ added: 10, conflicts: [], rejected: [] });
    expect((await exported(second, 'labels', `second-${as}`)).text).toBe(
      (await exported(first, 'labels', `first-${as}`)).text,
    );
  });
});

describe('labels in two passes', () => {
  /** A study with one transcript and the default rubric. */
  function empty(name: string): Db {
    const db = createStudy(files.path(`${name}.touchstone`), { name, rubric: defaultRubric() });
    opened.push(db);
    put(db, transcript('two passes 😀 over the same words'));
    return db;
  }
  const span = {
    id: '00000000-0000-4000-8000-000000000000',
    dimension: 'harm',
    message: 0,
    block: 0,
    start: 11,
    end: 18,
    quote: '😀 over',
  };
  const flag = defaultRubric().flags[0]?.name ?? '';
  const changes: Change[] = [
    answered('harm', 1),
    { kind: 'note', dimension: 'harm', text: 'from the acts' },
    { kind: 'evidence', evidence: span, on: true },
    { kind: 'flag', flag, on: true },
    { kind: 'note', dimension: null, text: 'first' },
    answered('admirable', 2),
    { kind: 'second_pass', seconds: 30, coverage: 0.5 },
    answered('harm', 3),
    { kind: 'flag', flag, on: false },
    { kind: 'answer', dimension: 'admirable', answer: null },
    { kind: 'submit', on: true, seconds: 60, coverage: 1 },
  ];

  test.each(['jsonl', 'csv', 'parquet'] as const)('are exported and imported from %s as two passes', async (as) => {
    const first = empty(`passes-${as}`);
    joinRater(first, { id: 'r1', name: 'Ada' });
    const [key = 0] = allTranscripts(first);
    record(
      first,
      changes.map((change) => labelEvent(transcriptFacts(first, key)?.id ?? '', change)),
    );
    const { text } = await exported(first, 'labels', `passes-${as}`);
    const said = text
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(said).toContainEqual(
      expect.objectContaining({
        dimension: 'harm',
        pass: 1,
        level: 1,
        seconds: 30,
        coverage: 0.5,
        transcript_note: 'first',
      }),
    );
    expect(said).toContainEqual(expect.objectContaining({ dimension: 'admirable', pass: 1, level: 2 }));
    expect(said).toContainEqual(
      expect.objectContaining({ dimension: 'harm', pass: 2, level: 3, seconds: 60, coverage: 1 }),
    );
    expect(said).toContainEqual(expect.objectContaining({ dimension: flag, pass: 1, level: 1 }));
    expect(said).toContainEqual(expect.objectContaining({ dimension: flag, pass: 2, level: 0 }));
    expect(said).not.toContainEqual(expect.objectContaining({ dimension: 'admirable', pass: 2 }));
    // the emoji is two UTF-16 code units and one code point
    const evidence = [
      expect.objectContaining({
        message_number: 1,
        start_utf16: 11,
        end_utf16: 18,
        start_code_point: 11,
        end_code_point: 17,
      }),
    ];
    expect(said).toContainEqual(expect.objectContaining({ dimension: 'harm', pass: 2, evidence }));
    const path = files.path(`passes.${as}`);
    await runExport(first, { what: 'labels', as, filter: '' }, path);
    const second = empty(`passed-${as}`);
    expect(await importLabels(second, path, {})).toMatchObject({ conflicts: [], rejected: [] });
    expect((await exported(second, 'labels', `passed-${as}`)).text).toBe(text);
    expect(await importLabels(second, path, {})).toMatchObject({ added: 0, conflicts: [], rejected: [] });
    expect(verify(second).filter(({ ok }) => !ok)).toEqual([]);
  });
});

describe('exports of earlier versions with other column names are imported', () => {
  function empty(name: string): { db: Db; id: string } {
    const db = createStudy(files.path(`${name}.touchstone`), { name, rubric: defaultRubric() });
    opened.push(db);
    put(db, transcript('an older export'));
    const [key = 0] = allTranscripts(db);
    return { db, id: transcriptFacts(db, key)?.id ?? '' };
  }
  const spans = [{ message: 0, block: 0, start: 3, end: 8, quote: 'older' }];

  test('labels', async () => {
    const { db, id } = empty('older-labels');
    const row = {
      item_id: id,
      dimension: 'harm',
      scale_type: 'ordinal',
      rater_id: 'r1',
      rater_type: 'human',
      rater_name: 'Ada',
      value_num: 2,
      value_label: 'prepared',
      confidence: 'sure',
      abstain: false,
      round: 'main',
      pass: null,
      blinded: true,
      duration_s: 9,
      created_at: '2026-02-01T00:00:00.000Z',
      label_id: `r1/${id}/harm`,
      rubric_version: 1,
      run_id: null,
      state: 'done',
      reason: null,
      components: [],
      note: 'why',
      transcript_note: '',
      spans,
      queue: null,
      coverage: 0.5,
      title: '',
    };
    expect(await importLabels(db, files.write('older-labels.jsonl', JSON.stringify(row)), {})).toMatchObject({
      added: 1,
      rejected: [],
    });
    const [label] = labelsOf(db, 1);
    expect(label).toMatchObject({
      rater_name: 'Ada',
      blinded: true,
      created_at: '2026-02-01T00:00:00.000Z',
      label: {
        submitted: true,
        seconds: 9,
        coverage: 0.5,
        evidence: spans,
        dimensions: { harm: { answer: { state: 'level', level: 2 }, sureness: 'sure', note: 'why' } },
      },
    });
  });

  test('scores', async () => {
    const { db, id } = empty('older-scores');
    const row = {
      item_id: id,
      dimension: 'd',
      rater_id: 'a judge',
      rater_type: 'grader',
      value_num: 2.5,
      value_label: 'two',
      state: 'scored',
      explanation: 'so',
      override: null,
      context: '{"a":1}',
      created_at: '2026-01-02T00:00:00.000Z',
    };
    await importScores(db, files.write('older-scores.jsonl', JSON.stringify(row)), { grader: '' });
    const at = '2026-01-02T00:00:00.000Z';
    expect(scoresOf(db, 1)).toEqual([
      {
        grader: 'a judge',
        dimension: 'd',
        state: 'scored',
        value: 2.5,
        label: 'two',
        explanation: 'so',
        override: null,
        context: { a: 1 },
        at,
      },
    ]);
  });

  test('gold', async () => {
    const { db, id } = empty('older-gold');
    const label = {
      rater: 'Ada',
      rater_id: 'r1',
      state: 'level',
      level: 2,
      words: null,
      blinded: true,
      rubric_version: 1,
      updated_at: '',
    };
    const row = {
      transcript_id: id,
      dimension: 'harm',
      level: 2,
      rule: 'adjudicated',
      decided_by: 'Cy',
      decided_by_id: 'c',
      rationale: 'r',
      decided_at: '2026-02-01T00:00:00.000Z',
      components: [],
      evidence: spans,
      labels: [label],
      rubric_version: 1,
    };
    expect(await importGold(db, files.write('older-gold.jsonl', JSON.stringify(row)))).toMatchObject({
      added: 1,
      rejected: [],
    });
    expect(goldOf(db, 1)).toMatchObject([
      { level: 2, evidence: spans, labels: [{ rater_name: 'Ada', blinded: true }] },
    ]);
  });
});

test('no export contains a folder of the machine that imported', async () => {
  const db = createStudy(files.path('placed.touchstone'), { name: 'placed', rubric: defaultRubric() });
  opened.push(db);
  const run = beginImport(db);
  for (const path of ['/home/someone/secret/run.jsonl', String.raw`C:\Users\someone\other.jsonl`])
    writing(db, () => addTranscript(db, run, transcript(path), { path, place: '1', format: 'test', file_sha256: '' }));
  sayLabels(db, 1);
  sayScores(db, 1);
  sayGold(db, 1);
  for (const what of KINDS) {
    const { text } = await exported(db, what, 'placed');
    const named = text
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(new Set(named.map((row) => Reflect.get(Object(row), 'source_file')))).toContain('run.jsonl');
    expect(JSON.stringify(named.map((row) => Reflect.get(Object(row), 'source_file')))).not.toContain('someone');
  }
});
