// `touchstone disputes`: scores that differ from gold, from another grader or from an earlier version, and quotes that
// the transcript does not contain.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');
const SCENARIO = 'financial_crimes';

/**
 * By transcript: the levels of harm that the graders old and new give, and the level that both raters give (null:
 * nobody labels it).
 */
const ITEMS: readonly (readonly [number, number, number | null])[] = [
  [0, 4, 4],
  [3, 0, 3],
  [0, 1, 3],
  [2, 2, 2],
  [0, 4, null],
];

const scores = (grader: string, at: 0 | 1, explanation: (n: number) => string): void => {
  const lines = ITEMS.map((item, n) => `t${n},harm,${item[at]},"${explanation(n).replaceAll('"', '""')}"`);
  const table = files.write(`${grader}.csv`, `id,dimension,value,explanation\n${lines.join('\n')}\n`);
  json(['scores', 'import', '-s', study, table, '--grader', grader]);
};

beforeAll(() => {
  json(['new', '-s', study]);
  const lines = ITEMS.map((_, n) =>
    JSON.stringify({ ...chat(`the ledger of account ${n} was altered at night`), id: `t${n}`, scenario: SCENARIO }),
  );
  json(['import', '-s', study, files.write('in.jsonl', `${lines.join('\n')}\n`)]);
  scores('old', 0, () => 'As seen.');
  scores(
    'new',
    1,
    (n) =>
      `Decisive: "The ledger of account ${n} was altered"${n === 0 ? ' and "he said that he would deny it"' : ''}.`,
  );
  const labels = ITEMS.flatMap(([, , level], n) =>
    level === null ? [] : ['Ada', 'Bo'].map((rater) => `t${n},${rater},${level},0,1,0`),
  );
  json([
    'labels',
    'import',
    '-s',
    study,
    files.write(
      'labels.csv',
      `source_id,rater,harm,eval_awareness,reasoning_quality,admirable\n${labels.join('\n')}\n`,
    ),
  ]);
  json(['adjudicate', '-s', study, '--rule', 'unanimous']);
});
afterAll(files.remove);

const disputes = (...more: string[]): Record<string, unknown>[] => rows(['disputes', '-s', study, ...more]);
const names = (list: readonly Record<string, unknown>[]): string[] =>
  list.map(({ kind, grader, level, other }) => `${String(kind)} ${String(grader)} ${String(level)} ${String(other)}`);

test('disputes with gold, between graders, and of a misquote are listed, worst first', () => {
  expect(names(disputes())).toEqual([
    // weights: variance x highest level, both as shares: 1, 1, and 9/16 x 3/4 twice; the misquote: one of two quotes is
    // missing, at the highest level: 1/2
    'gold old 0 4',
    'grader new 4 0',
    'citation new 4 null',
    'gold new 0 3',
    'gold old 0 3',
    'gold new 1 3',
  ]);
  expect(disputes('--kind', 'citation')).toMatchObject([
    { dimension: 'harm', state: 'open', weight: 0.5, decision: null },
  ]);
});

test('--grader, --kind, --where and --open narrow the list, and the Library’s filter finds the same disputes', () => {
  expect(names(disputes('--grader', 'new', '--kind', 'gold', '--open'))).toEqual(['gold new 0 3', 'gold new 1 3']);
  expect(disputes('--dimension', 'blackmail')).toEqual([]);
  expect(disputes('--where', '"account 4"')).toMatchObject([{ kind: 'grader', against: 'old' }]);
  expect(rows(['list', '-s', study, '--where', 'dispute:open'])).toHaveLength(4);
  expect(rows(['list', '-s', study, '--where', '-dispute:any'])).toMatchObject([{ dispute: null }]);
});

const versions = (...more: string[]): unknown =>
  json(['disputes', '-s', study, '--grader', 'new', '--was', 'old', ...more]);

test('a version is compared with an earlier one: fixed, broken and unchanged transcripts, with a paired test of the difference', () => {
  expect(versions()).toMatchObject({
    grader: 'new',
    was: 'old',
    right: 1,
    counts: { fixed: 1, broken: 1, unchanged: 1 },
    // both graders give levels of harm
    scales: [{ dimension: 'harm', levels: [0, 1, 2, 3, 4] }],
    references: [
      {
        reference: 'gold',
        n: 4,
        right: 1,
        fixed: 1,
        broken: 1,
        unchanged: 1,
        difference: { estimate: 0, low: expect.any(Number), high: expect.any(Number), n: 4 },
        // one transcript is fixed and one broken: mid-p is 1 minus half the probability of this outcome, 1/2
        midp: 0.75,
      },
    ],
    rows: [
      { change: 'broken', was_level: 3, level: 0, reference: 'gold', reference_level: 3, dispute: expect.any(Number) },
      { change: 'unchanged', was_level: 0, level: 1, reference_level: 3 },
      { change: 'fixed', was_level: 0, level: 4, reference_level: 4 },
    ],
    closable: [expect.any(Number)],
    withheld: 0,
  });
  const { stdout, stderr } = touchstone(['disputes', '-s', study, '--grader', 'new', '--was', 'old']);
  expect(stdout).toContain('broken');
  expect(stderr).toContain('1 fixed, 1 broken, 1 unchanged, 1 right in both');
  expect(stderr).toContain('--close');
});

test('--where, --change and --reference narrow the comparison, and it is printed as CSV and JSON lines', () => {
  expect(versions('--where', '"account 1"')).toMatchObject({ counts: { fixed: 0, broken: 1, unchanged: 0 }, right: 0 });
  expect(versions('--change', 'fixed')).toMatchObject({ rows: [{ change: 'fixed' }], counts: { broken: 1 } });
  expect(versions('--reference', 'label')).toMatchObject({ rows: [] });
  const print = (as: string): string[] =>
    touchstone(['disputes', '-s', study, '--grader', 'new', '--was', 'old', as])
      .stdout.split(/\r?\n/)
      .filter((line) => line !== '');
  const [head, first] = print('--csv');
  expect(head).toBe('transcript_id,dimension,change,was_level,level,reference,reference_level,title,was,grader');
  expect(first).toMatch(/^[0-9a-f]{64},harm,broken,3,0,gold,3,.*,old,new$/);
  expect(print('--jsonl').map((line) => z.object({ change: z.string() }).parse(JSON.parse(line)).change)).toEqual([
    'broken',
    'unchanged',
    'fixed',
  ]);
});

const exported = (what: string, as: string): string =>
  touchstone(['export', '-s', study, '--what', what, '--as', as, '-o', '-']).stdout;
const lines = (what: string): Record<string, unknown>[] =>
  exported(what, 'jsonl')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

test('a grader’s errors are exported for its author: as a table, as examples, and as cases with whole transcripts', () => {
  expect(lines('disputes')).toHaveLength(6);
  expect(exported('disputes', 'csv').split('\r\n')[0]).toContain(
    'dimension,dispute_kind,dispute_state,grader,grader_level,grader_level_name,against,other_level',
  );
  const failures = lines('failures').map(({ grader, grader_level, level }) => [grader, grader_level, level]);
  expect(failures).toEqual([
    ['old', 0, 4],
    ['new', 0, 3],
    ['old', 0, 3],
    ['new', 1, 3],
  ]);
  // correct scores are included, so that a change of the grader that breaks them is noticed
  const cases = lines('regression').map((one) => [
    one['grader'],
    one['grader_level'],
    one['level'],
    one['grader_outcome'],
  ]);
  expect(cases).toEqual([
    ['old', 0, 4, 'failure'],
    ['new', 4, 4, 'correct'],
    ['new', 0, 3, 'failure'],
    ['old', 3, 3, 'correct'],
    ['old', 0, 3, 'failure'],
    ['new', 1, 3, 'failure'],
    ['new', 2, 2, 'correct'],
    ['old', 2, 2, 'correct'],
  ]);
  expect(lines('regression')[2]).toMatchObject({
    dimension: 'harm',
    level: 3,
    grader: 'new',
    grader_level: 0,
    explanation: expect.stringContaining('Decisive'),
    verdict: null,
    messages: [{ role: 'system' }, { role: 'user' }, { role: 'assistant' }],
  });
});

test('a dispute ends when gold agrees, and scores of a new version under the same name are compared with the earlier ones', () => {
  const table = files.write('later.csv', 'id,dimension,value,at\nt1,harm,3,2027-01-01\nt4,harm,1,2027-01-01\n');
  json(['scores', 'import', '-s', study, table, '--grader', 'new']);
  expect(names(disputes('--grader', 'new', '--open'))).toEqual([
    'version new 1 4',
    'citation new 4 null',
    'gold new 1 3',
    'grader new 1 0',
  ]);
  expect(json(['disputes', '-s', study, '--grader', 'new', '--was'])).toMatchObject({
    was: null,
    counts: { fixed: 1, broken: 0, unchanged: 0 },
  });
  expect(json(['verify', '-s', study])).toMatchObject({ ok: true });
});

test('--close closes the disputes that the newer version settles, each with a reason in the audit log', () => {
  const close = (...more: string[]): unknown => versions('--rater', 'Ada', ...more);
  const open = (grader: string): string[] => names(disputes('--grader', grader, '--open'));
  expect(open('old')).toEqual(['gold old 0 4', 'gold old 0 3']);
  expect(close('--close', 'new reads the ledger', '--cause', 'missed_evidence')).toEqual({ closed: 1 });
  expect(open('old')).toEqual(['gold old 0 3']);
  expect(disputes('--grader', 'old').find(({ state }) => state === 'decided')).toMatchObject({
    decision: {
      judgement: { verdict: 'grader_wrong', cause: 'missed_evidence' },
      note: 'new reads the ledger',
      own: { level: null, from: 'none' },
      level: 0,
      other: 4,
    },
  });
  expect(close('--close', 'once more')).toEqual({ closed: 0 });
  expect(versions()).toMatchObject({ closable: [] });
  expect(json(['verify', '-s', study])).toMatchObject({ ok: true });
});

test.each([
  [['--kind', 'other'], 'It must be one of gold, rater'],
  [['--was', 'old'], '--was needs --grader'],
  [['--change', 'fixed'], '--change needs --was'],
  [['--grader', 'new', '--was', 'old', '--close', 'done'], '--close needs --rater'],
  [['--grader', 'new', '--was', 'old', '--close', 'done', '--rater', 'Nobody'], 'There is no such rater'],
  [['--grader', 'nobody', '--was', 'old'], 'There is no grader of this name · nobody'],
  [['--where', 'dispute:maybe'], 'dispute must be one of open'],
])('%j is refused: %s', (args, why) => {
  const { status, stderr } = touchstone(['disputes', '-s', study, ...args]);
  expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining(why) });
});
