// Further tests of a grader: equal error rates over the values of a facet, non-inferiority to another grader,
// comparison with a rater.
import { z } from 'zod';
import { CalibrateWish } from './calibration.ts';
import { Estimate } from './estimate.ts';
import { Target } from './inference.ts';

export const QuestionsWish = CalibrateWish.extend({
  threshold: z.number().nullable().describe('a score at or above it is flagged; null flags nothing'),
  by: z.string().nullable().describe('the facet over whose values error rates are compared; null: no such test'),
  versus: z.string().nullable().describe('the grader that it is compared with'),
  margin: z.number().gt(0).lt(1).nullable().describe('the margin by which it may be worse; null: no such test'),
  epsilon: z.number().min(0).lt(1).describe('the margin by which a rater may be better, since raters cost more'),
  target: Target.optional().describe('what the shares of levels describe; without it, the setting of the study holds'),
});
export type QuestionsWish = z.infer<typeof QuestionsWish>;

/** Whether a share is the same in all groups. `p` null if it cannot be tested; `notes` then give the reason. */
const Homogeneity = z.object({
  shared: z.number().nullable(),
  groups: z.array(
    z.object({
      group: z.string(),
      x: z.number(),
      n: z.number(),
      estimate: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  spread: z.number().nullable(),
  chi2: z.number().nullable(),
  df: z.number().nullable(),
  p: z.number().nullable(),
  method: z.string(),
  notes: z.array(z.string()),
});
export type Homogeneity = z.infer<typeof Homogeneity>;

/** The difference, with an interval at the level of two one-sided tests; its lower end is the one-sided bound. */
const NonInferior = Estimate.extend({
  margin: z.number(),
  p: z.number().nullable(),
  is_not_inferior: z.boolean().nullable(),
});

export const GraderQuestions = z.object({
  /** Null if there was no such test. */
  homogeneity: z.object({ by: z.string(), sensitivity: Homogeneity, specificity: Homogeneity }).nullable(),
  /**
   * How common each level is, corrected by gold, and the mean; null on levels without order. `raw` is the grader's own
   * share.
   */
  prevalence: z
    .object({
      levels: z.array(Estimate.extend({ value: z.number(), name: z.string(), raw: z.number().nullable() })),
      mean: Estimate,
      target: Target,
    })
    .nullable(),
  /** Null if there was no such test. */
  non_inferiority: z
    .object({ accuracy: NonInferior, sensitivity: NonInferior, specificity: NonInferior, notes: z.array(z.string()) })
    .nullable(),
  /** Null if fewer than two raters labelled the same transcripts. */
  alternative: Estimate.extend({
    epsilon: z.number(),
    raters: z.array(
      z.object({
        rater: z.string(),
        n: z.number(),
        grader_wins: z.number().nullable(),
        rater_wins: z.number().nullable(),
        p: z.number().nullable(),
        p_by: z.number().nullable(),
        is_won: z.boolean().nullable(),
      }),
    ),
    winning_rate: z.number().nullable(),
    is_passed: z.boolean().nullable(),
  }).nullable(),
});
export type GraderQuestions = z.infer<typeof GraderQuestions>;
