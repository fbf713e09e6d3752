// Calls about the open study as a whole.
import { z } from 'zod';
import type { Calls } from '../call.ts';
import { Rater } from '../rater.ts';
import { Rubric } from '../rubric.ts';
import { Seal } from '../seal.ts';
import { StudyInfo } from '../study.ts';

export const studyCalls = {
  'study.info': { input: z.object({}), output: StudyInfo, reads: ['transcripts', 'facets', 'scores', 'raters'] },
  /**
   * Makes the rater known to this study (idempotent); done once after a study opens, or when the rater has given a
   * name.
   */
  'study.join': { input: z.object({ rater: Rater }), output: z.object({}), changes: ['raters'], repeatable: true },
  /** Hides scores in the Library from each rater until they have labelled the transcript, or shows them. */
  'study.hide_scores': {
    input: z.object({ on: z.boolean() }),
    output: z.object({}),
    changes: ['scores'],
    repeatable: true,
  },
  /** Makes the key of the study at first use. */
  'study.seal': { input: z.object({}), output: Seal, changes: [], repeatable: true },
  'study.rubric': { input: z.object({}), output: Rubric, reads: ['rubric'] },
} satisfies Calls;
