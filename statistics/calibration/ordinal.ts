// Compares a grader's levels or numbers with gold: bias, size of errors, correlations, and agreement on the declared
// scale.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { cohen, point } from '../agreement/cohen.ts';
import { countsBootstrap, kindsOf, type OfCounts, type SharedCounts } from '../bootstrap-counts.ts';
import { CORRELATION, estimateOfBootstrap, SIZE } from '../ends.ts';
import { tableOf } from '../agreement/table.ts';
import { weightsOf } from '../agreement/weights.ts';
import { at, once, sum, taken } from '../lists.ts';
import { membersIn } from '../members.ts';
import type { Interval } from '../rates/proportion.ts';
import { REASONS } from '../reasons.ts';
import { Confidence, distinct, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { clusteredMean } from './clustered-mean.ts';
import { blandAltman, type BlandAltman } from './bland-altman.ts';
import { LEAST_SPEARMAN, linCcc, pearson, spearman, spearmanInterval, spearmanOver } from './correlation.ts';
import { Numbers, notAsLong, sameLength } from './inputs.ts';
import { kendallTauB } from './kendall.ts';
import { meanDifference } from './residuals.ts';

/** Levels or numbers, one per transcript. */
export interface Measured {
  gold: readonly number[];
  grader: readonly number[];
  /** The declared levels in order, which grader and gold both use; null without a common scale. */
  scale: readonly number[] | null;
  level: number;
  /** The cluster of each, if there are clusters: every interval is then a bootstrap over clusters. */
  clusters?: readonly string[] | undefined;
  /** Counts of resamples by gold and grader, or finer. */
  shared?: SharedCounts | undefined;
}

/**
 * Every measure with its interval. Bias is included, because correlations do not show a grader that is always too high.
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

/** Pairs of levels or numbers. */
interface Pairs {
  gold: ArrayLike<number>;
  grader: ArrayLike<number>;
}

const errorsOf = ({ grader, gold }: Pairs): Float64Array =>
  Float64Array.from(grader, (value, unit) => value - at(gold, unit));

/** The mean of `size` over the errors of pairs with these multiplicities. */
function meanSize(pairs: Pairs, size: (error: number) => number): (times: Float64Array) => number {
  const sized = errorsOf(pairs).map(size);
  return (times) => {
    let total = 0;
    for (let pair = 0; pair < times.length; pair++) total += at(times, pair) * at(sized, pair);
    return total / sum(times);
  };
}

/** A measure with a percentile bootstrap interval over transcripts. */
type Resample = (method: string, within: Interval, measure: (pairs: Pairs) => OfCounts) => Estimate;

/** Computes all measures from the same resamples. */
function resampling({ gold, grader, level, clusters, shared }: Measured): Resample {
  const kinds = kindsOf([gold, grader]);
  const pairs = { gold: taken(gold, kinds.units), grader: taken(grader, kinds.units) };
  const drawn = countsBootstrap({ units: gold.length, level, clusters: membersIn(clusters), shared }, kinds);
  return (method, within, measure) => {
    const about = { level, n: gold.length, method, within };
    if (gold.length === 0) return undefinedEstimate('no_data', about);
    const estimate = measure({ gold, grader })(once(gold.length));
    return estimate === null
      ? undefinedEstimate('constant', about)
      : estimateOfBootstrap(estimate, about, drawn(measure(pairs)));
  };
}

/** Spearman's correlation with Bonett and Wright's interval. */
function spearmanOf(measured: Measured, resampled: Resample): Estimate {
  const { gold, grader, level } = measured;
  if (measured.clusters !== undefined)
    return resampled("Spearman's correlation", CORRELATION, (pairs) => spearmanOver(pairs.grader, pairs.gold));
  const about = { level, n: gold.length, method: "Spearman's correlation, Bonett-Wright interval" };
  const estimate = spearman(grader, gold);
  if (estimate === null) return undefinedEstimate(gold.length === 0 ? 'no_data' : 'constant', about);
  if (about.n < LEAST_SPEARMAN) return estimateOf({ ...about, estimate, notes: [REASONS.n_too_small] });
  const interval = spearmanInterval(estimate, about.n, level);
  if (interval === null) return estimateOf({ ...about, estimate, notes: [REASONS.zero_variance] });
  return estimateOf({ ...about, estimate, low: interval[0], high: interval[1] });
}

const biasOver = (differences: Float64Array, clusters: readonly string[], level: number): Estimate =>
  estimateOf(clusteredMean({ differences, clusters, level, name: 'bias: mean of grader minus gold' }));

/** Quadratic weighted kappa on the declared scale, not on the levels that occur. */
function quadraticKappa(measured: Measured, scale: readonly number[], resampled: Resample): Estimate {
  const { gold, grader, level, clusters } = measured;
  const weights = weightsOf('quadratic', scale);
  if (clusters === undefined) return cohen({ table: tableOf(gold, grader, scale), weights, level, named: 'quadratic' });
  const size = scale.length;
  const kappa = (pairs: Pairs): OfCounts => {
    const cells = Int32Array.from(
      pairs.gold,
      (value, pair) => scale.indexOf(value) * size + scale.indexOf(at(pairs.grader, pair)),
    );
    const table = new Float64Array(size * size);
    return (times) => {
      table.fill(0);
      for (let pair = 0; pair < times.length; pair++) {
        const cell = at(cells, pair);
        table[cell] = at(table, cell) + at(times, pair);
      }
      return point(table, weights).kappa;
    };
  };
  return resampled('Cohen kappa, quadratic weights', CORRELATION, kappa);
}

/** The measures that Calibrate shows. */
type ShownMeasures = Omit<Measures, 'rmse' | 'pearson' | 'lin_ccc'>;

function shownBy(measured: Measured, resampled: Resample): ShownMeasures {
  const { scale, level, clusters } = measured;
  return {
    bias:
      clusters === undefined
        ? meanDifference(errorsOf(measured), level, 'bias: mean of grader minus gold, t interval')
        : biasOver(errorsOf(measured), clusters, level),
    mae: resampled('mean absolute error', SIZE, (pairs) => meanSize(pairs, Math.abs)),
    spearman: spearmanOf(measured, resampled),
    kendall_tau_b: resampled("Kendall's tau-b", CORRELATION, ({ grader, gold }) => kendallTauB(grader, gold)),
    quadratic_weighted_kappa: scale === null ? null : quadraticKappa(measured, scale, resampled),
  };
}

/** The measures of a grader's levels or numbers against gold that Calibrate shows. */
export const shownMeasures = (measured: Measured): ShownMeasures => shownBy(measured, resampling(measured));

const rootMeanSquare = (pairs: Pairs): OfCounts => {
  const squared = meanSize(pairs, (error) => error * error);
  return (times) => Math.sqrt(squared(times));
};

/** Every measure of a grader's levels or numbers against gold. */
export function measures(measured: Measured): Measures {
  const resampled = resampling(measured);
  return {
    ...shownBy(measured, resampled),
    rmse: resampled('root mean squared error', SIZE, rootMeanSquare),
    pearson: resampled("Pearson's correlation", CORRELATION, ({ grader, gold }) => pearson(grader, gold)),
    lin_ccc: resampled("Lin's concordance correlation", CORRELATION, ({ grader, gold }) => linCcc(grader, gold)),
  };
}

/** The result of Bland and Altman with the confidence level in its keys. */
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
      .refine(distinct, 'a level must not be on the scale twice')
      .nullable()
      .describe('the declared levels, or null'),
    confidence: Confidence,
  })
  .refine(({ gold, grader }) => sameLength(gold, grader), notAsLong('gold', 'grader'))
  .refine(({ gold, grader, scale }) => scale === null || [...gold, ...grader].every((value) => scale.includes(value)), {
    error: 'a value must be on the declared scale',
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
