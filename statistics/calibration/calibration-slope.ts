// Calibration slope and intercept: the coefficients of a logistic regression of gold on the logit of the forecast.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { bootstrap, type Statistic as OfUnits } from '../bootstrap.ts';
import { zAt } from '../distributions.ts';
import { estimateOfBootstrap } from '../ends.ts';
import { sum, taken } from '../lists.ts';
import { membersIn } from '../members.ts';
import type { Reason } from '../reasons.ts';
import { Confidence, estimateOf, undefinedEstimate, type Statistic } from '../statistic.ts';
import { Binaries, Probabilities, notAsLong, sameLength } from './inputs.ts';
import { fitIntercept, fitLogistic, logit } from './logistic.ts';
import type { Forecasts } from './reliability.ts';

/** Limits of forecasts: 0 and 1 have no logit and are replaced by these. */
const [LEAST, MOST] = [0.001, 0.999];

export interface CalibrationSlope extends Estimate {
  intercept: number | null;
  /** 1 if forecasts are as extreme as they should be; below 1 if they are too extreme. */
  slope: number | null;
  se_intercept: number | null;
  se_slope: number | null;
  /** The intercept with slope 1; positive if forecasts are too low. */
  calibration_in_the_large: number | null;
}

const NO_SLOPE = { intercept: null, slope: null, se_intercept: null, se_slope: null };

/**
 * Whether some negative is above some positive and some positive above some negative: otherwise the slope is infinite.
 */
function overlap(x: Float64Array, gold: ArrayLike<number>): boolean {
  const ends = (label: number): [number, number] => {
    const own = x.filter((_, unit) => gold[unit] === label);
    return [
      own.reduce((one, other) => Math.min(one, other), Infinity),
      own.reduce((one, other) => Math.max(one, other), -Infinity),
    ];
  };
  const [[low1, high1], [low0, high0]] = [ends(1), ends(0)];
  return high0 > low1 && high1 > low0;
}

/** The slope of the transcripts at some indices; null where it is not finite. */
const slopeAt =
  (x: Float64Array, gold: ArrayLike<number>): OfUnits =>
  (units) => {
    const [own, y] = [taken(x, units), taken(gold, units)];
    return overlap(own, y) && !own.every((value) => value === own[0]) ? fitLogistic({ x: own, y }).slope : null;
  };

/** Slope with a Wald interval, or with a bootstrap over clusters if there are clusters. Cox 1958. */
export function calibrationSlope({
  probs,
  gold,
  level,
  clusters,
}: Omit<Forecasts, 'weights'> & { level: number }): CalibrationSlope {
  const wald = clusters === undefined;
  const about = {
    level,
    n: gold.length,
    method: `calibration slope, logistic regression${wald ? ', Wald interval' : ''}`,
  };
  const positives = sum(gold);
  const none = (reason: Reason, large: number | null): CalibrationSlope => ({
    ...undefinedEstimate(reason, about),
    ...NO_SLOPE,
    calibration_in_the_large: large,
  });
  if (gold.length === 0) return none('no_data', null);
  if (positives === 0 || positives === gold.length) return none('single_class', null);
  const x = Float64Array.from(probs, (p) => logit(Math.min(MOST, Math.max(LEAST, p))));
  const large = fitIntercept(x, gold);
  if (x.every((value) => value === x[0])) return none('constant', large);
  if (!overlap(x, gold)) return none('separable', large);
  const { intercept, slope, seIntercept, seSlope } = fitLogistic({ x, y: gold });
  const clipped = Array.from(probs).filter((p) => p < LEAST || p > MOST).length;
  const half = zAt(level) * seSlope;
  const note = clipped === 0 ? null : `${clipped} forecasts beyond ${LEAST} or ${MOST} were taken as these`;
  const shown = wald
    ? estimateOf({ ...about, estimate: slope, low: slope - half, high: slope + half, notes: [note] })
    : estimateOfBootstrap(
        slope,
        about,
        bootstrap({ units: gold.length, level, clusters: membersIn(clusters) }, slopeAt(x, gold)),
      );
  return {
    ...shown,
    notes: wald || note === null ? shown.notes : [...shown.notes, note],
    intercept,
    slope,
    se_intercept: seIntercept,
    se_slope: seSlope,
    calibration_in_the_large: large,
  };
}

const Input = z
  .strictObject({ prob: Probabilities, gold: Binaries, confidence: Confidence })
  .refine(({ prob, gold }) => sameLength(prob, gold), notAsLong('prob', 'gold'));

export const calibrationSlopeStatistic: Statistic<z.infer<typeof Input>, CalibrationSlope> = {
  name: 'calibration_slope',
  about: 'slope and intercept of gold on the logit of the forecast, and calibration in the large',
  source: 'Cox 1958',
  input: Input,
  run: ({ prob, gold, confidence }) => calibrationSlope({ probs: prob, gold, level: confidence }),
};
