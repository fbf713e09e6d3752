// How many labels of each of two models are needed to distinguish their rates.
import { z } from 'zod';
import { normalAt } from '../distributions.ts';
import type { Statistic } from '../statistic.ts';

export interface SizeOfDifference {
  /** Null if the rates are equal: no number can distinguish them. */
  n_raw: number | null;
  n_per_group: number | null;
  notes: string[];
}

const Rate = z.number().min(0).max(1);
const Input = z.strictObject({
  p1: Rate,
  p2: Rate,
  power: z.number().gt(0).lt(1).default(0.8),
  alpha: z.number().gt(0).lt(1).default(0.05).describe('two-sided'),
});

/** The normal formula without continuity correction, as in R's power.prop.test. Fleiss 1981. */
function run({ p1, p2, power, alpha }: z.infer<typeof Input>): SizeOfDifference {
  if (p1 === p2)
    return {
      n_raw: null,
      n_per_group: null,
      notes: ['the rates are equal, so no number of labels can distinguish them'],
    };
  const pooled = (p1 + p2) / 2;
  const under = normalAt(1 - alpha / 2) * Math.sqrt(2 * pooled * (1 - pooled));
  const beyond = normalAt(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  const raw = ((under + beyond) / (p1 - p2)) ** 2;
  return { n_raw: raw, n_per_group: Math.ceil(raw), notes: [] };
}

export const sampleSizeTwoRates: Statistic<z.infer<typeof Input>, SizeOfDifference> = {
  name: 'sample_size_two_rates',
  about: 'the number of labels of each model that distinguishes two rates',
  source: 'Fleiss 1981',
  input: Input,
  run,
};
