// Krippendorff's alpha with two intervals that other programs can reproduce exactly: the jackknife, and a bootstrap on
// given resamples.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { bootstrapOf } from '../bootstrap.ts';
import { tAt } from '../distributions.ts';
import { mean, sum } from '../matrix.ts';
import type { Interval } from '../rates/proportion.ts';
import { undefinedEstimate, type Statistic } from '../statistic.ts';
import { around, drawnKinds, endsOf, noEnds, estimateOfBootstrap, estimateWith, standardError } from '../ends.ts';
import { disagreement, Measured } from './krippendorff.ts';
import { scoresOf, tallyOf } from './ratings.ts';

interface Jackknife extends Estimate {
  n_units: number;
  alpha: number | null;
  /** Alpha without each unit of two ratings or more, in order; null if it is undefined. */
  loo: (number | null)[];
  /** Null if one of these is undefined. */
  se: number | null;
  ci: Interval | null;
}

/** The jackknife's standard error from one value per unit; null if one is missing or there are fewer than two. */
function jackknifeError(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  const middle = mean(known);
  if (middle === null || known.length < Math.max(2, values.length)) return null;
  return standardError(((known.length - 1) / known.length) * sum(known.map((value) => (value - middle) ** 2)));
}

function jackknife({ units, scale, metric, confidence }: z.infer<typeof Measured>): Jackknife {
  const tally = tallyOf(units, scale, 2);
  const of = disagreement(tally.kinds, scoresOf(scale), metric);
  const { alpha, De } = of(tally.units);
  const n = tally.kindOf.length;
  const without = tally.units.map(
    (_, left) => of(tally.units.map((many, kind) => (kind === left ? many - 1 : many))).alpha,
  );
  const loo = tally.kindOf.map((kind) => without[kind] ?? null);
  const about = {
    level: confidence,
    n,
    method: `Krippendorff alpha, ${metric}, delete-one jackknife, t with ${Math.max(n - 1, 0)} df`,
  };
  if (alpha === null)
    return {
      ...undefinedEstimate(De === null ? 'no_pairs' : 'no_variation', about),
      n_units: n,
      alpha,
      loo,
      se: null,
      ci: null,
    };
  const se = jackknifeError(loo);
  const ci = se === null ? null : around(alpha, tAt(confidence, n - 1) * se);
  const ends = n > 1 && se === null ? noEnds('undefined_resamples') : endsOf(ci);
  return { ...estimateWith(alpha, about, ends), n_units: n, alpha, loo, se, ci };
}

export const krippendorffJackknife: Statistic<z.infer<typeof Measured>, Jackknife> = {
  name: 'krippendorff_alpha_jackknife',
  about: "Krippendorff's alpha with the delete-one-unit jackknife: no random draws",
  source: 'Hughes 2022 (arXiv 2210.13265)',
  input: Measured,
  run: jackknife,
};

const Resamples = Measured.safeExtend({
  resample_indices: z
    .array(z.array(z.int().min(0)))
    .describe('indices of units with two ratings or more, one list per resample'),
}).refine(
  ({ units, resample_indices }) => {
    const pairable = units.filter((unit) => unit.filter((level) => level !== null).length > 1).length;
    return resample_indices.every((indices) => indices.every((index) => index < pairable));
  },
  { error: 'an index must be that of a unit with two ratings or more', path: ['resample_indices'] },
);

interface Bootstrapped extends Estimate {
  alpha: number | null;
  /** Defined values of the resamples, in order. */
  replicates: number[];
  n_undefined: number;
  /** The percentile interval at the requested confidence. */
  percentile95: Interval | null;
  se: number | null;
}

function bootstrapped({ units, scale, metric, confidence, resample_indices }: z.infer<typeof Resamples>): Bootstrapped {
  const tally = tallyOf(units, scale, 2);
  const of = disagreement(tally.kinds, scoresOf(scale), metric);
  const { alpha, De } = of(tally.units);
  const drawn = drawnKinds(tally.kindOf, tally.kinds.length);
  const resampled = bootstrapOf(resample_indices, confidence, (indices) => of(drawn(indices)).alpha);
  const { undefinedReplicates, interval, se } = resampled;
  const about = { level: confidence, n: tally.kindOf.length, method: `Krippendorff alpha, ${metric}` };
  const headline =
    alpha === null
      ? undefinedEstimate(De === null ? 'no_pairs' : 'no_variation', about)
      : estimateOfBootstrap(alpha, about, resampled);
  return {
    ...headline,
    alpha,
    replicates: [...resampled.replicates],
    n_undefined: undefinedReplicates,
    percentile95: interval,
    se,
  };
}

export const krippendorffBootstrap: Statistic<z.infer<typeof Resamples>, Bootstrapped> = {
  name: 'krippendorff_alpha_bootstrap',
  about: "Krippendorff's alpha with a percentile bootstrap over units, on resamples drawn elsewhere",
  source: 'Krippendorff 2011; Efron 1979',
  input: Resamples,
  run: bootstrapped,
};
