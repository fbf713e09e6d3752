// The precision to expect of an AUC from given numbers of positives and negatives.
import { z } from 'zod';
import type { Statistic } from '../statistic.ts';

const Input = z.strictObject({ auc: z.number().min(0).max(1), n_pos: z.int().min(1), n_neg: z.int().min(1) });

/** With exponential score distributions. Hanley & McNeil 1982. */
function run({ auc, n_pos, n_neg }: z.infer<typeof Input>): { se: number } {
  const [both, mean] = [auc / (2 - auc), (2 * auc ** 2) / (1 + auc)];
  const variance =
    (auc * (1 - auc) + (n_pos - 1) * (both - auc ** 2) + (n_neg - 1) * (mean - auc ** 2)) / (n_pos * n_neg);
  return { se: Math.sqrt(variance) };
}

export const aucSePlanning: Statistic<z.infer<typeof Input>, { se: number }> = {
  name: 'auc_se_planning',
  about: 'the standard error to expect of an AUC',
  source: 'Hanley & McNeil 1982',
  input: Input,
  run,
};
