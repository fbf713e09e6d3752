// Sensitivity and specificity of two raters, and the rate in each of two populations or more, from tables alone.
import { z } from 'zod';
import { sum } from '../lists.ts';
import type { Statistic } from '../statistic.ts';
import { latentClassRate, RESAMPLING, type LatentClassRate, type RatedUnit } from './latent-class-rate.ts';

const Cell = z.int().min(0).max(1_000_000);
const Table = z
  .strictObject({ both: Cell, only_first: Cell, only_second: Cell, neither: Cell })
  .describe('counts by which rater found an event');
const Tables = z.strictObject({
  populations: z.array(Table).min(2).max(20),
  confidence: z.number().gt(0).lt(1).default(0.95),
  ...RESAMPLING,
});

export const huiWalterStatistic: Statistic<z.infer<typeof Tables>, LatentClassRate> = {
  name: 'hui_walter',
  about: 'sensitivity and specificity of two raters, and the rate in each of two populations or more, without gold',
  source: 'Hui & Walter 1980, Biometrics 36:167-171',
  input: Tables,
  run: ({ populations, confidence, ...resampling }) => {
    const sizes = populations.map((table) => table.both + table.only_first + table.only_second + table.neither);
    const many = (count: number, population: number, votes: (0 | 1)[]): RatedUnit[] =>
      Array.from({ length: count }, () => ({ population, votes, weight: 1 }));
    return latentClassRate({
      ...resampling,
      units: populations.flatMap(({ both, only_first, only_second, neither }, at) => [
        ...many(both, at, [1, 1]),
        ...many(only_first, at, [1, 0]),
        ...many(only_second, at, [0, 1]),
        ...many(neither, at, [0, 0]),
      ]),
      raters: ['first', 'second'],
      populations: sizes.map((size, at) => ({ population: String(at + 1), share: size / sum(sizes) })),
      level: confidence,
    });
  },
};
