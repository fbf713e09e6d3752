// `touchstone calibrate`: values calculated by hand on ten scored transcripts, a draw with unequal probabilities, and
// gold chosen by hand.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
const [study, uneven] = [files.path('study.touchstone'), files.path('uneven.touchstone')];

/**
 * By transcript: the model, the judge's score (null: unreadable, undefined: not asked), and the level of harm that both
 * raters give.
 */
const ITEMS: readonly (readonly [string, number | null | undefined, number])[] = [
  ['a', 9, 4],
  ['a', 8, 3],
  ['a', 7, 0],
  ['a', 2, 0],
  ['a', 1, 0],
  ['a', 1, 3],
  ['a', null, 0],
  ['a', undefined, 0],
  ['b', 9, 4],
  ['b', 1, 0],
  ['b', 1, 0],
  ['b', 2, 0],
];

const near = (value: number): unknown => expect.closeTo(value, 10);
const estimate = (value: number, n: number): unknown =>
  expect.objectContaining({
    estimate: near(value),
    low: expect.any(Number),
    high: expect.any(Number),
    n,
    method: expect.any(String),
  });
const calibrated = (...more: string[]): unknown =>
  json(['calibrate', '-s', study, '--grader', 'judge', '--dimension', 'harm', ...more]);

function label(path: string, transcripts: readonly number[]): void {
  const lines = transcripts.flatMap((n) => ['Ada', 'Bo'].map((rater) => `t${n},${rater},${ITEMS[n]?.[2] ?? 0},0,1,0`));
  json([
    'labels',
    'import',
    '-s',
    path,
    files.write(
      `labels-${transcripts.join('-')}.csv`,
      `source_id,rater,harm,eval_awareness,reasoning_quality,admirable\n${lines.join('\n')}\n`,
    ),
  ]);
  json(['adjudicate', '-s', path, '--rule', 'unanimous'], 0);
}

function make(path: string): void {
  json(['new', '-s', path]);
  const lines = ITEMS.map(([model], n) =>
    JSON.stringify({ ...chat(`words ${n}`), id: `t${n}`, scenario: 'financial_crimes', model }),
  );
  json(['import', '-s', path, files.write('in.jsonl', `${lines.join('\n')}\n`)]);
  const scores = ITEMS.flatMap(([, value], n) =>
    value === undefined ? [] : [`t${n},harm,${value ?? ''},${value === null ? 'parse_failed' : 'scored'}`],
  );
  json([
    'scores',
    'import',
    '-s',
    path,
    files.write('s.csv', `id,dimension,value,state\n${scores.join('\n')}\n`),
    '--grader',
    'judge',
  ]);
  json([
    'mapping',
    'set',
    '-s',
    path,
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
}

beforeAll(() => {
  make(study);
  make(uneven);
});
afterAll(files.remove);

test('gold chosen by hand is measured, with a note that it represents no other transcripts', () => {
  label(study, [0, 2]);
  expect(calibrated()).toMatchObject({
    n: 2,
    matrix: { tp: 1, fp: 1, fn: 0, tn: 0 },
    notes: [
      expect.stringContaining('chosen by hand'),
      expect.stringContaining('read as 0 none, 3 attempted, 4 completed only'),
      expect.stringContaining('2 of these transcripts rests on a label imported without the information whether'),
    ],
    auc: { estimate: 1 },
  });
});

describe('gold of a simple random sample of everything', () => {
  beforeAll(() => {
    json(['sample', '-s', study, '--n', '12', '--design', 'random', '--queue', 'all', '--seed', '1']);
    label(study, [1, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  test('the threshold comes from the mapping, and transcripts outside of the matrix are counted by reason', () => {
    expect(calibrated()).toMatchObject({
      n: 10,
      positives: 4,
      at: { value: 3 },
      mapping: 1,
      design: 'gold is a simple random sample',
      is_weighted: false,
      left_out: { parse_failed: 1, unscored: 0, not_asked: 1, no_level: 0, beyond_judging: 0 },
      threshold: 6,
      matrix: { tp: 3, fp: 1, fn: 1, tn: 5 },
      weighted: null,
      rates: {
        sensitivity: estimate(3 / 4, 4),
        specificity: estimate(5 / 6, 6),
        precision: estimate(3 / 4, 4),
        accuracy: estimate(8 / 10, 10),
        f1: estimate(6 / 8, 10),
      },
    });
  });

  test('AUC covers all thresholds, and bias, error and kappa compare levels', () => {
    expect(calibrated()).toMatchObject({
      auc: estimate(19.5 / 24, 10),
      probabilities: 'platt',
      brier: { estimate: expect.any(Number), n: 10, notes: expect.arrayContaining([expect.stringContaining('Platt')]) },
      ece: { estimate: expect.any(Number), notes: expect.arrayContaining([expect.stringContaining('biased upwards')]) },
      levels: { bias: { estimate: near(0) }, mae: estimate(6 / 10, 10), quadratic_kappa: { n: 10 } },
      level_matrix: [
        [5, 0, 0, 1, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [1, 0, 0, 1, 0],
        [0, 0, 0, 0, 2],
      ],
      residuals: { model: [{ group: 'a', estimate: near(0), n: 6 }, { group: 'b' }] },
      thresholds: { youden: { threshold: 8, tpr: 3 / 4, fpr: 0 }, f1: { threshold: 8 } },
    });
  });

  test.each([
    ['youden', 8, { tp: 3, fp: 0, fn: 1, tn: 6 }],
    ['fpr=0.2', 8, { tp: 3, fp: 0, fn: 1, tn: 6 }],
    ['cost=1:10', 1, { tp: 4, fp: 6, fn: 0, tn: 0 }],
  ])('a threshold chosen by %s is %d, and is measured on held-out gold', (how, threshold, matrix) => {
    expect(calibrated('--optimise', how)).toMatchObject({
      threshold,
      matrix,
      held_out: { rates: { accuracy: { n: 5 } } },
      rates: { sensitivity: { notes: expect.arrayContaining([expect.stringContaining('optimistic')]) } },
    });
  });

  test('--threshold sets the threshold, and --at the level', () => {
    expect(calibrated('--threshold', '9', '--at', '4')).toMatchObject({
      at: { value: 4 },
      matrix: { tp: 2, fp: 0, fn: 0, tn: 8 },
    });
  });

  test('--versus compares a second grader on the same transcripts by McNemar’s test', () => {
    // the second grader gives levels, and is wrong only on the first transcript
    const scores = ITEMS.map(([, , harm], n) => `t${n},harm,${n === 0 ? 0 : harm}`);
    json([
      'scores',
      'import',
      '-s',
      study,
      files.write('o.csv', `id,dimension,value\n${scores.join('\n')}\n`),
      '--grader',
      'other',
    ]);
    expect(calibrated('--versus', 'other')).toMatchObject({
      versus: {
        n: 10,
        thresholds: [6, 3],
        accuracy: { estimate: near(-1 / 10), b: 1, c: 2, midp: near(0.625), exact_p: 1 },
        notes: ['0 transcripts have a score of the first only, 2 of the second only: both are left out'],
      },
    });
  });

  test('the filter of a cell finds its transcripts', () => {
    const found = (where: string): number => rows(['list', '-s', study, '--where', where]).length;
    expect(found('gold[harm]>=3 score[judge.harm]>=6')).toBe(3);
    expect(found('gold[harm]<3 score[judge.harm]>=6 drawn:yes')).toBe(1);
    expect(found('gold[harm]:any')).toBe(12);
  });

  test('prints tables with intervals and notes', () => {
    const { stdout, stderr } = touchstone([
      'calibrate',
      '-s',
      study,
      '--grader',
      'judge',
      '--dimension',
      'harm',
      '--optimise',
      'youden',
    ]);
    expect(stdout).toMatch(/flagged from 8 +grader: yes +grader: no\ngold: yes +3 +1\ngold: no +0 +6/);
    expect(stdout).toMatch(/sensitivity +0\.750 \[0\.301, 0\.954\] +\d/);
    expect(stderr).toContain('left out: 1 parse_failed, 0 unscored, 1 not asked');
    expect(stderr).toContain('chosen on these transcripts');
  });
});

test('gold with unequal probabilities is weighted, and the matrix adds up to the drawable transcripts that have a score', () => {
  json([
    'sample',
    '-s',
    uneven,
    '--n',
    '8',
    '--design',
    'stratified',
    '--by',
    'model',
    '--allocation',
    'equal',
    '--queue',
    'some',
    '--seed',
    '3',
  ]);
  label(uneven, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  const Found = z.object({
    n: z.number(),
    is_weighted: z.literal(true),
    matrix: z.record(z.string(), z.number()),
    weighted: z.record(z.string(), z.number()),
    notes: z.array(z.string()),
    rates: z.record(z.string(), z.object({ estimate: z.number().nullable(), method: z.string() })),
  });
  const found = Found.parse(json(['calibrate', '-s', uneven, '--grader', 'judge', '--dimension', 'harm']));
  const { tp = 0, fp = 0, fn = 0, tn = 0 } = found.weighted;
  expect(found.notes[0]).toContain('1 / its inclusion probability');
  expect(found.notes[1]).toContain('gold on 4 transcripts was chosen by hand');
  // four transcripts of the eight of model a weigh 2 each, the four of model b weigh 1 each
  expect(tp + fp + fn + tn).toBe(2 * (found.n - 4) + 4);
  expect(found.rates['sensitivity']?.estimate).toBeCloseTo(tp / (tp + fn), 10);
  expect(found.rates['accuracy']?.method).toMatch(/resampled|bound/);
});

test.each([
  [['--threshold', '5', '--optimise', 'f1'], '--threshold and --optimise cannot be combined'],
  [['--optimise', 'best'], 'youden, f1, cost=FP:FN'],
  [['--optimise', 'cost=0:0'], 'youden, f1, cost=FP:FN'],
  [['--at', '2'], 'no mapping to level 2'],
  [['--versus', 'nobody'], 'There is no grader of this name · nobody'],
])('%j is refused: %s', (args, why) => {
  const { status, stderr } = touchstone([
    'calibrate',
    '-s',
    study,
    '--grader',
    'judge',
    '--dimension',
    'harm',
    ...args,
  ]);
  expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining(why) });
});
