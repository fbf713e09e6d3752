// Calls that list queues with what stands behind them, close them and delete them.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { QueueSummary } from '../queue.ts';

const Named = z.object({ name: z.string() });

export const queueCalls = {
  'queues.list': { input: z.object({}), output: z.array(QueueSummary), reads: ['queues', 'labels', 'gold', 'packets'] },
  /** Its seats end, and it takes no more work. */
  'queues.close': { input: Named, output: z.object({}), changes: ['queues'], repeatable: true },
  /** `kept`: labels, draws and chances of it stay. */
  'queues.delete': { input: Named, output: z.object({ kept: z.boolean() }), changes: ['queues'], repeatable: false },
} satisfies Calls;
