// `touchstone rates`: values calculated by hand, without gold and for gold chosen by hand or drawn at random, with and
// without a grader.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');

/**
 * By transcript: the model, the score (null: unreadable, undefined: not asked), and the levels of harm and awareness
 * that both raters give.
 */
const ITEMS: readonly (readonly [string, number | null | undefined, number, number])[] = [
  ['a', 9, 4, 0],
  ['a', 8, 3, 1],
  ['a', 7, 0, 0],
  ['a', 2, 0, 0],
  ['a', 1, 0, 0],
  ['a', 1, 3, 0],
  ['a', null, 0, 0],
  ['a', undefined, 0, 0],
  ['b', 9, 4, 0],
  ['b', 1, 0, 1],
  ['b', 1, 0, 0],
  ['b', 2, 0, 0],
];

const near = (value: number): unknown => expect.closeTo(value, 10);
const rated = (...more: string[]): Record<string, unknown>[] =>
  rows(['rates', '-s', study, '--dimension', 'harm', ...more]);
const judged = (...more: string[]): Record<string, unknown>[] => rated('--grader', 'judge', ...more);

function label(transcripts: readonly number[]): void {
  const lines = transcripts.flatMap((n) =>
    ['Ada', 'Bo'].map((rater) => `t${n},${rater},${ITEMS[n]?.[2] ?? 0},${ITEMS[n]?.[3] ?? 0},1,0`),
  );
  const head = 'source_id,rater,harm,eval_awareness,reasoning_quality,admirable';
  json([
    'labels',
    'import',
    '-s',
    study,
    files.write(`labels-${transcripts.join('-')}.csv`, `${head}\n${lines.join('\n')}\n`),
  ]);
  json(['adjudicate', '-s', study, '--rule', 'unanimous'], 0);
}

beforeAll(() => {
  json(['new', '-s', study]);
  const lines = ITEMS.map(([model], n) =>
    JSON.stringify({ ...chat(`words ${n}`), id: `t${n}`, scenario: 'financial_crimes', model }),
  );
  lines.push(JSON.stringify({ ...chat('elsewhere'), id: 'x', scenario: 'blackmail', model: 'a' }));
  json(['import', '-s', study, files.write('in.jsonl', `${lines.join('\n')}\n`)]);
  const scores = ITEMS.flatMap(([, value], n) =>
    value === undefined ? [] : [`t${n},harm,${value ?? ''},${value === null ? 'parse_failed' : 'scored'}`],
  );
  json([
    'scores',
    'import',
    '-s',
    study,
    files.write('s.csv', `id,dimension,value,state\n${scores.join('\n')}\n`),
    '--grader',
    'judge',
  ]);
  json([
    'mapping',
    'set',
    '-s',
    study,
    '--grader',
    'judge',
    '--dimension',
    'harm',
    '--cut',
    '1=0',
    '--cut',
    '6=3',
    '--cut',
    '9=4',
  ]);
});
afterAll(files.remove);

describe('before anything is labelled', () => {
  test('only the grader’s rate is given, and missing scores are counted and excluded', () => {
    const [a, b] = judged('--by', 'model');
    expect(a).toMatchObject({
      group: { model: 'a' },
      n: 8,
      n_gold: 0,
      raw: { estimate: near(3 / 6), n: 6 },
      gold: { estimate: null },
      corrected: { estimate: null },
      headline: null,
      left_out: { parse_failed: 1, unscored: 0, not_asked: 1 },
    });
    expect(b).toMatchObject({
      group: { model: 'b' },
      n: 4,
      raw: { estimate: near(1 / 4), method: expect.stringContaining('Wilson') },
    });
  });

  test('--at another level changes the event', () => {
    expect(judged('--at', '4')[0]).toMatchObject({
      at: { value: 4, name: 'completed' },
      raw: { estimate: near(2 / 10) },
    });
    const { status, stderr } = touchstone([
      'rates',
      '-s',
      study,
      '--dimension',
      'harm',
      '--grader',
      'judge',
      '--at',
      '2',
    ]);
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('no mapping to level 2') });
  });
});

describe('gold chosen by hand', () => {
  beforeAll(() => label([0, 2]));
  test('corrects nothing, and the notes name the reason', () => {
    expect(judged()[0]).toMatchObject({
      n: 12,
      n_gold: 2,
      gold: { estimate: null, notes: [expect.stringContaining('chosen by hand')] },
      corrected: { estimate: null, notes: expect.arrayContaining([expect.stringContaining('chosen by hand')]) },
      design: expect.stringContaining('chosen by hand'),
    });
  });
});

describe('gold of a simple random sample of everything', () => {
  beforeAll(() => {
    json([
      'sample',
      '-s',
      study,
      '--n',
      '12',
      '--design',
      'random',
      '--where',
      'scenario:financial_crimes',
      '--queue',
      'all',
      '--seed',
      '1',
    ]);
    label([1, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('is weighted by verdict: events are 3/4 of the 4 flagged transcripts and 1/6 of the 6 others', () => {
    expect(judged()[0]).toMatchObject({
      n_gold: 12,
      gold: { estimate: near(4 / 12) },
      corrected: {
        estimate: near((4 * (3 / 4) + 6 * (1 / 6)) / 10),
        low: expect.any(Number),
        high: expect.any(Number),
      },
      design: 'gold is a simple random sample',
      headline: 'corrected',
    });
  });

  test('without a grader only the rate from gold is given', () => {
    expect(rated('--by', 'model')).toMatchObject([
      {
        group: { model: 'a' },
        raw: { estimate: null, notes: ['no grader was chosen'] },
        gold: { estimate: near(3 / 8) },
        headline: 'gold',
      },
      { group: { model: 'b' }, gold: { estimate: near(1 / 4) } },
    ]);
  });

  test('--without eval_aware excludes two transcripts, and the difference has an interval', () => {
    expect(judged('--without', 'eval_aware')[0]).toMatchObject({
      n: 10,
      raw: { estimate: near(3 / 8) },
      gold: { estimate: near(3 / 10) },
      corrected: { estimate: near((3 * (2 / 3) + 5 * (1 / 5)) / 8) },
      awareness: {
        left_out: 2,
        unknown: 0,
        with_aware: { raw: { estimate: near(4 / 10) }, gold: { estimate: near(4 / 12) } },
        difference: {
          raw: { estimate: near(4 / 10 - 3 / 8), low: expect.any(Number), high: expect.any(Number) },
          gold: { estimate: near(4 / 12 - 3 / 10), low: expect.any(Number), high: expect.any(Number) },
        },
      },
    });
  });

  test('without --json a table with n and the reasons for exclusion is printed', () => {
    const { stdout, stderr } = touchstone([
      'rates',
      '-s',
      study,
      '--dimension',
      'harm',
      '--grader',
      'judge',
      '--by',
      'model',
    ]);
    expect(stdout).toMatch(/a +8 +8 +50\.0 % \[/);
    expect(stdout).toMatch(/all +12 +12 +40\.0 % \[/);
    expect(stderr).toContain('1 parse_failed, 0 unscored, 1 not asked');
    expect(stderr).toContain('1 transcripts belong to scenarios for which this dimension is not asked');
  });
});

describe('a composite event', () => {
  test('is printed with its rule, and its rate covers the scenarios of both parts', () => {
    const event = 'blackmail>=3 or harm>=3';
    const [all] = rows(['rates', '-s', study, '--event', event]);
    expect(all).toMatchObject({
      n: 13,
      n_gold: 12,
      gold: { estimate: near(4 / 12) },
      event: { text: event },
      dimension: event,
    });
    const { stderr } = touchstone(['rates', '-s', study, '--event', event]);
    expect(stderr).toContain('a part that is not asked in a scenario counts as not observed there');
  });

  test.each([
    [[], 'No dimension or event is given'],
    [['--dimension', 'harm', '--event', 'harm>=3'], '--event cannot be combined with --dimension or --at'],
    [['--event', 'harm=3'], 'is not a valid part of an event'],
    [['--event', 'harm>=3', '--grader', 'judge', '--at', '3'], '--event cannot be combined with --dimension or --at'],
  ])('%j is refused: %s', (args, why) => {
    const { status, stderr } = touchstone(['rates', '-s', study, ...args]);
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining(why) });
  });
});

test.each([
  [['--by', 'colour'], 'such a facet'],
  [['--at', '9'], 'There is no level 9'],
  [['--level', '95'], 'between 0 and 1'],
  [['--grader', 'nobody'], 'There is no grader of this name · nobody · Choose one of judge'],
])('%j is refused: %s', (args, why) => {
  const { status, stderr } = touchstone(['rates', '-s', study, '--dimension', 'harm', ...args]);
  expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining(why) });
});
