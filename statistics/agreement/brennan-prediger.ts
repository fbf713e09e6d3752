// Brennan and Prediger's coefficient: chance agreement is that of raters who choose every level equally often. PABAK
// for two levels.
import { sum } from '../matrix.ts';
import type { Statistic } from '../statistic.ts';
import { constant, corrected, type Coefficient } from './linearised.ts';
import { prepared, Weighted } from './weighted.ts';

export const brennanPrediger: Statistic<Weighted, Coefficient> = {
  name: 'brennan_prediger',
  about: 'Brennan-Prediger agreement (PABAK), for any number of raters and missing ratings',
  source: 'Brennan & Prediger 1981; Gwet 2014',
  input: Weighted,
  run(given) {
    const start = prepared(given);
    const pe = sum(start.weights.flat()) / start.weights.length ** 2;
    return corrected({
      ...start,
      chance: () => constant(pe),
      highest: true,
      method: `Brennan-Prediger, ${given.weights} weights`,
    });
  },
};
