// The result of every statistic: a number with its interval, the data it rests on, and notes on what is not available.
import { z } from 'zod';

/**
 * `estimate` is null where it cannot be said, `low` and `high` where an interval cannot; `notes` then says why, in
 * words. `level` is that of the interval (0.95), `n` the independent units behind the number, `method` names estimator
 * and interval.
 */
export const Estimate = z.object({
  estimate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  level: z.number(),
  n: z.number(),
  method: z.string(),
  notes: z.array(z.string()),
});
export type Estimate = z.infer<typeof Estimate>;
