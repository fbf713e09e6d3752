// Every statistic of calibration in the catalogue: the schema of its input, and no answer that is not a finite number.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { calibration } from '../../statistics/calibration/index.ts';

describe('every statistic by name', () => {
  const Answer = z.looseObject({
    estimate: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    notes: z.array(z.string()),
  });
  const lists = (gold: number[], value: number): Record<string, unknown> => {
    const probs = gold.map((_, unit) => Math.min(1, value * (unit + 1)));
    const shared = {
      gold,
      score: probs,
      score_a: probs,
      score_b: probs,
      prob: probs,
      a: gold,
      b: gold,
      x: probs,
      y: gold,
      query: [0.5],
    };
    return { ...shared, grader: gold, scale: null, cluster: gold.map((_, unit) => unit % 2), replicates: 50 };
  };
  const table = (count: number): Record<string, unknown> => ({
    tp: count,
    fp: 0,
    fn: 0,
    tn: 0,
    labels: ['a', 'b'],
    gold_by_grader: [
      [count, 0],
      [0, 0],
    ],
    both_correct: count,
    only_a_correct: 0,
    only_b_correct: 0,
    both_wrong: 0,
  });
  const degenerate = [
    { ...lists([], 0), ...table(0) },
    { ...lists([1], 0), ...table(1) },
    { ...lists([0, 0, 0], 0), ...table(3) },
    { ...lists([0, 1], 0.5), ...table(3) },
    { ...lists([0, 1, 0, 1], 0), ...table(3) },
    { ...lists([0, 0, 1, 1], 0.25), ...table(3) },
  ];

  test.each(calibration.map((statistic) => [statistic.name, statistic] as const))(
    '%s gives finite numbers, or null with the reason, for degenerate input',
    (_, statistic) => {
      const keys = Object.keys(
        z.toJSONSchema(statistic.input, { io: 'input', unrepresentable: 'any' }).properties ?? {},
      );
      for (const all of degenerate) {
        const input = Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)));
        const answer = Answer.parse(statistic.run(input));
        // JSON contains only finite numbers
        expect(z.json().safeParse(answer).error).toBeUndefined();
        if (answer.estimate === null || answer.low === null || answer.high === null)
          expect(answer.notes).not.toEqual([]);
      }
    },
  );

  test.each(calibration.map((statistic) => [statistic.name, statistic] as const))(
    '%s describes its input',
    (_, { input, about, source }) => {
      const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
      expect(Object.keys(schema.properties ?? {})).not.toEqual([]);
      expect([about, source]).not.toContain('');
    },
  );

  test('lists of unequal length, values off the scale and resamples of unknown units are refused', () => {
    const run = (name: string, input: unknown): object | undefined =>
      calibration.find((each) => each.name === name)?.run(input);
    expect(() => run('auroc', { gold: [0, 1], score: [0.5] })).toThrow('must have the same length');
    expect(() => run('ordinal_agreement', { gold: [1], grader: [6], scale: [1, 2, 3] })).toThrow(
      'must be on the declared scale',
    );
    expect(() => run('paired_bootstrap', { gold: [0, 1], a: [0, 1], b: [0, 1], resample_indices: [[0, 2]] })).toThrow(
      'must name existing',
    );
    expect(() => run('multiclass_metrics', { labels: ['a', 'b'], gold_by_grader: [[1, 2]] })).toThrow(
      'a row and a column',
    );
    expect(() => run('confusion_metrics', { tp: 1e6, fp: 1e6, fn: 0, tn: 0 })).toThrow('not count more than 1,000,000');
    expect(() => run('ece', { gold: [0], prob: [0.5], binning: 'some other' })).toThrow();
    const twice = { gold: [0, 1], a: [0, 1], cluster: ['x', 'y'], cluster_order: ['x', 'x', 'y'] };
    expect(() => run('cluster_bootstrap', twice)).toThrow('every cluster once');
  });
});
