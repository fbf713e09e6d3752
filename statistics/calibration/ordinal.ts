// A grader of levels or numbers against gold: bias, size of errors, correlations, and agreement on the declared scale.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { cohen, point } from '../agreement/cohen.ts';
import { estimateOfBootstrap } from '../ends.ts';
import { tableOf } from '../agreement/table.ts';
import { weightsOf } from '../agreement/weights.ts';
import { bootstrap, type Statistic as OfUnits } from '../bootstrap.ts';
import { at, everyUnit, taken } from '../lists.ts';
import { membersIn } from '../members.ts';
import type { Interval } from '../rates/proportion.ts';
import { REASONS } from '../reasons.ts';
import { Confidence, distinct, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { clusteredMean } from './clustered-mean.ts';
import { blandAltman, type BlandAltman } from './bland-altman.ts';
import { LEAST_SPEARMAN, linCcc, pearson, spearman, spearmanInterval } from './correlation.ts';
import { Numbers, notAsLong, sameLength } from './inputs.ts';
import { kendallTauB } from './kendall.ts';
import { meanDifference } from './residuals.ts';

/** Levels or numbers, one a transcript. */
export interface Measured {
  gold: readonly number[];
  grader: readonly number[];
  /** The declared levels in order, which both use; null without such a scale. */
  scale: readonly number[] | null;
  level: number;
  /** The cluster of each, if there are clusters: every interval is then a bootstrap over clusters. */
  clusters?: readonly string[] | undefined;
}

/**
 * Every measure with its interval. Correlations do not show a grader that is always too high, so bias is among them.
 */
export interface Measures {
  bias: Estimate;
  mae: Estimate;
  rmse: Estimate;
  spearman: Estimate;
  kendall_tau_b: Estimate;
  pearson: Estimate;
  lin_ccc: Estimate;
  /** Null without a scale. */
  quadratic_weighted_kappa: Estimate | null;
}

const errorsOf = ({ grader, gold }: Measured): Float64Array =>
  Float64Array.from(grader, (value, unit) => value - at(gold, unit));

/** The mean of `size` of the errors at some indices. */
const meanSize =
  (errors: Float64Array, size: (error: number) => number) =>
  (indices: Int32Array): number => {
    let total = 0;
    for (const unit of indices) total += size(at(errors, unit));
    return total / indices.length;
  };

/** A measure with a percentile bootstrap interval over transcripts. */
function resampledMeasure(method: string, measure: OfUnits, { gold, level, clusters }: Measured): Estimate {
  const about = { level, n: gold.length, method };
  if (gold.length === 0) return undefinedEstimate('no_data', about);
  const estimate = measure(everyUnit(gold.length));
  if (estimate === null) return undefinedEstimate('constant', about);
  return estimateOfBootstrap(
    estimate,
    about,
    bootstrap({ units: gold.length, level, clusters: membersIn(clusters) }, measure),
  );
}

/** Spearman's correlation with Bonett and Wright's interval. */
function spearmanOf(measured: Measured): Estimate {
  const { gold, grader, level } = measured;
  if (measured.clusters !== undefined)
    return resampledMeasure(
      "Spearman's correlation",
      (units) => spearman(taken(grader, units), taken(gold, units)),
      measured,
    );
  const about = { level, n: gold.length, method: "Spearman's correlation, Bonett-Wright interval" };
  const estimate = spearman(grader, gold);
  if (estimate === null) return undefinedEstimate(gold.length === 0 ? 'no_data' : 'constant', about);
  if (about.n < LEAST_SPEARMAN) return estimateOf({ ...about, estimate, notes: [REASONS.n_too_small] });
  const interval = spearmanInterval(estimate, about.n, level);
  if (interval === null) return estimateOf({ ...about, estimate, notes: [REASONS.zero_variance] });
  return estimateOf({ ...about, estimate, low: interval[0], high: interval[1] });
}

const biasOver = (differences: Float64Array, clusters: readonly string[], level: number): Estimate =>
  estimateOf(clusteredMean({ differences, clusters, level, name: 'bias: mean of grader less gold' }));

/** Quadratic weighted kappa on the declared scale, not on the levels that occur. */
function quadraticKappa(measured: Measured, scale: readonly number[]): Estimate {
  const { gold, grader, level, clusters } = measured;
  const weights = weightsOf('quadratic', scale);
  if (clusters === undefined) return cohen({ table: tableOf(gold, grader, scale), weights, level, named: 'quadratic' });
  const kappa: OfUnits = (units) =>
    point(tableOf([...taken(gold, units)], [...taken(grader, units)], scale).flat(), weights).kappa;
  return resampledMeasure('Cohen kappa, quadratic weights', kappa, measured);
}

/** A grader's levels or numbers against gold; an error is grader minus gold. */
export function measures(measured: Measured): Measures {
  const { gold, grader, scale, level } = measured;
  const errors = errorsOf(measured);
  const squared = meanSize(errors, (error) => error * error);
  return {
    bias:
      measured.clusters === undefined
        ? meanDifference(errors, level, 'bias: mean of grader less gold, t interval')
        : biasOver(errors, measured.clusters, level),
    mae: resampledMeasure('mean absolute error', meanSize(errors, Math.abs), measured),
    rmse: resampledMeasure('root mean squared error', (indices) => Math.sqrt(squared(indices)), measured),
    spearman: spearmanOf(measured),
    kendall_tau_b: resampledMeasure("Kendall's tau-b", kendallTauB(grader, gold), measured),
    pearson: resampledMeasure("Pearson's correlation", pearson(grader, gold), measured),
    lin_ccc: resampledMeasure("Lin's concordance correlation", linCcc(grader, gold), measured),
    quadratic_weighted_kappa: scale === null ? null : quadraticKappa(measured, scale),
  };
}

/** Bland and Altman's answer with the level in its keys. */
function at95({ mean_diff_ci, loa_lower_ci, loa_upper_ci, ...rest }: BlandAltman) {
  return { ...rest, mean_diff_ci95: mean_diff_ci, loa_lower_ci95: loa_lower_ci, loa_upper_ci95: loa_upper_ci };
}

interface OrdinalAgreement extends Estimate, Record<keyof Measures, number | null> {
  bland_altman: ReturnType<typeof at95> | null;
  spearman_ci95_bonett_wright: Interval | null;
  measures: Measures;
}

const Input = z
  .strictObject({
    gold: Numbers,
    grader: Numbers,
    scale: z
      .array(z.number())
      .min(2)
      .refine(distinct, 'a level stands twice on the scale')
      .nullable()
      .describe('the declared levels, or null'),
    confidence: Confidence,
  })
  .refine(({ gold, grader }) => sameLength(gold, grader), notAsLong('gold', 'grader'))
  .refine(({ gold, grader, scale }) => scale === null || [...gold, ...grader].every((value) => scale.includes(value)), {
    error: 'a value is not on the declared scale',
    path: ['scale'],
  });

export const ordinalAgreement: Statistic<z.infer<typeof Input>, OrdinalAgreement> = {
  name: 'ordinal_agreement',
  about:
    'a grader of levels or numbers against gold: bias, errors, correlations, limits of agreement, quadratic weighted kappa',
  source: 'Bland & Altman 1986; Spearman 1904; Bonett & Wright 2000; Kendall 1945; Lin 1989; Cohen 1968',
  input: Input,
  run: ({ gold, grader, scale, confidence: level }) => {
    const measured = { gold, grader, scale, level };
    const all = measures(measured);
    const limits = blandAltman(errorsOf(measured), level);
    const rank = all.spearman.estimate;
    return {
      ...all.bias,
      bias: all.bias.estimate,
      mae: all.mae.estimate,
      rmse: all.rmse.estimate,
      spearman: rank,
      kendall_tau_b: all.kendall_tau_b.estimate,
      pearson: all.pearson.estimate,
      lin_ccc: all.lin_ccc.estimate,
      quadratic_weighted_kappa: all.quadratic_weighted_kappa?.estimate ?? null,
      bland_altman: limits === null ? null : at95(limits),
      spearman_ci95_bonett_wright: rank === null ? null : spearmanInterval(rank, gold.length, level),
      measures: all,
    };
  },
};
