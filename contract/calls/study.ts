// Calls about the open study as a whole.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { Rubric } from '../rubric.ts';

/** Letters in the name of a rater. */
export const LONGEST_NAME = 80;
export const Rater = z.object({ id: z.string(), name: z.string().min(1).max(LONGEST_NAME) });
export type Rater = z.infer<typeof Rater>;

export const StudyInfo = z.object({
  name: z.string(),
  synthetic: z.boolean(),
  transcripts: z.number(),
  messages: z.number(),
  graders: z.array(z.object({ grader: z.string(), dimension: z.string() })),
  facets: z.array(z.string()),
  quiet: z
    .array(z.string())
    .describe('facets whose values hardly repeat (times, costs, ids): there is little to choose by'),
  raters: z.array(Rater),
});
export type StudyInfo = z.infer<typeof StudyInfo>;

export const studyCalls = {
  'study.info': { input: z.object({}), output: StudyInfo, reads: ['transcripts', 'facets', 'scores', 'raters'] },
  /**
   * Makes the rater known to this study (idempotent); done once after a study opens, or when the rater has given a
   * name.
   */
  'study.join': { input: z.object({ rater: Rater }), output: z.object({}), changes: ['raters'], repeatable: true },
  'study.rubric': { input: z.object({}), output: Rubric, reads: ['rubric'] },
} satisfies Calls;
