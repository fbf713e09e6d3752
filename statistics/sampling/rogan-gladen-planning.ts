// The precision to expect of a corrected rate from a given amount of calibration gold.
import { z } from 'zod';
import { deltaSe } from '../rates/rogan-gladen.ts';
import { REASONS } from '../reasons.ts';
import type { Statistic } from '../statistic.ts';

export interface RoganGladenPlan {
  /** One for each split; null if the grader is not better than chance. */
  se: number[] | null;
  notes: string[];
}

const Rate = z.number().min(0).max(1);
const Input = z.strictObject({
  theta: Rate.describe('the expected rate'),
  sensitivity: Rate,
  specificity: Rate,
  n: z.int().min(1).describe('transcripts graded'),
  splits: z
    .array(z.tuple([z.int().min(1), z.int().min(1)]))
    .min(1)
    .describe('calibration gold: positives, negatives'),
});

function run({ theta, sensitivity, specificity, n, splits }: z.infer<typeof Input>): RoganGladenPlan {
  if (sensitivity + specificity <= 1) return { se: null, notes: [REASONS.grader_not_better_than_chance] };
  const apparent = theta * sensitivity + (1 - theta) * (1 - specificity);
  const se = splits.map(([n_gold_positive, n_gold_negative]) =>
    deltaSe(theta, apparent, { sensitivity, specificity, n, n_gold_positive, n_gold_negative }),
  );
  return { se, notes: [] };
}

export const roganGladenSePlanning: Statistic<z.infer<typeof Input>, RoganGladenPlan> = {
  name: 'rogan_gladen_se_planning',
  about: 'the standard error to expect of a Rogan-Gladen rate for splits of the calibration gold (for planning only)',
  source: 'Rogan & Gladen 1978',
  input: Input,
  run,
};
