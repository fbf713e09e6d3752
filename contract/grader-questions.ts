// What else is asked of a grader: whether it errs alike on all models, is no worse than another, is as good as a rater.
import { z } from 'zod';
import { CalibrateWish } from './calibration.ts';
import { Estimate } from './estimate.ts';
import { Target } from './inference.ts';

export const QuestionsWish = CalibrateWish.extend({
  threshold: z.number().nullable().describe('a score at or above it is flagged; null flags nothing'),
  by: z.string().nullable().describe('the facet over whose values the grader should err alike; null: not asked'),
  versus: z.string().nullable().describe('the grader than which it should be no worse'),
  margin: z.number().gt(0).lt(1).nullable().describe('by how much it may be worse; null: not asked'),
  epsilon: z.number().min(0).lt(1).describe('by how much a rater may be better, for what a rater costs more'),
  target: Target.optional().describe('what the shares of levels speak of; as the study has it otherwise'),
});
export type QuestionsWish = z.infer<typeof QuestionsWish>;

/** Whether a share is the same in all groups. `p` null where it cannot be tested; `notes` then say why. */
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

/** The difference at the level of two one-sided questions; its lower end is the one-sided bound. */
const NonInferior = Estimate.extend({
  margin: z.number(),
  p: z.number().nullable(),
  is_not_inferior: z.boolean().nullable(),
});

export const GraderQuestions = z.object({
  /** Null where it was not asked. */
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
  /** Null where it was not asked. */
  non_inferiority: z
    .object({ accuracy: NonInferior, sensitivity: NonInferior, specificity: NonInferior, notes: z.array(z.string()) })
    .nullable(),
  /** Null where fewer than two raters labelled the same transcripts. */
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
