// Regimes for transcripts in clusters: few and many, even and uneven, strongly and weakly correlated, with rare and
// common events.
import type { Draws } from '../../statistics/random.ts';
import { correctedDifference } from '../../statistics/rates/corrected-difference.ts';
import { correctedRate, type CorrectedRate } from '../../statistics/rates/corrected.ts';
import type { Graded } from '../../statistics/rates/sample.ts';
import { happens, LEVEL, trialOf, type Regime, type Trial } from './regime.ts';

const TRIALS = 1500;
const GRADER = { sensitivity: 0.8, specificity: 0.95 };

/**
 * A beta-distributed rate with this mean, so that two transcripts of one cluster have the correlation `icc` (Jöhnk
 * 1964).
 */
function ofCluster(random: Draws, rate: number, icc: number): number {
  const size = 1 / icc - 1;
  for (;;) {
    const [x, y] = [random.uniform() ** (1 / (rate * size)), random.uniform() ** (1 / ((1 - rate) * size))];
    if (x + y <= 1 && x + y > 0) return x / (x + y);
  }
}

interface Clustered {
  /** The number of transcripts in each cluster. */
  sizes: readonly number[];
  icc: number;
  rate: number;
}

/** A study of tasks that were run several times; a share `share` of its transcripts has gold. */
function study(random: Draws, { sizes, icc, rate }: Clustered, share: number, rates?: readonly number[]): Graded[] {
  return sizes.flatMap((size, cluster) => {
    const chance = rates?.[cluster] ?? ofCluster(random, rate, icc);
    return Array.from({ length: size }, (): Graded => {
      const event = happens(random, chance) ? 1 : 0;
      const flagged = happens(random, event === 1 ? GRADER.sensitivity : 1 - GRADER.specificity) ? 1 : 0;
      const isDrawn = happens(random, share);
      return {
        grader: flagged,
        gold: isDrawn ? event : null,
        probability: share,
        drawn: isDrawn,
        cluster: String(cluster),
      };
    });
  });
}

const rated = (items: readonly Graded[]): CorrectedRate => correctedRate({ items, errors: null, level: LEVEL });

/** A proportion of transcripts in clusters, all of which have gold. */
const proportion = (random: Draws, given: Clustered): Trial => trialOf(rated(study(random, given, 1)).gold, given.rate);
const corrected = (random: Draws, given: Clustered): Trial =>
  trialOf(rated(study(random, given, 0.4)).corrected, given.rate);

/** Two models on the same tasks: a task with a high rate for one has a high rate for the other. */
function paired(random: Draws, given: Clustered): Trial {
  const rates = given.sizes.map(() => ofCluster(random, given.rate, given.icc));
  const [first, second] = [rates, rates.map((rate) => rate / 2)].map((some) => rated(study(random, given, 1, some)));
  if (first === undefined || second === undefined) return { low: null, high: null, truth: 0 };
  return trialOf(correctedDifference(first, second).gold, given.rate / 2);
}

interface Shape {
  name: string;
  sizes: readonly number[];
}

const even = (clusters: number, each: number): Shape => ({
  name: `${clusters} clusters of ${each}`,
  sizes: Array.from({ length: clusters }, () => each),
});
/** Many small clusters and a few large ones. */
const UNEVEN: Shape = {
  name: '50 clusters of 1 to 19',
  sizes: Array.from({ length: 50 }, (_, cluster) => 1 + Math.floor(19 * (cluster / 50) ** 2)),
};

/** The shapes for which the intervals were designed, followed by shapes that were only tried afterwards. */
const WORLDS: readonly { shape: Shape; iccs: readonly number[]; rates: readonly number[] }[] = [
  { shape: even(100, 5), iccs: [0.4], rates: [0.05, 0.2, 0.5] },
  { shape: even(40, 10), iccs: [0.5], rates: [0.05, 0.2, 0.5] },
  { shape: even(20, 20), iccs: [0.1, 0.3, 0.7], rates: [0.005, 0.02, 0.1] },
  { shape: even(200, 3), iccs: [0.3, 0.7], rates: [0.005, 0.02, 0.1] },
  { shape: even(30, 5), iccs: [0.3], rates: [0.02, 0.1] },
  { shape: UNEVEN, iccs: [0.1, 0.3, 0.7], rates: [0.005, 0.02, 0.1] },
];

const FEW_DECIDE =
  'a handful of clusters holds most events, so t has few degrees of freedom, and few events do not tell copies apart';

const regime = (name: string, trial: Regime['trial']): Regime => ({
  name,
  documented: null,
  bar: 'or above',
  why: FEW_DECIDE,
  trials: TRIALS,
  trial,
});

export const clusterRegimes: readonly Regime[] = WORLDS.flatMap(({ shape, iccs, rates }) =>
  iccs.flatMap((icc) =>
    rates.flatMap((rate) => {
      const given = { sizes: shape.sizes, icc, rate };
      const words = `${shape.name}, ICC ${icc}, rate ${100 * rate} %`;
      return [
        regime(`proportion, ${words}`, (random) => proportion(random, given)),
        regime(`corrected, ${words}`, (random) => corrected(random, given)),
        regime(`difference in pairs, ${words} less half of it`, (random) => paired(random, given)),
      ];
    }),
  ),
);
