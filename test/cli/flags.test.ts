// Every command treats a flag like a dimension: its labels are imported, and it is adjudicated, measured for agreement,
// published as a rate, calibrated, disputed, exported and imported again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');
const FLAG = 'rule_lawyering';

/** By transcript: the model, the answer of each rater to the flag (null: not answered), and the grader's score. */
const ITEMS: readonly (readonly [string, string | null, string | null, number])[] = [
  ['a', 'yes', 'yes', 1],
  ['a', 'yes', 'yes', 0],
  ['a', 'yes', 'no', 1],
  ['a', 'no', 'no', 0],
  ['b', 'no', 'no', 1],
  ['b', 'no', 'no', 0],
  ['b', 'no', 'no', 0],
  ['b', null, 'no', 0],
];
const near = (value: number): unknown => expect.closeTo(value, 10);
const on = (args: readonly string[], ...more: string[]): string[] => [...args, '-s', study, ...more];
const out = (name: string, ...what: string[]): string => {
  json(on(['export'], '--what', ...what, '-o', files.path(name)));
  return files.path(name);
};

beforeAll(() => {
  json(['new', '-s', study]);
  const lines = ITEMS.map(([model], n) =>
    JSON.stringify({ ...chat(`words ${n}`), id: `t${n}`, scenario: 'financial_crimes', model }),
  );
  json(on(['import'], files.write('in.jsonl', `${lines.join('\n')}\n`)));
  json(on(['sample'], '--n', '8', '--design', 'random', '--queue', 'all', '--seed', '1'));
  const labels = ITEMS.flatMap(([, ada, bo], n) => [`t${n},Ada,${ada ?? ''},0`, `t${n},Bo,${bo ?? ''},0`]);
  const table = files.write('labels.csv', `source_id,rater,${FLAG},harm\n${labels.join('\n')}\n`);
  expect(json(on(['labels', 'import'], table, '--queue', 'all'))).toMatchObject({
    added: 31,
    unanswered: 1,
    conflicts: [],
    rejected: [],
  });
  // importing the table again adds nothing, and a yes against a stored no is a conflict
  expect(json(on(['labels', 'import'], table, '--queue', 'all'))).toMatchObject({ added: 0, unchanged: 31 });
  const other = files.write('other.csv', `source_id,rater,${FLAG}\nt3,Ada,yes\n`);
  expect(json(on(['labels', 'import'], other))).toMatchObject({ added: 0, conflicts: [{}] });
  const scores = ITEMS.map(([, , , says], n) => `t${n},${FLAG},${says}`);
  json(
    on(['scores', 'import'], files.write('s.csv', `id,dimension,value\n${scores.join('\n')}\n`), '--grader', 'sieve'),
  );
});
afterAll(files.remove);

test('raters agree on the flag in six of seven units, and unanswered ones are counted', () => {
  expect(json(on(['agreement'], '--dimension', FLAG))).toMatchObject({
    [FLAG]: { raters: 2, units: 7, percent: { estimate: near(6 / 7) }, left_out: { unanswered: 1 } },
  });
  expect(Object.keys(JSON.parse(JSON.stringify(json(on(['agreement'])))))).toEqual(['harm', FLAG]);
  expect(touchstone(on(['agreement'], '--dimension', 'colour')).stderr).toContain('no flag colour');
});

test('a rule makes the flag gold, and undecided units are listed', () => {
  const ruled = json(on(['adjudicate'], '--rule', 'unanimous'));
  expect(ruled).toMatchObject({ gold: { added: 6 + 8 } });
  expect(ruled).toMatchObject({
    open: expect.arrayContaining([
      expect.objectContaining({ dimension: FLAG, reason: 'raters differ' }),
      expect.objectContaining({ dimension: FLAG, reason: 'only one rater' }),
    ]),
  });
  expect(json(on(['adjudicate'], '--rule', 'unanimous'))).toMatchObject({ gold: { added: 0, unchanged: 14 } });
});

test('the flag has a rate, from the grader and from gold, and the same rate as part of an event', () => {
  const rate = (...more: string[]): Record<string, unknown>[] =>
    rows(on(['rates'], '--grader', 'sieve', '--by', 'model', ...more));
  const found = rate('--dimension', FLAG);
  expect(found).toMatchObject([
    { group: { model: 'a' }, n: 4, n_gold: 3, raw: { estimate: near(2 / 4) }, gold: { estimate: near(2 / 3) } },
    { group: { model: 'b' }, n: 4, n_gold: 3, raw: { estimate: near(1 / 4) }, gold: { estimate: 0 } },
  ]);
  expect(rate('--event', `flag:${FLAG}`)).toMatchObject(
    found.map(({ n, n_gold, raw, gold }) => ({ n, n_gold, raw, gold })),
  );
  expect(touchstone(on(['rates'], '--dimension', FLAG)).stderr).toContain(
    'Rule-lawyering, level 1 yes, rubric version 1',
  );
});

test('a grader of the flag is calibrated and disputed', () => {
  expect(json(on(['calibrate'], '--grader', 'sieve', '--dimension', FLAG, '--threshold', '1'))).toMatchObject({
    dimension: FLAG,
    matrix: { tp: 1, fp: 1, fn: 1, tn: 3 },
  });
  const disputed = rows(on(['disputes'], '--open', '--dimension', FLAG));
  expect(disputed.map(({ kind, level, other }) => [kind, level, other])).toEqual(
    expect.arrayContaining([
      ['gold', 0, 1],
      ['gold', 1, 0],
    ]),
  );
});

const told = (path: string): Record<string, unknown>[] => {
  const { stdout } = touchstone([
    'export',
    '-s',
    path,
    '--what',
    'gold',
    '--as',
    'jsonl',
    '--where',
    `gold[${FLAG}]:1`,
    '-o',
    '-',
  ]);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ dimension }) => dimension === FLAG);
};

test('gold of the flag is exported and imported again, with the labels', () => {
  expect(told(study)).toMatchObject([
    { scale_type: 'binary', level: 1, level_name: 'yes', event: true, asked: true, rule: 'unanimous' },
    { labels: [{ state: 'level', level: 1, words: 'yes' }, { level: 1 }] },
  ]);
  const copy = files.path('copy.touchstone');
  json(['new', '-s', copy]);
  json(['import', '-s', copy, out('t.jsonl', 'transcripts', '--as', 'jsonl')]);
  json(['labels', 'import', '-s', copy, out('l.csv', 'labels', '--as', 'csv')]);
  json(['gold', 'import', '-s', copy, out('g.jsonl', 'gold', '--as', 'jsonl')]);
  // exported gold does not contain the draw
  const undrawn = { draw_queue: null, drawn: false, stratum: null, inclusion_probability: null };
  expect(told(copy)).toEqual(told(study).map((row) => ({ ...row, ...undrawn })));
  const agreed = ['agreement', '--dimension', FLAG, '-s'];
  expect(json([...agreed, copy])).toEqual(json([...agreed, study]));
  expect(json(['verify', '-s', copy])).toMatchObject({ ok: true });
});
