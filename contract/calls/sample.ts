// Calls that make a queue, from a whole filter or by a sample design. The jobs process answers them: a queue or a frame
// may have 100,000 transcripts, and is made in steps between which labels are saved.
import { z } from 'zod';
import { LONGEST_TITLE } from '../limits.ts';
import { topicsBut, type Calls } from '../call.ts';
import { Outcome } from '../outcome.ts';
import { JobInput } from '../job.ts';
import { Hidden, Queue, QueuePurpose, SampleReport, SampleWish, ScoreFrom } from '../queue.ts';

export const sampleCalls = {
  /** How many transcripts a draw would take from each stratum; draws nothing. */
  'sample.preview': {
    input: SampleWish.pick({ filter: true, rater: true, n: true, design: true }),
    output: SampleReport.pick({ n: true, population: true, strata: true, notes: true }),
    reads: topicsBut('views', 'settings', 'raters', 'packets', 'drafts'),
  },
  /** For an event of several parts: for each part the lowest score that a grader flags. */
  'sample.flags': {
    input: z.object({ grader: z.string(), outcome: Outcome }),
    output: z.array(ScoreFrom),
    reads: ['scores', 'mappings', 'rubric'],
  },
  'sample.draw': {
    input: JobInput.extend(SampleWish.shape),
    output: SampleReport,
    changes: ['queues'],
    repeatable: false,
  },
  /**
   * Puts every transcript of a filter (or the selected ones) into a new queue. A training queue gets only those with
   * gold, and no hidden items.
   */
  'sample.make_queue': {
    input: JobInput.extend({
      name: z.string().min(1).max(LONGEST_TITLE),
      filter: z.string(),
      rater: z
        .string()
        .nullable()
        .describe('id of the rater who makes it: the filter applies to what this rater may see'),
      transcripts: z.array(z.number().int()).nullable(),
      blind: z.boolean(),
      purpose: QueuePurpose,
      hidden: Hidden,
    }),
    output: Queue,
    changes: ['queues'],
    repeatable: false,
  },
} satisfies Calls;
