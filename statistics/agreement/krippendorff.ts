// Krippendorff's alpha: one minus observed over expected disagreement, for any number of raters and with missing
// ratings.
import { z } from 'zod';
import type { Estimate } from '../../contract/estimate.ts';
import { sum, type Matrix } from '../matrix.ts';
import { undefinedEstimate, type Statistic } from '../statistic.ts';
import { insteadOf } from '../ends.ts';
import { percentAgreement } from './percent.ts';
import { Clusters, Ratings, scoresOf, tallyOf, type Tally } from './ratings.ts';
import { posteriorOf, redrawsOf, estimateOver, type Redraws } from './redraws.ts';

/**
 * The squared difference of two levels by their scores; for the ordinal metric the scores are mid-ranks of the ratings.
 */
const DIFFERENCE = {
  nominal: () => 1,
  ordinal: (a: number, b: number) => (a - b) ** 2,
  interval: (a: number, b: number) => (a - b) ** 2,
  ratio: (a: number, b: number) => (a + b === 0 ? 0 : ((a - b) / (a + b)) ** 2),
};
export type Metric = keyof typeof DIFFERENCE;
const METRICS = ['nominal', 'ordinal', 'interval', 'ratio'] as const satisfies readonly Metric[];

interface Disagreement {
  /** Ratings on units with at least one other rating. */
  n_pairable: number;
  /** Observed and expected disagreement; null without pairs. */
  Do: number | null;
  De: number | null;
  alpha: number | null;
}
export interface Alpha extends Estimate, Disagreement {}

/** Pairs of different levels on units of one kind; `weight` is their share of coincidences, in both orders together. */
interface Pair {
  kind: number;
  a: number;
  b: number;
  weight: number;
}

function pairsOf(counts: readonly number[], kind: number): Pair[] {
  const ratings = sum(counts);
  return counts.flatMap((first, a) =>
    counts.flatMap((second, b) =>
      a < b && first * second > 0 ? [{ kind, a, b, weight: (2 * first * second) / (ratings - 1) }] : [],
    ),
  );
}

/** The mid-rank of each level among all ratings. */
function midRanks(totals: readonly number[]): number[] {
  let below = 0;
  return totals.map((total) => {
    below += total;
    return below - total / 2;
  });
}

/**
 * Disagreement as a function of the number of units of each kind, so that each resample only weights precomputed pairs.
 * `kinds` have two ratings or more, `scores` are the numbers of the levels.
 */
export function disagreement(
  kinds: Matrix,
  scores: readonly number[],
  metric: Metric,
): (units: ArrayLike<number>) => Disagreement {
  const pairs = kinds.flatMap(pairsOf);
  const difference = DIFFERENCE[metric];
  return (units) => {
    const totals = scores.map(() => 0);
    for (let kind = 0; kind < kinds.length; kind++) {
      const many = units[kind] ?? 0;
      const counts = kinds[kind] ?? [];
      if (many > 0)
        for (let level = 0; level < counts.length; level++)
          totals[level] = (totals[level] ?? 0) + (counts[level] ?? 0) * many;
    }
    const at = metric === 'ordinal' ? midRanks(totals) : scores;
    const apart = (a: number, b: number): number => difference(at[a] ?? 0, at[b] ?? 0);
    const n = sum(totals);
    if (n === 0) return { n_pairable: 0, Do: null, De: null, alpha: null };
    let observed = 0;
    for (const { kind, a, b, weight } of pairs) {
      const many = units[kind] ?? 0;
      if (many > 0) observed += many * weight * apart(a, b);
    }
    let expected = 0;
    for (const [b, second] of totals.entries())
      for (let a = 0; a < b; a++) expected += 2 * (totals[a] ?? 0) * second * apart(a, b);
    const [Do, De] = [observed / n, expected / (n * (n - 1))];
    return { n_pairable: n, Do, De, alpha: De === 0 ? null : 1 - Do / De };
  };
}

interface AlphaOf {
  /** Computed from units with two ratings or more. */
  tally: Tally;
  scores: readonly number[];
  metric: Metric;
  level: number;
  /** The source of the interval; by default the posterior. */
  redraws?: Redraws;
}

/** Alpha over a tally, with its interval. Krippendorff 2011. */
export function krippendorff({ tally, scores, metric, level, redraws }: AlphaOf): Alpha {
  const all = disagreement(tally.kinds, scores, metric)(tally.units);
  const about = { level, n: sum(tally.units), method: `Krippendorff alpha, ${metric}` };
  if (all.alpha === null) return { ...undefinedEstimate(all.De === null ? 'no_pairs' : 'no_variation', about), ...all };
  const drawn = redraws ?? posteriorOf(tally);
  const of = disagreement(drawn.kinds, scores, metric);
  const agreed = percentAgreement(tally, level).estimate ?? 0;
  const given = estimateOver(
    all.alpha,
    about,
    { redraws: drawn, statistic: (units) => of(units).alpha },
    insteadOf(agreed, about.n, level, drawn.clusters),
  );
  return { ...given, ...all };
}

/** Ratings and the metric of their levels; metrics that subtract levels need numbers. */
export const Measured = Ratings.safeExtend({ metric: z.enum(METRICS) })
  .refine(
    ({ scale, metric }) =>
      metric === 'nominal' || metric === 'ordinal' || scale.every((level) => typeof level === 'number'),
    {
      error: 'the scale of this metric must consist of numbers',
      path: ['scale'],
    },
  )
  .refine(
    ({ scale, metric }) => metric !== 'ratio' || scale.every((level) => typeof level === 'number' && level >= 0),
    {
      error: 'the scale of the metric ratio must not contain negative numbers, which have no ratio',
      path: ['scale'],
    },
  );

const Clustered = Measured.safeExtend({ cluster: Clusters }).refine(
  ({ units, cluster }) => cluster === undefined || cluster.length === units.length,
  { error: 'cluster must have an entry for each unit', path: ['cluster'] },
);

export const krippendorffAlpha: Statistic<z.infer<typeof Clustered>, Alpha> = {
  name: 'krippendorff_alpha',
  about:
    "Krippendorff's alpha for any number of raters and missing ratings, with a posterior interval or one over clusters",
  source: "Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; Berger, Bernardo & Sun 2015 (prior)",
  input: Clustered,
  run({ units, scale, metric, confidence, cluster }) {
    const tally = tallyOf(units, scale, 2);
    return krippendorff({
      tally,
      scores: scoresOf(scale),
      metric,
      level: confidence,
      redraws: redrawsOf(tally, cluster),
    });
  },
};
