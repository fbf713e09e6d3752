// The list of all conventions by which a library's result differs from Touchstone's; any other difference is a failure.
import type { Input } from './inputs.ts';

export interface Convention {
  library: string;
  statistics: readonly string[];
  /** The names of the outputs that differ; `refused` if the library raises an error instead. */
  names: readonly string[];
  /** The difference and the reason for ours. */
  why: string;
  /**
   * Whether the convention applies to this input. `ours` and `theirs` are the differing values; if the library refused,
   * `ours` is the whole output.
   */
  holds: (input: Input, ours: unknown, theirs: unknown) => boolean;
}

const none = (ours: unknown, name: string): boolean =>
  typeof ours !== 'object' ||
  ours === null ||
  (Object.entries(ours).find(([own]) => own === name)?.[1] ?? null) === null;
/** Whether some unit has two ratings. */
const hasPair = (units: unknown): boolean =>
  Array.isArray(units) &&
  units.some((unit: unknown) => Array.isArray(unit) && unit.filter((one: unknown) => one !== null).length > 1);
const end = (value: unknown, at: number): unknown => (Array.isArray(value) ? value[at] : undefined);

export const CONVENTIONS: readonly Convention[] = [
  {
    library: 'sklearn',
    statistics: ['confusion_metrics', 'multiclass_metrics'],
    names: ['mcc'],
    why: 'a correlation with a constant is 0 in scikit-learn; here it is undefined',
    holds: (_, ours, theirs) => ours === null && theirs === 0,
  },
  {
    library: 'sklearn',
    statistics: ['confusion_metrics'],
    names: ['balanced_accuracy'],
    why: 'scikit-learn averages over the classes that gold has; here both are needed',
    holds: ({ tp, fp, fn, tn }, ours) => ours === null && ((tp === 0 && fn === 0) || (fp === 0 && tn === 0)),
  },
  {
    library: 'statsmodels',
    statistics: ['cohen_kappa'],
    names: ['se', 'se0'],
    why: 'a variance that is 0 is rounded in statsmodels: NaN, or less than 1e-6',
    holds: (_, ours, theirs) => ours === 0 && (theirs === null || (typeof theirs === 'number' && theirs < 1e-6)),
  },
  {
    library: 'statsmodels',
    statistics: ['proportion_ci'],
    names: ['jeffreys'],
    why: 'where none or all are events the Jeffreys interval ends at 0 or 1 (Brown, Cai & DasGupta 2001)',
    holds: ({ x, n }, ours) => (x === 0 && end(ours, 0) === 0) || (x === n && end(ours, 1) === 1),
  },
  {
    library: 'statsmodels',
    statistics: ['mcnemar'],
    names: ['chi2_cc', 'p_cc'],
    why: 'the correction for continuity does not turn a difference of 0 into one (as in R); without discordant pairs there is no statistic',
    holds: ({ only_a_correct, only_b_correct }) => only_a_correct === only_b_correct,
  },
  {
    library: 'krippendorff',
    statistics: ['krippendorff_alpha'],
    names: ['refused'],
    why: 'one value alone is an error in krippendorff; here alpha is undefined',
    holds: (_, ours) => none(ours, 'alpha'),
  },
  {
    library: 'irrcac',
    statistics: ['gwet_ac', 'fleiss_kappa_generalised', 'brennan_prediger'],
    names: ['refused'],
    why: 'irrCAC divides by zero with one unit, or with none that two raters rated; here what is undefined is null',
    holds: (_, ours) => none(ours, 'se'),
  },
  {
    library: 'irrcac',
    statistics: ['fleiss_kappa_generalised'],
    names: ['value', 'se'],
    why: 'where all ratings are the same irrCAC takes a kappa of 1; here it is undefined',
    holds: (_, ours) => ours === null,
  },
  {
    library: 'irrcac',
    statistics: ['gwet_ac', 'fleiss_kappa_generalised', 'brennan_prediger'],
    names: ['pe'],
    why: 'where no unit has two ratings nothing is compared: here agreement by chance is undefined too, irrCAC tells it',
    holds: ({ units }, ours) => ours === null && !hasPair(units),
  },
  {
    library: 'ppi',
    statistics: ['ppi_mean'],
    names: ['estimate'],
    why: 'a rate stays between 0 and 1 here; ppi_py lets it leave them',
    holds: (_, ours, theirs) =>
      typeof theirs === 'number' && ((ours === 0 && theirs < 0) || (ours === 1 && theirs > 1)),
  },
];
