// The figures over all thresholds: how well scores separate events, how well they are calibrated, and how close levels
// are to gold.
import {
  levelFigures,
  overallFigures,
  type CalibrateFigures,
  type LevelMeasures,
} from '../../../contract/calibration.ts';
import { CONFIDENCE, type Estimate } from '../../../contract/estimate.ts';
import { NOT_CLUSTERED } from '../../../contract/inference.ts';
import { auroc } from '../../../statistics/calibration/auroc.ts';
import { averagePrecisionEstimate, classes } from '../../../statistics/calibration/average-precision.ts';
import { blandAltman, limitOver } from '../../../statistics/calibration/bland-altman.ts';
import { brier, brierParts } from '../../../statistics/calibration/brier.ts';
import { calibrationSlope } from '../../../statistics/calibration/calibration-slope.ts';
import { calibrationError } from '../../../statistics/calibration/ece.ts';
import { crossFitted } from '../../../statistics/calibration/held-out.ts';
import { shownMeasures } from '../../../statistics/calibration/ordinal.ts';
import { curveFor } from '../../../statistics/calibration/recalibration.ts';
import { binningFor, binOf } from '../../../statistics/calibration/reliability.ts';
import { clusteredBins } from '../../../statistics/calibration/clustered.ts';
import { resampledAuroc, resampledBrier } from '../../../statistics/calibration/weighted.ts';
import { weightedLevels } from '../../../statistics/calibration/weighted-levels.ts';
import {
  countsBootstrap,
  kindsOf,
  sharedCounts,
  type Kinds,
  type SharedCounts,
} from '../../../statistics/bootstrap-counts.ts';
import { estimateOfBootstrap } from '../../../statistics/ends.ts';
import { taken } from '../../../statistics/lists.ts';
import { membersIn, membersOf } from '../../../statistics/members.ts';
import type { Interval } from '../../../statistics/rates/proportion.ts';
import { REASONS } from '../../../statistics/reasons.ts';
import { estimateOf, undefinedEstimate } from '../../../statistics/statistic.ts';
import { weightOf, type Gathered, type GoldUnit } from './gathered.ts';

type Probabilities = Pick<CalibrateFigures, 'probabilities' | 'brier' | 'ece' | 'calibration_slope' | 'reliability'>;

/** A plain Estimate, without the further fields that statistics return. */
const noted = (estimate: Estimate, ...notes: readonly (string | null)[]): Estimate =>
  estimateOf({ ...estimate, notes: [...estimate.notes, ...notes] });

const FROM = {
  raw: 'the scores are probabilities and are used as they are',
  platt: 'the scores were turned into probabilities by Platt scaling, cross-fitted in five folds of gold',
  isotonic: 'the scores were turned into probabilities by isotonic regression, cross-fitted in five folds of gold',
} as const;

/**
 * The scores, if they are probabilities; otherwise the recalibrated ones. Null if a fold of gold has only one class.
 */
function probabilitiesOf({
  scores,
  scores_are,
  gold,
  weights,
  clusters,
}: Gathered): { from: keyof typeof FROM; probs: Float64Array } | null {
  const within = scores.every((score) => score >= 0 && score <= 1);
  // scores of only 0 and 1 are verdicts, not probabilities
  if (scores_are === 'values' && within && scores.some((score) => score > 0 && score < 1))
    return { from: 'raw', probs: scores };
  const curve = curveFor(gold);
  const probs = crossFitted({ scores, gold, weights, clusters }, curve);
  return probs === null ? null : { from: curve, probs };
}

const skill = (score: number | null): string =>
  score === null
    ? 'no skill score: gold has only one class'
    : `skill score ${score.toFixed(2)}, compared with always forecasting the prevalence`;

/** Resamples that the figures share; undefined if units are of too many kinds. */
interface Draws {
  all: SharedCounts | undefined;
  /** Resamples events and others separately. */
  inClasses: SharedCounts | undefined;
}

/** The kinds of units that a figure distinguishes. */
function kindsFor({ units, scores, weights }: Gathered, probs: Float64Array | undefined): Kinds {
  const levels = [units.map((unit) => unit.gold), units.map(({ level }) => level)];
  return kindsOf([scores, ...levels, ...(probs === undefined ? [] : [probs])], weights);
}

function drawsFor(gathered: Gathered, probs: Float64Array | undefined): Draws {
  const { units, gold, clusters } = gathered;
  const kinds = kindsFor(gathered, probs);
  const plan = { units: units.length, level: CONFIDENCE, clusters: membersIn(clusters) };
  const all = sharedCounts(plan, kinds);
  const inClasses = clusters === undefined ? sharedCounts({ ...plan, strata: classes(gold) }, kinds) : all;
  return { all, inClasses };
}

const undefinedSlope = (about: Pick<Estimate, 'level' | 'n'>): Estimate =>
  estimateOf({
    ...about,
    estimate: null,
    method: 'calibration slope',
    notes: ['it is calculated only for gold without weights'],
  });

function calibrated(
  gathered: Gathered,
  found: ReturnType<typeof probabilitiesOf>,
  { all: shared }: Draws,
): Probabilities {
  const { gold, weights, clusters } = gathered;
  const about = { level: CONFIDENCE, n: gold.length };
  if (found === null) {
    const none = (method: string): Estimate =>
      undefinedEstimate(gold.length === 0 ? 'no_data' : 'single_class', { ...about, method });
    const [score, error, slope] = ['Brier score', 'expected calibration error', 'calibration slope'].map(none);
    const missing = none('probabilities');
    return {
      probabilities: null,
      brier: score ?? missing,
      ece: error ?? missing,
      calibration_slope: slope ?? missing,
      reliability: [],
    };
  }
  const { from, probs } = found;
  const binning = binningFor(probs);
  const error = calibrationError({ probs, gold, weights }, binning, CONFIDENCE);
  const score =
    weights === undefined && clusters === undefined
      ? noted(
          brier({ probs, gold }, binning, CONFIDENCE, shared),
          skill(brierParts({ probs, gold }, binning).brier_skill_score),
        )
      : resampledBrier({ probs, gold, weights, clusters }, { level: CONFIDENCE, shared });
  return {
    probabilities: from,
    brier: noted(score, FROM[from]),
    ece: noted(
      error,
      FROM[from],
      weights === undefined || clusters === undefined ? null : `the interval of each bin ${NOT_CLUSTERED}`,
    ),
    calibration_slope:
      weights === undefined
        ? noted(calibrationSlope({ probs, gold, clusters, level: CONFIDENCE, shared }), FROM[from])
        : undefinedSlope(about),
    reliability: (clusters === undefined || weights !== undefined
      ? error.bins
      : clusteredBins(error.bins, binOf(probs, binning), { gold, clusters, level: CONFIDENCE })
    ).map(({ mean_prob, observed, interval: [low, high], n }) => ({ mean_prob, observed, interval: [low, high], n })),
  };
}

/** The limits by a bootstrap over clusters. */
function clusteredLimits(
  differences: Float64Array,
  clusters: readonly string[],
  shared: SharedCounts | undefined,
): LevelMeasures['limits'] {
  const about = { level: CONFIDENCE, n: differences.length, method: 'limit of agreement, mean difference and 1.96 SD' };
  const kinds = kindsOf([differences]);
  const plan = { units: differences.length, level: CONFIDENCE, clusters: membersOf(clusters), shared };
  const drawn = countsBootstrap(plan, kinds);
  const limit = (end: 0 | 1): Estimate => {
    const estimate = blandAltman(differences, CONFIDENCE)?.loa[end] ?? null;
    if (estimate === null) return undefinedEstimate(differences.length === 0 ? 'no_data' : 'n_too_small', about);
    const of = limitOver(taken(differences, kinds.units), end);
    return estimateOfBootstrap(estimate, about, drawn(of));
  };
  return { low: limit(0), high: limit(1) };
}

function limitsOf(differences: Float64Array): LevelMeasures['limits'] {
  const found = blandAltman(differences, CONFIDENCE);
  const about = {
    level: CONFIDENCE,
    n: differences.length,
    method: 'limit of agreement, mean difference and 1.96 SD, t interval',
  };
  const limit = (of: (from: NonNullable<typeof found>) => { at: number; within: Interval }): Estimate => {
    if (found === null) return undefinedEstimate(differences.length === 0 ? 'no_data' : 'n_too_small', about);
    const { at, within } = of(found);
    return estimateOf({ ...about, estimate: at, low: within[0], high: within[1] });
  };
  return {
    low: limit(({ loa, loa_lower_ci }) => ({ at: loa[0], within: loa_lower_ci })),
    high: limit(({ loa, loa_upper_ci }) => ({ at: loa[1], within: loa_upper_ci })),
  };
}

/** The level by the mapping compared with the level of gold. */
function levelsOf({ dimension, units, weights, clusters }: Gathered, { all: shared }: Draws): LevelMeasures | null {
  if (dimension.kind !== 'ordinal') return null;
  const measured = {
    gold: units.map(({ gold }) => gold),
    grader: units.map(({ level }) => level),
    scale: dimension.levels.map(({ value }) => value).sort((a, b) => a - b),
    level: CONFIDENCE,
    clusters,
    shared,
  };
  const differences = Float64Array.from(units, ({ level, gold }) => level - gold);
  const limits = (): LevelMeasures['limits'] =>
    clusters === undefined ? limitsOf(differences) : clusteredLimits(differences, clusters, shared);
  const found =
    weights === undefined ? { ...shownMeasures(measured), limits: limits() } : weightedLevels({ ...measured, weights });
  return {
    quadratic_kappa: noted(
      found.quadratic_weighted_kappa ??
        undefinedEstimate('no_data', { level: CONFIDENCE, n: 0, method: 'quadratic kappa' }),
    ),
    spearman: noted(found.spearman),
    kendall_tau_b: noted(found.kendall_tau_b),
    mae: noted(found.mae),
    bias: noted(found.bias),
    limits: found.limits,
  };
}

/** The result of `of` for the transcripts of each pair of levels: rows are gold's levels, columns the grader's. */
const byLevels = ({ units, dimension: { levels } }: Gathered, of: (units: readonly GoldUnit[]) => number): number[][] =>
  levels.map((row) =>
    levels.map((column) => of(units.filter(({ gold, level }) => gold === row.value && level === column.value))),
  );

const weightIn = (units: readonly GoldUnit[]): number => units.reduce((sum, unit) => sum + weightOf(unit), 0);

/** The weight of each pair of levels as a share of all; null if all weights are equal. */
function levelShares(gathered: Gathered): number[][] | null {
  const { weights, units } = gathered;
  const all = weightIn(units);
  return weights === undefined || all === 0 ? null : byLevels(gathered, (some) => weightIn(some) / all);
}

function ranked({ scores, gold, weights, clusters }: Gathered, { all: shared }: Draws): Pick<CalibrateFigures, 'auc'> {
  const plain = weights === undefined && clusters === undefined;
  return {
    auc: noted(
      plain
        ? auroc({ scores, gold, level: CONFIDENCE })
        : resampledAuroc({ scores, gold, weights, clusters }, { level: CONFIDENCE, shared }),
    ),
  };
}

const byPrecision = (
  { scores, gold, weights, clusters }: Gathered,
  { inClasses: shared }: Draws,
): Pick<CalibrateFigures, 'average_precision'> => ({
  average_precision: noted(
    averagePrecisionEstimate({ scores, gold, weights, clusters }, { level: CONFIDENCE, shared }),
  ),
});

const byLevel = (
  gathered: Gathered,
  draws: Draws,
): Pick<CalibrateFigures, 'level_matrix' | 'level_shares' | 'levels'> => ({
  level_matrix: byLevels(gathered, (units) => units.length),
  level_shares: levelShares(gathered),
  levels: levelsOf(gathered, draws),
});

const figuresWith = (
  gathered: Gathered,
  probabilities: ReturnType<typeof probabilitiesOf>,
  draws: Draws,
): CalibrateFigures => ({
  ...ranked(gathered, draws),
  ...byPrecision(gathered, draws),
  ...calibrated(gathered, probabilities, draws),
  ...byLevel(gathered, draws),
});

/** Every figure that does not depend on a threshold. */
export function figuresOf(gathered: Gathered): CalibrateFigures {
  const probabilities = probabilitiesOf(gathered);
  return figuresWith(gathered, probabilities, drawsFor(gathered, probabilities?.probs));
}

/** The same before resampling: intervals that need it are null. */
export function pointsOf(gathered: Gathered): CalibrateFigures {
  const probabilities = probabilitiesOf(gathered);
  const none = { kinds: kindsFor(gathered, probabilities?.probs), counts: [] };
  const figures = figuresWith(gathered, probabilities, { all: none, inClasses: none });
  for (const { value } of [...overallFigures(figures), ...levelFigures(figures)])
    value.notes = value.notes.filter((note) => note !== REASONS.undefined_resamples);
  return figures;
}
