// Regimes for the two targets of intervals: the model, or only these transcripts.
import type { Target } from '../../contract/inference.ts';
import { binomial, type Draws } from '../../statistics/random.ts';
import { graderStratified } from '../../statistics/rates/grader-stratified.ts';
import { LEVEL, trialOf, type Regime, type Trial } from './regime.ts';

const MANY = 6000;
const GRADER = { sensitivity: 0.8, specificity: 0.95 };

/** Transcripts of one model: the numbers of flagged and other transcripts, and of the events among each. */
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

/** The number of events among `n` units drawn without replacement. */
function drawn(random: Draws, { N, events }: World['rest'], n: number): number {
  let [left, found] = [events, 0];
  for (let each = 0; each < n; each++) {
    if (random.uniform() * (N - each) >= left) continue;
    left -= 1;
    found += 1;
  }
  return found;
}

/** All flagged transcripts have gold, and `n` of the rest. */
function allFlags(random: Draws, rate: number, N: number, n: number, target: Target): Trial {
  const { flagged, rest } = world(random, rate, N);
  const found = graderStratified({
    flagged: { N: flagged.N, n_gold: flagged.N, gold_positive: flagged.events },
    unflagged: { N: rest.N, n_gold: Math.min(n, rest.N), gold_positive: drawn(random, rest, Math.min(n, rest.N)) },
    level: LEVEL,
    basis: { target, inflation: 1 },
  });
  return trialOf(found, target === 'model' ? rate : (flagged.events + rest.events) / N);
}

/** Gold is a simple random sample, grouped by the grader's verdict. */
function simple(random: Draws, rate: number, N: number, n: number, target: Target): Trial {
  const { flagged, rest } = world(random, rate, N);
  const among = drawn(random, { N, events: flagged.N }, n);
  const found = graderStratified({
    flagged: { N: flagged.N, n_gold: among, gold_positive: drawn(random, flagged, among) },
    unflagged: { N: rest.N, n_gold: n - among, gold_positive: drawn(random, rest, n - among) },
    level: LEVEL,
    basis: { target, inflation: 1 },
  });
  return trialOf(found, target === 'model' ? rate : (flagged.events + rest.events) / N);
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

const FEW_WITHOUT_GOLD =
  'hardly an event is without gold, or one at most is drawn, so there are only a few rates that the interval can be of';
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
  ...TARGETS.flatMap((target) =>
    (
      [
        [0.005, 5000, 100],
        [0.005, 5000, 200],
        [0.002, 5000, 200],
        [0.002, 20000, 300],
        [0.01, 5000, 100],
      ] as const
    ).map(([rate, N, n]) => flags(target, rate, N, n, { bar: 'or above', why: FEW_WITHOUT_GOLD })),
  ),
];
