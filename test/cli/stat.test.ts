// `touchstone stat`: invalid inputs are refused with the name of the wrong key, and a batch continues after an invalid
// line.
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { casesOf } from '../statistics/fixtures.ts';
import { folder, touchstone } from './touchstone.ts';

const files = folder();
afterAll(files.remove);

const Line = z.strictObject({
  id: z.json(),
  output: z.record(z.string(), z.json()).optional(),
  error: z.string().optional(),
});

/** Runs a batch; returns the answer to each line, and the exit status. */
function batch(lines: readonly string[]): { status: number | null; answers: z.infer<typeof Line>[] } {
  const { status, stdout } = touchstone(['stat', '--batch', files.write('batch.jsonl', lines.join('\n'))]);
  return {
    status,
    answers: stdout
      .trim()
      .split('\n')
      .map((line) => Line.parse(JSON.parse(line))),
  };
}

/** The key because of which each case of the audit is refused. */
const WRONG: Readonly<Record<string, string>> = {
  'new-prop-unknown-key': 'confidance',
  'new-ppi-confidence-key': 'confidence',
  'new-ppis-weights': 'weight',
  'new-mv-reversed': 'ci1',
  'new-mv-outside': 'rate1',
  'new-alpha-ratio-neg': 'metric',
  'new-offset-rev': 'codepoint_spans',
  'new-ds-dupvote': 'annotations',
  'new-mc-duplabel': 'labels',
  'new-prn-dup': 'ids',
  'new-spanpair-collide': 'raters',
};

test('in a batch of the audit’s cases errors name their key, and the lines after them are answered', () => {
  const cases = casesOf('audit');
  const { status, answers } = batch(cases.map(({ id, stat, input }) => JSON.stringify({ id, stat, input })));
  expect(status).toBe(1);
  expect(answers.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
  for (const [at, { id, expect_refusal }] of cases.entries()) {
    const answer = answers[at];
    if (expect_refusal) expect(answer?.error).toContain(WRONG[id] ?? 'no key is named for this case');
    else expect(answer?.output).toBeDefined();
  }
});

test('an invalid line is answered with its id, or with its line number if it has none', () => {
  const good = { id: 'good', stat: 'proportion_ci', input: { x: 1, n: 4 } };
  const { answers } = batch([
    '{"id": 1, "stat": "proportion_ci", "input": {"x": 5, "n": 4}}',
    '{"id": "no-input", "stat": "proportion_ci"}',
    '{"id": "more", "stat": "proportion_ci", "input": {"x": 1, "n": 4}, "inptu": {}}',
    '{"id": "unknown", "stat": "proportion", "input": {}}',
    'no JSON',
    JSON.stringify(good),
  ]);
  expect(answers.map(({ id }) => id)).toEqual([1, 'no-input', 'more', 'unknown', null, 'good']);
  expect(answers.map(({ error }) => error)).toEqual([
    expect.stringContaining('x must not be more than n'),
    expect.stringContaining('input'),
    expect.stringContaining('inptu'),
    expect.stringContaining('There is no statistic called proportion'),
    expect.stringContaining('line 5'),
    undefined,
  ]);
});

describe('one statistic on a file', () => {
  const refusal = (name: string, input: unknown): string => {
    const { status, stderr } = touchstone(['stat', name, files.write('input.json', JSON.stringify(input))]);
    expect(status).toBe(2);
    return stderr;
  };

  test.each([
    ['a misspelt key', 'auroc', { gold: [0, 1], score: [0, 1], confidnce: 0.9 }, 'confidnce'],
    ['a misspelt key in a part', 'stratified_mean', { strata: [{ N: 3, y: [0], weigth: 1 }] }, 'weigth'],
    ['a misspelt key in a row', 'audit_vs_weighted', { rows: [{ pi: 0.5, y: 1, in_audit: true, audit: 1 }] }, 'audit'],
    ['weights without a meaning', 'gwet_ac', { units: [[1, 2]], scale: [1, 2], weights: 'quadratik' }, 'weights'],
    [
      'weights above 1',
      'gwet_ac',
      {
        units: [[1, 2]],
        scale: [1, 2],
        weights: 'custom',
        agreement_weights: [
          [1, 3],
          [3, 1],
        ],
      },
      'agreement_weights',
    ],
    [
      'a cluster for a table',
      'cohen_kappa',
      {
        table: [
          [1, 0],
          [0, 1],
        ],
        cluster: ['a'],
      },
      'cluster',
    ],
    [
      'a rate above 1',
      'rogan_gladen',
      { apparent_rate: 1.2, n: 9, sensitivity: 1, n_gold_positive: 9, specificity: 1, n_gold_negative: 9 },
      'apparent_rate',
    ],
    ['a rater twice', 'dawid_skene', { annotations: [], items: ['i'], raters: ['a', 'a'], n_classes: 2 }, 'raters'],
    [
      'a rater by number and by name',
      'dawid_skene',
      { annotations: [], items: ['i'], raters: [1, '1'], n_classes: 2 },
      'raters',
    ],
    [
      'a label twice on a unit',
      'per_label_agreement',
      { rater_a: [['x', 'x']], rater_b: [['x']], labels: ['x'] },
      'rater_a',
    ],
    [
      'a token that ends before it starts',
      'span_agreement',
      { a: [], b: [], labels: ['x'], tokens: [[4, 2]] },
      'tokens',
    ],
    [
      'a habit that sums to more than 1',
      'mace_em',
      { annotations: [], items: ['i'], raters: ['a'], n_classes: 2, init: { theta: [0.5], xi: [[0.5, 0.6]] } },
      'xi',
    ],
    ['lists of two lengths', 'brier', { gold: [0, 1], prob: [0.5] }, 'prob'],
  ])('%s is refused, and the error names its key', (_, name, input, key) => {
    expect(refusal(name, input)).toContain(key);
  });

  test('confidence sets the level of every answer', () => {
    const binary = { gold: [0, 1, 1, 0, 1], score: [0.1, 0.9, 0.7, 0.4, 0.2], confidence: 0.8 };
    const { answers } = batch(
      [
        { id: 1, stat: 'auroc', input: binary },
        { id: 2, stat: 'confusion_metrics', input: { tp: 3, fp: 1, fn: 2, tn: 9, confidence: 0.8 } },
        {
          id: 3,
          stat: 'ordinal_agreement',
          input: { gold: [1, 2, 3, 2], grader: [1, 2, 2, 3], scale: [1, 2, 3], confidence: 0.8 },
        },
        {
          id: 4,
          stat: 'two_rater_agreement',
          input: {
            table: [
              [9, 1],
              [2, 5],
            ],
            confidence: 0.8,
          },
        },
        {
          id: 5,
          stat: 'mcnemar',
          input: { both_correct: 9, only_a_correct: 3, only_b_correct: 1, both_wrong: 2, confidence: 0.8 },
        },
        {
          id: 6,
          stat: 'span_agreement_corpus',
          input: { docs: [{ a: [[0, 9, 'x']], b: [[5, 9, 'x']] }], label: 'x', confidence: 0.8 },
        },
      ].map((task) => JSON.stringify(task)),
    );
    expect(answers.map(({ output }) => output?.['level'])).toEqual(answers.map(() => 0.8));
  });
});
