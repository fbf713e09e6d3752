// Regimes for what intervals speak of (the model, or just these transcripts) and for transcripts that come in clusters.
import type { Target } from '../../contract/inference.ts';
import { binomial, type Draws } from '../../statistics/random.ts';
import { correctedDifference } from '../../statistics/rates/corrected-difference.ts';
import { correctedRate, type CorrectedRate } from '../../statistics/rates/corrected.ts';
import { graderStratified } from '../../statistics/rates/grader-stratified.ts';
import type { Graded } from '../../statistics/rates/sample.ts';
import { happens, LEVEL, trialOf, type Regime, type Trial } from './regime.ts';

const MANY = 6000;
const SOME = 1500;
const GRADER = { sensitivity: 0.8, specificity: 0.95 };

/** Transcripts of one model: how many were flagged and not, and how many of either are events. */
interface World {
  flagged: { N: number; events: number };
  rest: { N: number; events: number };
}

function world(random: Draws, rate: number, N: number): World {
  const events = binomial(random, N, rate);
  const right = binomial(random, events, GRADER.sensitivity);
  const wrong = binomial(random, N - events, 1 - GRADER.specificity);
  return { flagged: { N: right + wrong, events: right }, rest: { N: N - right - wrong, events: events - right } };
}

/** How many of `n` drawn without replacement are events. */
function drawn(random: Draws, { N, events }: World['rest'], n: number): number {
  let [left, found] = [events, 0];
  for (let each = 0; each < n; each++) {
    if (random.uniform() * (N - each) >= left) continue;
    left -= 1;
    found += 1;
  }
  return found;
}

/** Gold on all flags and `n` of the rest. */
function allFlags(random: Draws, rate: number, N: number, n: number, target: Target): Trial {
  const { flagged, rest } = world(random, rate, N);
  const found = graderStratified({
    flagged: { N: flagged.N, n_gold: flagged.N, gold_positive: flagged.events },
    unflagged: { N: rest.N, n_gold: Math.min(n, rest.N), gold_positive: drawn(random, rest, Math.min(n, rest.N)) },
    level: LEVEL,
    speaks: { target, inflation: 1 },
  });
  return trialOf(found, target === 'model' ? rate : (flagged.events + rest.events) / N);
}

/** Simple random gold, grouped by verdict. */
function simple(random: Draws, rate: number, N: number, n: number, target: Target): Trial {
  const { flagged, rest } = world(random, rate, N);
  const among = drawn(random, { N, events: flagged.N }, n);
  const found = graderStratified({
    flagged: { N: flagged.N, n_gold: among, gold_positive: drawn(random, flagged, among) },
    unflagged: { N: rest.N, n_gold: n - among, gold_positive: drawn(random, rest, n - among) },
    level: LEVEL,
    speaks: { target, inflation: 1 },
  });
  return trialOf(found, target === 'model' ? rate : (flagged.events + rest.events) / N);
}

/**
 * A beta-distributed rate with this mean, so that two transcripts of one cluster have the correlation `icc`. Jöhnk
 * 1964.
 */
function ofCluster(random: Draws, rate: number, icc: number): number {
  const size = 1 / icc - 1;
  for (;;) {
    const [x, y] = [random.uniform() ** (1 / (rate * size)), random.uniform() ** (1 / ((1 - rate) * size))];
    if (x + y <= 1 && x + y > 0) return x / (x + y);
  }
}

interface Clustered {
  clusters: number;
  each: number;
  icc: number;
  rate: number;
}

/** A study of tasks that were run several times; `share` of its transcripts has gold. */
function study(
  random: Draws,
  { clusters, each, icc, rate }: Clustered,
  share: number,
  rates?: readonly number[],
): Graded[] {
  return Array.from({ length: clusters }, (_, cluster) => {
    const chance = rates?.[cluster] ?? ofCluster(random, rate, icc);
    return Array.from({ length: each }, (): Graded => {
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
  }).flat();
}

const rated = (items: readonly Graded[]): CorrectedRate => correctedRate({ items, errors: null, level: LEVEL });

/** Gold on all of them: a proportion of transcripts in clusters. */
const proportion = (random: Draws, given: Clustered): Trial => trialOf(rated(study(random, given, 1)).gold, given.rate);
const corrected = (random: Draws, given: Clustered): Trial =>
  trialOf(rated(study(random, given, 0.4)).corrected, given.rate);

/** Two models on the same tasks: a task that is hard for one is hard for the other. */
function paired(random: Draws, given: Clustered): Trial {
  const rates = Array.from({ length: given.clusters }, () => ofCluster(random, given.rate, given.icc));
  const [first, second] = [rates, rates.map((rate) => rate / 2)].map((some) => rated(study(random, given, 1, some)));
  if (first === undefined || second === undefined) return { low: null, high: null, truth: 0 };
  return trialOf(correctedDifference(first, second).gold, given.rate / 2);
}

const regime = (name: string, trial: Regime['trial'], rest: Partial<Regime> = {}): Regime => ({
  name,
  documented: null,
  bar: 'level',
  trials: MANY,
  trial,
  ...rest,
});

const RATES = [0.005, 0.02, 0.05, 0.2, 0.5] as const;
const TARGETS = ['model', 'transcripts'] as const;
const CLUSTERS = [
  { clusters: 100, each: 5, icc: 0.4 },
  { clusters: 40, each: 10, icc: 0.5 },
] as const;

const FEW_WITHOUT_GOLD = 'hardly an event is without gold, so there are only a few rates that the interval can be of';
const FEW_DECIDE = 'a handful of clusters holds most events, so t has few degrees of freedom';
const ONE_EVENT =
  "Wilson's lower end is too high where one event is seen and a tenth of one was to be expected (Brown, Cai & DasGupta 2001)";

const flags = (target: Target, rate: number, N: number, n: number, rest: Partial<Regime>): Regime =>
  regime(
    `${target}: all flags and ${n} of the rest, rate ${100 * rate} %, N ${N}`,
    (random) => allFlags(random, rate, N, n, target),
    rest,
  );

export const inferenceRegimes: readonly Regime[] = [
  ...TARGETS.flatMap((target) =>
    RATES.flatMap((rate) =>
      [100, 400].map((n) =>
        regime(`${target}: random gold by verdict, rate ${100 * rate} %, n ${n} of 5000`, (random) =>
          simple(random, rate, 5000, n, target),
        ),
      ),
    ),
  ),
  ...TARGETS.flatMap((target) =>
    [0.005, 0.05, 0.2].flatMap((rate) =>
      (
        [
          [200, 100],
          [1000, 200],
          [5000, 300],
        ] as const
      ).map(([N, n]) => flags(target, rate, N, n, { bar: 'or above', why: FEW_WITHOUT_GOLD })),
    ),
  ),
  flags('transcripts', 0.005, 5000, 100, { bar: 'documented', documented: 91.5, why: ONE_EVENT }),
  ...CLUSTERS.flatMap((shape) =>
    [0.05, 0.2, 0.5].flatMap((rate) => {
      const given = { ...shape, rate };
      const words = `${shape.clusters} clusters of ${shape.each}, ICC ${shape.icc}, rate ${100 * rate} %`;
      const rest = { bar: 'or above', why: FEW_DECIDE, trials: SOME } as const;
      return [
        regime(`proportion, ${words}`, (random) => proportion(random, given), rest),
        regime(`corrected, ${words}`, (random) => corrected(random, given), rest),
        regime(`difference in pairs, ${words} less half of it`, (random) => paired(random, given), rest),
      ];
    }),
  ),
];
