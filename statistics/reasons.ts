// The reasons why a statistic is undefined: one sentence each, used in every statistic, figure and table.

export const REASONS = {
  no_data: 'there is nothing to count',
  no_gold: 'no transcript that was drawn has gold',
  no_pairs: 'no transcript was rated by two raters',
  no_variation: 'every rating is the same, so agreement by chance is already complete',
  level_not_used: 'no rater gave this level',
  no_unit_variance:
    'the transcripts do not differ on average, so their variance cannot be separated from that of the raters',
  undefined_resamples:
    'too many resamples have no value, since units are few or a level is rare, so no interval can be given',
  no_spans: 'no rater marked a span',
  one_transcript: 'the interval needs several transcripts, and this is one: its characters are not independent',
  no_positives: 'gold has no positive',
  no_negatives: 'gold has no negative',
  no_flags: 'the grader flagged nothing',
  all_flagged: 'the grader flagged everything',
  no_order: 'the levels have no order, so their differences have no meaning',
  single_class: 'gold has only one class',
  constant: 'the grader or gold gives every transcript the same value',
  undefined_for_one: 'one of the two graders has no value, so they have no difference',
  separable: 'the scores separate positives from negatives completely, so the slope has no finite value',
  n_too_small: 'too few units for an interval',
  too_few_labels: 'too few labels to estimate the grader’s errors, so no interval can be given',
  no_error_seen:
    'the grader made no error on these labels, so its error rate elsewhere cannot be estimated and no interval can be given',
  little_calibration:
    'too little calibration gold: the interval is reversed or does not contain its own estimate, so none is given',
  zero_variance: 'nothing varies, so the standard error is zero and no interval can be given',
  grader_not_better_than_chance:
    'the grader is not better than chance: sensitivity and specificity add up to 1 or less',
  inconsistent_calibration:
    'the calibration set does not describe this population: the flags are fewer or more than its error rates allow',
  census: 'every transcript was counted (a census), so this is exact for these transcripts and describes no others',
  picked_by_hand: 'the labels were chosen by hand, so they do not describe other transcripts',
  scores_elsewhere: 'scores cannot be corrected by gold from elsewhere: only a verdict has error rates',
  empty_stratum: 'a stratum with transcripts has no gold',
  not_identified:
    'answers of two raters in one group of transcripts do not determine their errors: three raters are needed, or two groups',
  thin_stratum: 'a stratum rests on too few labels for an interval',
  zero_inclusion_probability:
    'a transcript has inclusion probability 0, so it is outside the population that can be described',
} as const;
export type Reason = keyof typeof REASONS;
