// Calls that draw a queue by a sample design. The jobs process answers them, since a frame may hold 100,000
// transcripts.
import { z } from 'zod';
import { topicsBut, type Calls } from '../call.ts';
import { Outcome } from '../outcome.ts';
import { SampleReport, SampleWish, ScoreFrom } from '../queue.ts';

export const sampleCalls = {
  /** How many transcripts a draw would take from each stratum; draws nothing. */
  'sample.preview': {
    input: SampleWish.pick({ filter: true, rater: true, n: true, design: true }),
    output: SampleReport.pick({ n: true, population: true, strata: true, notes: true }),
    reads: topicsBut('views', 'settings', 'raters', 'packets', 'drafts'),
  },
  /** For an event of several parts: the score of each part at or above which a grader says yes. */
  'sample.flags': {
    input: z.object({ grader: z.string(), outcome: Outcome }),
    output: z.array(ScoreFrom),
    reads: ['scores', 'mappings', 'rubric'],
  },
  'sample.draw': { input: SampleWish, output: SampleReport, changes: ['queues'], repeatable: false },
} satisfies Calls;
