// Isotonic regression: maps scores to probabilities by the best curve that never falls.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { at, countBelow, groups, repeated } from '../lists.ts';
import { estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { LEVEL, Numbers, notAsLong, sameLength } from './inputs.ts';

/** The fitted values at the distinct `x`, both ascending. */
export interface Isotonic {
  x: Float64Array;
  y: Float64Array;
}

/** Ties in x are pooled into their weighted mean, then adjacent violators. Ayer et al. 1955; as in scikit-learn. */
export function isotonic(points: {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  weights?: ArrayLike<number> | undefined;
}): Isotonic {
  const { values, of } = groups(points.x);
  const [weight, total] = [new Float64Array(values.length), new Float64Array(values.length)];
  of.forEach((group, unit) => {
    const own = points.weights?.[unit] ?? 1;
    weight[group] = at(weight, group) + own;
    total[group] = at(total, group) + own * at(points.y, unit);
  });
  const blocks: { mean: number; weight: number; values: number }[] = [];
  for (let group = 0; group < values.length; group++) {
    let block = { mean: at(total, group) / at(weight, group), weight: at(weight, group), values: 1 };
    for (let last = blocks.at(-1); last !== undefined && last.mean >= block.mean; last = blocks.at(-1)) {
      const both = last.weight + block.weight;
      block = {
        mean: (last.mean * last.weight + block.mean * block.weight) / both,
        weight: both,
        values: last.values + block.values,
      };
      blocks.pop();
    }
    blocks.push(block);
  }
  return { x: values, y: Float64Array.from(blocks.flatMap(({ mean, values }) => repeated(mean, values))) };
}

/** The fit at `query`: linear between the fitted values, constant outside. */
export function isotonicAt({ x, y }: Isotonic, query: number): number {
  const above = countBelow(x, query);
  if (above === 0 || above === x.length) return at(y, Math.min(above, x.length - 1));
  const [x0, x1, y0, y1] = [at(x, above - 1), at(x, above), at(y, above - 1), at(y, above)];
  return query === x1 ? y1 : y0 + ((y1 - y0) * (query - x0)) / (x1 - x0);
}

/** The fit at `query` as a step function: the value at or below it. */
export function isotonicStepAt({ x, y }: Isotonic, query: number): number {
  const above = countBelow(x, query);
  return at(y, x[above] === query ? above : Math.max(0, above - 1));
}

interface IsotonicAnswer extends Estimate {
  knots: [number, number][];
  predict_linear: (number | null)[];
  predict_step_left: (number | null)[];
}

const Input = z
  .strictObject({ x: Numbers, y: Numbers, weights: z.array(z.number().gt(0)).nullish(), query: Numbers.default([]) })
  .refine(({ x, y, weights }) => sameLength(x, y, weights ?? x), notAsLong('x', 'y', 'weights'));

export const isotonicStatistic: Statistic<z.infer<typeof Input>, IsotonicAnswer> = {
  name: 'isotonic',
  about: 'isotonic regression of y on x by pooling adjacent violators, and its value at other x',
  source: 'Ayer et al. 1955',
  input: Input,
  run: ({ x, y, weights, query }) => {
    const about = { level: LEVEL, n: x.length, method: 'isotonic regression' };
    if (x.length === 0)
      return {
        ...undefinedEstimate('no_data', about),
        knots: [],
        predict_linear: query.map(() => null),
        predict_step_left: query.map(() => null),
      };
    const fit = isotonic({ x, y, weights: weights ?? undefined });
    return {
      ...estimateOf({ ...about, estimate: null, notes: ['a fitted curve is not a single value'] }),
      knots: Array.from(fit.x, (value, index): [number, number] => [value, at(fit.y, index)]),
      predict_linear: query.map((each) => isotonicAt(fit, each)),
      predict_step_left: query.map((each) => isotonicStepAt(fit, each)),
    };
  },
};
