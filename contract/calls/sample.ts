// Calls that draw a queue by a sample design. In the jobs process, since a frame may hold 100,000 transcripts.
import type { Calls } from '../call.ts';
import { SampleReport, SampleWish } from '../queue.ts';

export const sampleCalls = {
  /** How many transcripts a draw would take from each stratum; draws nothing. */
  'sample.preview': {
    input: SampleWish.pick({ filter: true, rater: true, n: true, design: true }),
    output: SampleReport.pick({ n: true, population: true, strata: true, notes: true }),
    reads: ['transcripts', 'facets', 'scores', 'labels', 'queues', 'gold', 'mappings', 'rubric', 'disputes'],
  },
  'sample.draw': { input: SampleWish, output: SampleReport, changes: ['queues'], repeatable: false },
} satisfies Calls;
