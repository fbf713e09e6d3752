// The result of every statistic: a number with its interval, the data it rests on, and notes on what is not available.
import { z } from 'zod';

/** The level of every interval, unless the user asks for another. */
export const CONFIDENCE = 0.95;

/**
 * `estimate` is null if it is not available, `low` and `high` if there is no interval; `notes` then gives the reason.
 * `level` is that of the interval, `n` the number of independent units, `method` names estimator and interval.
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
