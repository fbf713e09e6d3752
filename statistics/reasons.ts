// Why a statistic is undefined: one sentence for each reason, the same in every statistic, figure and table.

export const REASONS = {
  no_data: 'there is nothing to count',
  no_pairs: 'no transcript was rated by two raters',
  no_variation: 'every rating is the same, so agreement by chance is already complete',
  level_not_used: 'no rater gave this level',
  no_unit_variance: 'the transcripts do not differ on average, so nothing can be told apart from the raters',
  undefined_resamples: 'too many resamples have no value, since one level hardly occurs, so no interval can be given',
  no_spans: 'nobody marked anything',
  one_transcript: 'the interval is over transcripts, and this is one: its characters are not independent',
  no_positives: 'gold holds no positive',
  no_negatives: 'gold holds no negative',
  no_flags: 'the grader flagged nothing',
  single_class: 'gold holds only one class',
  n_too_small: 'too few units for an interval',
  zero_variance: 'nothing varies, so the standard error is zero and no interval can be given',
  grader_not_better_than_chance: 'the grader is not better than chance: sensitivity and specificity add up to 1 or less',
  inconsistent_calibration: 'the calibration set does not describe this population: the flags are fewer or more than its error rates allow',
  empty_stratum: 'a stratum that holds transcripts has no gold',
  zero_inclusion_probability: 'a transcript has inclusion probability 0, so it stands outside what can be spoken of',
} as const;
export type Reason = keyof typeof REASONS;
