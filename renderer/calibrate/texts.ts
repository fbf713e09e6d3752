// Texts about agreement: the name of each figure, and which of them to quote.
import type { Coefficients, DimensionAgreement, ExcludedAnswers } from '../../contract/agreement.ts';
import type { Estimate } from '../../contract/estimate.ts';
import { counted } from '../imports/texts.ts';
import { figure, hundredth, share } from '../parts/estimates.ts';

/** Krippendorff's benchmarks for reliable data, with which the lower end of the interval is compared. */
const RELIABLE = 0.8;
const TENTATIVE = 0.667;

/** The coefficients by the names under which they are quoted, in the order in which they are shown. */
export function named({
  percent,
  krippendorff,
  gwet_ac,
  fleiss,
  cohen,
  binary,
}: Coefficients): { name: string; value: Estimate; isShare?: true }[] {
  return [
    { name: 'Percent agreement', value: percent, isShare: true },
    { name: 'Krippendorff’s alpha', value: krippendorff },
    { name: 'Gwet’s AC1/AC2', value: gwet_ac },
    { name: 'Fleiss’ kappa', value: fleiss },
    ...(cohen === null ? [] : [{ name: 'Cohen’s kappa', value: cohen.identity }]),
    ...(cohen?.quadratic == null ? [] : [{ name: 'Cohen’s kappa, quadratic', value: cohen.quadratic }]),
    ...(binary === null
      ? []
      : [
          { name: 'Positive agreement', value: binary.positive },
          { name: 'Negative agreement', value: binary.negative },
          { name: 'PABAK', value: binary.pabak },
        ]),
  ];
}

function reliability({ low }: Estimate): string {
  if (low === null) return 'It has no interval, so do not rely on it yet.';
  if (low >= RELIABLE) return `Its lower end, ${hundredth(low)}, is above .800: reliable by Krippendorff’s benchmark.`;
  if (low >= TENTATIVE)
    return `Its lower end, ${hundredth(low)}, is between .667 and .800: tentative by Krippendorff’s benchmark.`;
  return `Its lower end, ${hundredth(low)}, is below .667: too low by Krippendorff’s benchmark. Check where raters differ, and the rubric.`;
}

/** A recommendation of the figure to quote. */
export function quoteText({ overall, kind }: Pick<DimensionAgreement, 'overall' | 'kind'>): string[] {
  if (overall.notes.length > 0) return overall.notes;
  const { krippendorff, percent, raters, units } = overall;
  if (krippendorff.estimate === null) return krippendorff.notes;
  return [
    `Quote alpha (${kind}) ${figure(krippendorff)} with percent agreement ${share(percent)}: ${raters} raters, ${counted(units, 'transcript')}. ${reliability(krippendorff)}`,
  ];
}

/** A note on imported labels of unknown blindness; '' if there are none. */
export const unknownText = (labels: number): string =>
  labels === 0
    ? ''
    : `Included: ${counted(labels, 'imported label')} for which it is not known whether the rater had seen scores.`;

/** The answers excluded from every figure, as text; '' if there are none. */
export function leftOutText({ not_blinded, cannot_judge, other_levels, unanswered }: ExcludedAnswers): string {
  const parts = [
    ...(not_blinded > 0 ? [`${counted(not_blinded, 'label')} by raters who had seen the scores`] : []),
    ...(cannot_judge > 0 ? [`${cannot_judge} times “cannot judge”`] : []),
    ...(other_levels > 0 ? [`${counted(other_levels, 'label')} with levels of another rubric version`] : []),
    ...(unanswered > 0 ? [`${counted(unanswered, 'label')} without an answer`] : []),
  ];
  return parts.length === 0 ? '' : `Left out: ${parts.join(', ')}.`;
}
