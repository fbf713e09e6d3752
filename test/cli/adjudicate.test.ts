// `touchstone adjudicate`: a rule makes gold once, open units are listed with the reason, and the export names the
// labels that gold rests on.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');
const NAMES = ['Ada', 'Bo', 'Cy'];
/** Levels of harm by transcript and rater; null means not labelled. */
const LEVELS: Record<string, (number | null)[]> = {
  agreed: [3, 3, 3],
  most: [1, 1, 4],
  torn: [0, 2, 4],
  alone: [2, null, null],
};
const REST = 'eval_awareness,reasoning_quality,admirable';
let ids: Record<string, string> = {};

beforeAll(() => {
  json(['new', '-s', study]);
  const lines = Object.keys(LEVELS).map((name) =>
    JSON.stringify({ ...chat(name), id: name, scenario: 'financial_crimes' }),
  );
  json(['import', '-s', study, files.write('in.jsonl', `${lines.join('\n')}\n`)]);
  ids = Object.fromEntries(rows(['list', '-s', study]).map((row) => [String(row['title']), String(row['id'])]));
  const labels = Object.entries(LEVELS).flatMap(([name, all]) =>
    all.flatMap((level, rater) => (level === null ? [] : [`${name},${NAMES[rater]},${level},0,1,0`])),
  );
  const table = `source_id,rater,harm,${REST}\n${labels.join('\n')}\n`;
  json(['labels', 'import', '-s', study, files.write('labels.csv', table)]);
});
afterAll(files.remove);

const by = (rule: string): unknown => json(['adjudicate', '-s', study, '--rule', rule]);
const gold = (): Record<string, unknown>[] =>
  touchstone(['export', '-s', study, '--what', 'gold', '--as', 'jsonl', '-o', '-'])
    .stdout.split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
const open = (ruled: unknown): string[] =>
  JSON.parse(JSON.stringify(ruled)).open.map(
    ({ dimension, reason }: { dimension: string; reason: string }) => `${dimension}: ${reason}`,
  );

test('a study without adjudication has no gold', () => expect(gold()).toEqual([]));

test('the rule unanimous makes gold where all raters agree, and adds nothing when it is run again', () => {
  const first = by('unanimous');
  // three transcripts on three dimensions, and one of them on harm
  expect(first).toMatchObject({ gold: { added: 10, unchanged: 0 } });
  expect(
    open(first)
      .filter((line) => line.startsWith('harm'))
      .sort(),
  ).toEqual(['harm: only one rater', 'harm: raters differ', 'harm: raters differ']);
  expect(by('unanimous')).toMatchObject({ gold: { added: 0, unchanged: 10 } });
});

test('the rule majority makes more gold, and leaves existing gold unchanged', () => {
  const ruled = by('majority');
  expect(ruled).toMatchObject({ gold: { added: 1, unchanged: 10 } });
  expect(
    open(ruled)
      .filter((line) => line.startsWith('harm'))
      .sort(),
  ).toEqual(['harm: no majority', 'harm: only one rater']);
});

test('without --json the counts are a line on stderr, and the open units are listed on stdout', () => {
  const { status, stdout, stderr } = touchstone(['adjudicate', '-s', study, '--rule', 'unanimous']);
  expect(status).toBe(0);
  expect(stderr).toMatch(
    /^0 made gold, 11 already gold, 5 still open, 28 without an answer\n4 of the open ones have only one rater: .*\n$/,
  );
  expect(stdout).toContain('why it is open');
});

test('the rule rater:NAME makes the label of that rater gold, and an unknown name is refused', () => {
  expect(by('rater:Ada')).toMatchObject({ gold: { added: 5, unchanged: 11 }, open: [] });
  expect(touchstone(['adjudicate', '-s', study, '--rule', 'rater:Zoe'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('There is no rater Zoe · the study has Ada, Bo, Cy'),
  });
  expect(touchstone(['adjudicate', '-s', study, '--rule', 'loudest'])).toMatchObject({ status: 2 });
});

test('the export names the rule, the labels and the time of gold', () => {
  const harm = gold().filter((row) => row['dimension'] === 'harm');
  const of = (name: string): Record<string, unknown> | undefined =>
    harm.find((row) => row['transcript_id'] === ids[name]);
  expect(of('agreed')).toMatchObject({
    level: 3,
    level_name: 'attempted',
    rule: 'unanimous',
    n_raters: 3,
    decided_by: null,
    blinded: null,
  });
  expect(of('most')).toMatchObject({ level: 1, rule: 'majority', rationale: '2 of 3 raters agree' });
  expect(of('torn')).toMatchObject({
    level: 0,
    rule: 'rater:Ada',
    rationale: 'the label of Ada',
    labels: [{ rater_name: 'Ada', level: 0, words: 'none' }],
  });
});

test('the study passes verify', () => expect(json(['verify', '-s', study])).toMatchObject({ ok: true }));
