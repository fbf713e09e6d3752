// The inclusion probability of a unit that several independent draws can take.
import { z } from 'zod';
import type { Statistic } from '../statistic.ts';

/** 1 - product of (1 - probability): the probability to be in at least one of several independent draws. */
export const unionProbability = (probabilities: readonly number[]): number =>
  1 - probabilities.reduce((missed, probability) => missed * (1 - probability), 1);

export interface Union {
  inclusion_prob: number[];
  /** The probability of the random part (the draw `audit`), which is valid by itself; null if a unit was not in it. */
  audit_only_prob: (number | null)[];
}

const Input = z.strictObject({ draw_probs: z.array(z.record(z.string(), z.number().min(0).max(1))).min(1) });

export const unionInclusion: Statistic<z.infer<typeof Input>, Union> = {
  name: 'union_inclusion',
  about: 'the inclusion probability of units that can be drawn by several independent draws',
  source: 'Särndal, Swensson & Wretman 1992',
  input: Input,
  run: ({ draw_probs }) => ({
    inclusion_prob: draw_probs.map((draws) => unionProbability(Object.values(draws))),
    audit_only_prob: draw_probs.map((draws) => draws['audit'] ?? null),
  }),
};
