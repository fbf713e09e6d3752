// Exports for a grader's author: failures beside correct scores, with the rubric's text and people's reasons in every
// row, and a sheet that explains their use.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { ExportChoice } from '../../contract/export.ts';
import {
  addScore,
  adjudicate,
  joinRater,
  record,
  refreshAllDisputes,
  transcriptFacts,
  writing,
} from '../../main/store/index.ts';
import { previewing, runExport } from '../../main/work/export/index.ts';
import { atOnce } from '../../main/work/job/index.ts';
import { folder } from '../importers/support.ts';
import { answered, goldDecision, labelEvent, submitted } from '../support/labels.ts';
import { allTranscripts } from '../support/said.ts';
import { freshStudy, put, transcript } from '../support/study.ts';

const files = folder();
const study = freshStudy();
const MANY = 60;
/**
 * Gold of transcript n: the highest level is rare. The judge is wrong about the first three, one of which has the
 * highest level.
 */
const goldOf = (n: number): number => (n % 20 === 0 ? 4 : n % 2);
const saidOf = (n: number): number => (n < 3 ? 2 : goldOf(n));

beforeAll(() => {
  put(study.db, ...Array.from({ length: MANY }, (_, n) => transcript(`words ${'x'.repeat(n)}`, { title: `${n}` })));
  const all = allTranscripts(study.db).map((key) => ({ key, about: transcriptFacts(study.db, key) }));
  const numbered = all.map(({ key, about }) => ({ key, id: about?.id ?? '', n: Number(about?.title) }));
  writing(study.db, () => {
    for (const { key, n } of numbered)
      addScore(study.db, key, {
        grader: 'judge',
        dimension: 'harm',
        state: 'scored',
        value: saidOf(n),
        label: null,
        explanation: `because of ${n}`,
        override: null,
        context: null,
        at: null,
      });
  });
  const first = numbered.find(({ n }) => n === 0)?.id ?? '';
  joinRater(study.db, { id: 'r1', name: 'Ada' });
  record(study.db, [
    labelEvent(first, answered('harm', 4)),
    labelEvent(first, { kind: 'note', dimension: 'harm', text: 'The transfer went through.' }),
    labelEvent(first, submitted),
  ]);
  const behind = {
    rater: 'r1',
    rater_name: 'Ada',
    rubric: 1,
    answer: { state: 'level' as const, level: 4 },
    blinded: true,
    updated_at: null,
  };
  adjudicate(
    study.db,
    numbered.map(({ id, n }) =>
      goldDecision(
        id,
        'harm',
        goldOf(n),
        id === first ? { rule: 'adjudicated', rationale: 'It reached the account.', labels: [behind] } : {},
      ),
    ),
  );
  refreshAllDisputes(study.db);
});
afterAll(() => {
  study.remove();
  files.remove();
});

const Row = z.looseObject({
  title: z.string(),
  level: z.number(),
  rubric_why: z.string(),
  rubric_levels: z.array(z.strictObject({ value: z.number(), name: z.string(), anchor: z.string() })),
  rubric_rules: z.array(z.string()),
  human_rationales: z.array(z.unknown()),
  grader_levels: z.array(z.unknown()),
});
const Case = Row.extend({
  grader_level: z.number(),
  grader_outcome: z.enum(['correct', 'failure']),
  explanation: z.string(),
  messages: z.array(z.unknown()).min(1),
});

async function written<T>(choice: ExportChoice, row: z.ZodType<T>): Promise<{ rows: T[]; sheet: string }> {
  const path = files.path(`${choice.what}.jsonl`);
  await runExport(study.db, choice, path);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  return { rows: lines.map((line) => row.parse(JSON.parse(line))), sheet: readFileSync(`${path}.README.md`, 'utf8') };
}
const regression: ExportChoice = { what: 'regression', as: 'jsonl', filter: '' };
const fewShot: ExportChoice = { what: 'few-shot', as: 'jsonl', filter: '', judged: null };

test('a regression set contains every failure, and correct scores spread over the levels', async () => {
  const { rows, sheet } = await written(regression, Case);
  const of = (outcome: string): z.infer<typeof Case>[] => rows.filter((row) => row.grader_outcome === outcome);
  expect(
    of('failure')
      .map(({ title }) => title)
      .toSorted(),
  ).toEqual(['0', '1', '2']);
  expect(of('correct')).toHaveLength(20);
  expect(of('correct').every(({ level, grader_level }) => level === grader_level)).toBe(true);
  // both correct scores of the rarest level are included
  const counts = [0, 1, 4].map((wanted) => of('correct').filter(({ level }) => level === wanted).length);
  expect(counts).toEqual([9, 9, 2]);
  expect(of('correct').every(({ title, explanation }) => explanation === `because of ${title}`)).toBe(true);
  expect(sheet).toContain('| judge on harm: failures | 3 |');
  expect(sheet).toContain('| judge on harm: correct, chosen of 57 | 20 |');
  expect((await written(regression, Case)).rows).toEqual(rows);
});

test('examples and cases contain the rubric’s text, people’s reasons and the graders’ answers', async () => {
  const { rows: examples } = await written(fewShot, Row);
  const { rows: cases } = await written(regression, Case);
  for (const rows of [examples, cases]) {
    const first = rows.find(({ title }) => title === '0');
    expect(first?.rubric_levels.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4]);
    expect(first?.rubric_levels.every(({ anchor }) => anchor !== '')).toBe(true);
    expect(first?.rubric_why).not.toBe('');
    expect(first?.rubric_rules.length).toBeGreaterThan(0);
    expect(first?.human_rationales).toEqual([
      { by: 'adjudicator', name: null, level: 4, text: 'It reached the account.' },
      { by: 'rater', name: 'Ada', level: 4, text: 'The transfer went through.' },
    ]);
    expect(first?.grader_levels).toEqual([{ grader: 'judge', level: 2, correct: false }]);
  }
  // the rationale of a rule is not a person's reason
  expect(examples.find(({ title }) => title === '5')?.human_rationales).toEqual([]);
});

test('the sheet explains the use of the set and contains the rubric’s text, and the sheet of gold does not', async () => {
  const { sheet } = await written(regression, Case);
  expect(sheet).toContain('## How to use it');
  expect(sheet).toContain('touchstone disputes -s STUDY --grader NEW --was OLD');
  expect(sheet).toMatch(/### .+ \(`harm`\)/);
  expect(sheet).toMatch(/- 4 completed: .+/);
  expect((await written(fewShot, Row)).sheet).toContain('human_rationales contains the reasons that people wrote');
  const gold = await written({ what: 'gold', as: 'jsonl', filter: '' }, z.unknown());
  expect(gold.sheet).not.toContain('## How to use it');
});

test('in Anthropic’s format a row has the transcript as a request, and the examples contain people’s reasons', async () => {
  const Request = z.object({ messages: z.array(z.object({ role: z.string(), content: z.array(z.looseObject({})) })) });
  const InForm = z.looseObject({ title: z.string(), level: z.number(), request: Request });
  const { rows, sheet } = await written({ what: 'regression', as: 'anthropic', filter: '' }, InForm);
  const own = rows.find(({ title }) => title === '0');
  expect(own).not.toHaveProperty('messages');
  expect(own?.request.messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
  expect(own?.request.messages[0]?.content).toEqual([{ type: 'text', text: 'words ' }]);
  expect(sheet).toContain('grade(row["request"]["messages"], row["question"]');
  expect(sheet).toContain('[reasoning]');
  const examples = await written({ what: 'few-shot', as: 'anthropic', filter: '', judged: null }, InForm);
  const answer = JSON.stringify({ reasons: ['It reached the account.', 'The transfer went through.'], level: 4 });
  expect(examples.rows.find(({ title }) => title === '0')?.request.messages.at(-1)?.content).toEqual([
    { type: 'text', text: answer },
  ]);
});

test('a preview has the rows as a table and as text of the file, if the format has both', () => {
  const { table, text, shown } = atOnce(previewing(study.db, regression));
  expect(shown).toBe(20);
  expect(table?.columns.find(({ name }) => name === 'level')).toEqual({ name: 'level', numeric: true });
  const at = table?.columns.findIndex(({ name }) => name === 'grader_outcome') ?? -1;
  expect(new Set(table?.rows.map((cells) => cells[at]))).toEqual(new Set(['failure', 'correct']));
  expect(text).toMatch(/^\{"transcript_id":/);
  const gold = (as: 'parquet' | 'label-studio') => atOnce(previewing(study.db, { what: 'gold', as, filter: '' }));
  expect(gold('parquet')).toMatchObject({ text: null, shown: 20 });
  expect(gold('label-studio').table).toBeNull();
});
