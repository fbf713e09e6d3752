// Calls that list queues with what stands behind them, close them and delete them.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { QueuePurpose } from '../queue.ts';

export const QueueSummary = z.object({
  name: z.string(),
  design: z.string().describe('how it was drawn, in words'),
  purpose: QueuePurpose,
  blind: z.boolean(),
  /** How many raters label each transcript; null: anyone may. */
  overlap: z.number().nullable(),
  created_at: z.string(),
  /** It takes no more work. */
  closed: z.boolean(),
  total: z.number(),
  seats: z.number().describe('taken'),
  labels: z.number().describe('submitted in it, by every rater'),
  /** Labels, gold or packets of it: if it is deleted, they stay with its draws and chances. */
  has_work: z.boolean(),
});
export type QueueSummary = z.infer<typeof QueueSummary>;

const Named = z.object({ name: z.string() });

export const queueCalls = {
  'queues.list': { input: z.object({}), output: z.array(QueueSummary), reads: ['queues', 'labels', 'gold', 'packets'] },
  /** Its seats end, and it takes no more work. */
  'queues.close': { input: Named, output: z.object({}), changes: ['queues'], repeatable: true },
  /** `kept`: labels, draws and chances of it stay. */
  'queues.delete': { input: Named, output: z.object({ kept: z.boolean() }), changes: ['queues'], repeatable: false },
} satisfies Calls;
