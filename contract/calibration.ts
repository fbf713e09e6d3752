// A grader compared with gold: the transcripts, the figures at and without a threshold, two graders compared.
import { z } from 'zod';
import { LONGEST_FILTER } from './limits.ts';
import { Estimate } from './estimate.ts';
import { InferenceWish, Speaks } from './inference.ts';
import { SavedMapping } from './mapping.ts';
import { Unscored } from './rates.ts';

export const CalibrateWish = z.object({
  grader: z.string(),
  dimension: z.string(),
  filter: z.string().max(LONGEST_FILTER),
  at: z.number().int().nullable().describe('the lowest level that counts as an event; null: that of the rubric'),
  clusters: InferenceWish.shape.clusters.describe('without it, the setting of the study holds'),
});
export type CalibrateWish = z.infer<typeof CalibrateWish>;

/** Threshold; null flags nothing. A score at or above it is flagged. */
export const Threshold = z.number().nullable();

/** Transcripts, or sums of weights. */
const Confusion = z.object({ tp: z.number(), fp: z.number(), fn: z.number(), tn: z.number() });

/**
 * The data behind every figure, one entry per transcript with gold and a score: all that the window needs to move a
 * threshold. `gold` and `levels` are levels, the second as the mapping reads the grader; `weights` are 1 / inclusion
 * probability, null where all had the same.
 */
export const Basis = z.object({
  grader: z.string(),
  dimension: z.string(),
  title: z.string(),
  at: z.object({ value: z.number(), name: z.string() }),
  scale: z.array(z.object({ value: z.number(), name: z.string() })),
  rubric: z.object({ name: z.string(), version: z.number() }),
  /** `created_at` is '' for a grader without a mapping, which scores the levels themselves. */
  mapping: SavedMapping,
  /**
   * The values that a threshold applies to: the grader's scores, or mapped levels if scores are words or fall with the
   * level.
   */
  scores_are: z.enum(['values', 'levels']),
  scores: z.array(z.number()),
  gold: z.array(z.number()),
  levels: z.array(z.number()),
  weights: z.array(z.number()).nullable(),
  /** Calibration is always about the model (transcripts like these), whatever the target of the study's rates. */
  speaks: Speaks,
  /** The threshold that the mapping implies. */
  threshold: z.number(),
  /** How gold was drawn, in words. */
  design: z.string(),
  /** Transcripts with gold but without a score of the grader; they are in no figure. */
  left_out: Unscored,
  /** Gold that rests on a label whose rater had seen the grader's scores; it counts. */
  not_blinded: z.number(),
  /** Notes that every figure needs. */
  notes: z.array(z.string()),
  /**
   * Of these transcripts, those that the rater who asks is labelling blind: the Library does not find them by score or
   * gold.
   */
  hidden: z.number(),
  /**
   * A filter that finds these transcripts, and others that have no gold; null if the filter language cannot name
   * this grader's scores.
   */
  filter: z.string().nullable(),
});
export type Basis = z.infer<typeof Basis>;

export const Metrics = z.object({
  accuracy: Estimate,
  sensitivity: Estimate,
  specificity: Estimate,
  precision: Estimate,
  npv: Estimate,
  prevalence: Estimate,
  grader_positive_rate: Estimate,
  f1: Estimate,
  mcc: Estimate,
  balanced_accuracy: Estimate,
  youden_j: Estimate,
});
export type Metrics = z.infer<typeof Metrics>;

/** The grader at one threshold. */
export const AtThreshold = z.object({
  threshold: Threshold,
  /** Counted transcripts. */
  matrix: Confusion,
  /** The same with weights; null if there are none. */
  weighted: Confusion.nullable(),
  rates: Metrics,
});
export type AtThreshold = z.infer<typeof AtThreshold>;

/**
 * A threshold chosen on all gold, and an honest measure of it: one chosen on half of gold and measured on the other
 * half.
 */
export const ChosenThreshold = z.object({
  threshold: Threshold,
  tpr: z.number().nullable(),
  fpr: z.number().nullable(),
  held_out: z
    .object({
      threshold: Threshold,
      rates: Metrics,
      /** One-sided bound of the false-positive rate; null with weights and without negatives. */
      fpr_bound: z.number().nullable(),
    })
    .nullable(),
});
export type ChosenThreshold = z.infer<typeof ChosenThreshold>;

export const ReliabilityPoint = z.object({
  mean_prob: z.number(),
  observed: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  n: z.number(),
});
export type ReliabilityPoint = z.infer<typeof ReliabilityPoint>;

/** The mapped level against the gold level. Null on levels without order. */
export const LevelMeasures = z.object({
  quadratic_kappa: Estimate,
  spearman: Estimate,
  kendall_tau_b: Estimate,
  mae: Estimate,
  bias: Estimate,
  /** Of Bland and Altman, with the interval of each limit. */
  limits: z.object({ low: Estimate, high: Estimate }),
});
export type LevelMeasures = z.infer<typeof LevelMeasures>;

/** Figures that do not depend on a threshold. */
export const CalibrateFigures = z.object({
  auc: Estimate,
  average_precision: Estimate,
  /** Where the probabilities of the next figures come from. */
  probabilities: z.enum(['raw', 'platt', 'isotonic']).nullable(),
  brier: Estimate,
  ece: Estimate,
  calibration_slope: Estimate,
  reliability: z.array(ReliabilityPoint),
  /** Transcripts by gold level (rows) and by the level the grader is read as (columns), in the order of the scale. */
  level_matrix: z.array(z.array(z.number())),
  /** The weight of each of these pairs as a share of all, 0 to 1; null if all weights are equal. */
  level_shares: z.array(z.array(z.number())).nullable(),
  levels: LevelMeasures.nullable(),
});
export type CalibrateFigures = z.infer<typeof CalibrateFigures>;

interface NamedFigure {
  name: string;
  value: Estimate;
}

/** The figures over all thresholds by name, in the order in which the window and the command line list them. */
export const overallFigures = (figures: CalibrateFigures): NamedFigure[] => [
  { name: 'AUC', value: figures.auc },
  { name: 'Average precision', value: figures.average_precision },
  { name: 'Brier score', value: figures.brier },
  { name: 'Expected calibration error', value: figures.ece },
  { name: 'Calibration slope', value: figures.calibration_slope },
];

/** The same for the figures of levels; empty on levels without order. */
export const levelFigures = ({ levels }: CalibrateFigures): NamedFigure[] =>
  levels === null
    ? []
    : [
        { name: 'Kappa, quadratic weights', value: levels.quadratic_kappa },
        { name: 'Spearman’s correlation', value: levels.spearman },
        { name: 'Kendall’s tau-b', value: levels.kendall_tau_b },
        { name: 'Mean absolute error', value: levels.mae },
        { name: 'Bias (above 0: higher than gold)', value: levels.bias },
        { name: 'Limit of agreement, lower', value: levels.limits.low },
        { name: 'Limit of agreement, upper', value: levels.limits.high },
      ];

/** The mean difference between the grader's level and gold in one group; above 0 the grader is higher than gold. */
export const ResidualGroup = Estimate.extend({
  group: z.string(),
  p: z.number().nullable(),
  p_holm: z.number().nullable(),
  p_bh: z.number().nullable(),
});
export type ResidualGroup = z.infer<typeof ResidualGroup>;

/** The reason why no group has a mean difference; null if one has, or there are no groups. */
export const noResiduals = (groups: readonly ResidualGroup[]): string | null =>
  groups.every(({ estimate }) => estimate === null) ? (groups[0]?.notes[0] ?? null) : null;

/** Ways to group residuals beside facets: by length in messages, and by whether the agent says that it is tested. */
export const BY_LENGTH = 'length';

export const BY_AWARENESS = 'awareness';

/**
 * `p` is the one to quote: McNemar's mid-p, or with weights that of a mean difference of 0, where McNemar's do not hold
 * and are null.
 */
const Tested = Estimate.extend({
  b: z.number(),
  c: z.number(),
  exact_p: z.number().nullable(),
  midp: z.number().nullable(),
  p: z.number().nullable(),
});

/** Two graders on the same transcripts, the first minus the second. */
export const Versus = z.object({
  grader: z.string(),
  versus: z.string(),
  /** The threshold of each. */
  thresholds: z.tuple([Threshold, z.number()]),
  n: z.number(),
  /** `b`: only the first is right, `c`: only the second, in transcripts. */
  accuracy: Tested,
  f1: Estimate,
  mcc: Estimate,
  kappa: Estimate,
  auc: Estimate,
  notes: z.array(z.string()),
});
export type Versus = z.infer<typeof Versus>;

/**
 * Several graders on the same transcripts, each at the threshold of its mapping: their values, and the difference of
 * each pair.
 */
export const GradersTable = z.object({
  /** Transcripts with gold that all of `rows` scored, and how many of them are events. */
  n: z.number(),
  events: z.number(),
  design: z.string(),
  rows: z.array(
    Metrics.pick({ accuracy: true, sensitivity: true, specificity: true, precision: true, f1: true, mcc: true }).extend(
      {
        grader: z.string(),
        threshold: z.number(),
        auc: Estimate,
      },
    ),
  ),
  /** The first minus the second; `p` of no difference in accuracy. */
  pairs: z.array(
    Versus.pick({ grader: true, versus: true, f1: true, mcc: true, kappa: true, auc: true }).extend({
      accuracy: Estimate,
      p: z.number().nullable(),
    }),
  ),
  /** Graders that are not in the table, each with its reason. */
  left_out: z.array(z.object({ grader: z.string(), why: z.string() })),
  /** Per grader: transcripts with gold that it scored and another grader did not. The table leaves them out. */
  alone: z.array(z.object({ grader: z.string(), n: z.number() })),
});
export type GradersTable = z.infer<typeof GradersTable>;

/** The mapping of a grader to a dimension, and the scores it gave, so that a person can define the mapping. */
export const GraderScale = z.object({
  /** Null: a person has to define it. */
  mapping: SavedMapping.nullable(),
  /** The grader's own dimensions. `words`: answers that are not numbers, the most frequent first. */
  scores: z.array(
    z.object({
      dimension: z.string(),
      n: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      words: z.array(z.string()),
      /**
       * Every different answer and how many transcripts have it, lowest number first; `word` is null if the answer is
       * not an offered word.
       */
      answers: z.array(z.object({ value: z.number().nullable(), word: z.string().nullable(), count: z.number() })),
    }),
  ),
});
export type GraderScale = z.infer<typeof GraderScale>;
