// Regimes for the questions beyond a rate: upper bounds, equivalence, non-inferiority, equal error rates, simultaneous
// intervals, repeated looks, prevalence of each level, raters' own errors, and replacement of a rater.
import { adjustedCount } from '../../statistics/questions/adjusted-count.ts';
import { alternativeAnnotator } from '../../statistics/questions/alternative-annotator.ts';
import { confidenceSequence, type Look } from '../../statistics/questions/confidence-sequence.ts';
import { equivalence } from '../../statistics/questions/equivalence.ts';
import { homogeneity } from '../../statistics/questions/homogeneity.ts';
import { latentClassRate } from '../../statistics/questions/latent-class-rate.ts';
import { levelPrevalences, type Target } from '../../statistics/questions/level-prevalence.ts';
import { nonInferiority } from '../../statistics/questions/non-inferiority.ts';
import { rateBelow } from '../../statistics/questions/rate-below.ts';
import { simultaneousLevel, type Simultaneous } from '../../statistics/questions/simultaneous.ts';
import { binomial, type Draws } from '../../statistics/random.ts';
import { wilson } from '../../statistics/rates/proportion.ts';
import { happens, LEVEL, trialOf, type Regime, type Trial } from './regime.ts';

const MANY = 3000;
/** Trials of a regime in which each trial resamples its units or tables. */
const RESAMPLED = 150;
/** The level of a one-sided test whose interval has a level of 95 %. */
const ONE_SIDED = (1 + LEVEL) / 2;

/** A test as an interval around 0 that misses the truth if the test errs, so that errors count as misses. */
const erring = (errs: boolean): Trial => ({ low: 0, high: errs ? -1 : 1, truth: 0 });

function exactBelow(random: Draws, rate: number, n: number): Trial {
  return trialOf(rateBelow({ x: binomial(random, n, rate), n, below: rate, level: LEVEL }), rate);
}

interface Pair {
  first: number;
  second: number;
  n: number;
}

function difference(random: Draws, { first, second, n }: Pair): Trial {
  const count = (rate: number) => ({ x: binomial(random, n, rate), n });
  const found = equivalence({ first: count(first), second: count(second), margin: 0.05, level: ONE_SIDED });
  return trialOf(found, first - second);
}

/** The difference equals the margin, where the test errs most often. */
function calledEquivalent(random: Draws, { first, second, n }: Pair): Trial {
  const count = (rate: number) => ({ x: binomial(random, n, rate), n });
  const given = { first: count(first), second: count(second), margin: first - second, level: LEVEL };
  return erring(equivalence(given).is_equivalent === true);
}

/** Two graders on the same transcripts, which are right together more often than independent graders. */
function noWorse(random: Draws, n: number, onlyA: number, onlyB: number): Trial {
  const a = binomial(random, n, onlyA);
  const b = binomial(random, n - a, onlyB / (1 - onlyA));
  return trialOf(nonInferiority({ only_a: a, only_b: b, n }, 0.05, ONE_SIDED), onlyB - onlyA);
}

const alike = (random: Draws, share: number, sizes: readonly number[]): Trial => {
  const counts = sizes.map((n, group) => ({ group: String(group), x: binomial(random, n, share), n }));
  return erring((homogeneity(counts, LEVEL).p ?? 1) <= 1 - LEVEL);
};

function together(random: Draws, how: Simultaneous, rates: readonly number[], n: number): Trial {
  const { level } = simultaneousLevel(rates.length, LEVEL, how);
  const missed = rates.some((rate) => {
    const [low, high] = wilson(binomial(random, n, rate), n, level);
    return rate < low || rate > high;
  });
  return erring(missed);
}

/** Labels drawn one after the other, with a look after every fifty; without replacement if there is a `population`. */
function everyLook(random: Draws, rate: number, population: number | null): Trial {
  const events = population === null ? 0 : Math.round(rate * population);
  const truth = population === null ? rate : events / population;
  const looks: Look[] = [];
  let x = 0;
  for (let n = 1; n <= 400; n += 1) {
    const chance = population === null ? rate : (events - x) / (population - n + 1);
    if (happens(random, chance)) x += 1;
    if (n % 50 === 0) looks.push({ x, n });
  }
  return trialOf(confidenceSequence(looks, population, LEVEL), truth);
}

const SCALE = [0, 1, 2, 3, 4];
const SHARES = [0.7, 0.15, 0.08, 0.05, 0.02];

/** A random index with these probabilities. */
function oneOf(random: Draws, shares: readonly number[]): number {
  let left = random.uniform();
  const at = shares.findIndex((share) => (left -= share) < 0);
  return at < 0 ? shares.length - 1 : at;
}

/** The level of a grader that is right in four of five units and otherwise one level off. */
const graded = (random: Draws, level: number): number =>
  happens(random, 0.8) ? level : Math.min(4, Math.max(0, level + (happens(random, 0.5) ? 1 : -1)));

function ofLevels(random: Draws, at: number | 'mean', target: Target): Trial {
  const [N, n] = [2000, 300];
  const strata = SCALE.map(() => ({ N: 0, gold: SCALE.map(() => 0) }));
  const all = SCALE.map(() => 0);
  for (let unit = 0; unit < N; unit += 1) {
    const level = oneOf(random, SHARES);
    const stratum = strata[graded(random, level)];
    if (stratum === undefined) continue;
    all[level] = (all[level] ?? 0) + 1;
    stratum.N += 1;
    // the first `n` units are a random sample, because all units are independent
    if (unit < n) stratum.gold[level] = (stratum.gold[level] ?? 0) + 1;
  }
  const found = levelPrevalences({ strata, scale: SCALE, target, level: LEVEL });
  const shares = target === 'model' ? SHARES : all.map((count) => count / N);
  if (at === 'mean')
    return trialOf(
      found.mean,
      shares.reduce((total, share, level) => total + share * level, 0),
    );
  return trialOf(found.levels[at] ?? { low: null, high: null }, shares[at] ?? 0);
}

function counted(random: Draws, at: number): Trial {
  const gold = SCALE.map((level) => {
    const row = SCALE.map(() => 0);
    for (let unit = 0; unit < 40; unit += 1) {
      const said = graded(random, level);
      row[said] = (row[said] ?? 0) + 1;
    }
    return row;
  });
  const counts = SCALE.map(() => 0);
  for (let unit = 0; unit < 2000; unit += 1) {
    const said = graded(random, oneOf(random, SHARES));
    counts[said] = (counts[said] ?? 0) + 1;
  }
  const found = adjustedCount({ counts, gold, scale: SCALE, level: LEVEL });
  return trialOf(found.levels[at] ?? { low: null, high: null }, SHARES[at] ?? 0);
}

/** Independent raters who err; `rates` has the rate of each population. */
function latent(random: Draws, raters: number, rates: readonly number[], n: number): Trial {
  const [SENSITIVITY, SPECIFICITY] = [0.85, 0.97];
  const units = rates.flatMap((rate, population) =>
    Array.from({ length: n }, () => {
      const chance = happens(random, rate) ? SENSITIVITY : 1 - SPECIFICITY;
      const votes = Array.from({ length: raters }, (): 0 | 1 => (happens(random, chance) ? 1 : 0));
      return { population, votes, weight: 1 };
    }),
  );
  const share = 1 / rates.length;
  const found = latentClassRate({
    units,
    raters: Array.from({ length: raters }, (_, rater) => String(rater)),
    populations: rates.map((_, at) => ({ population: String(at), share })),
    level: LEVEL,
    replicates: 300,
  });
  return trialOf(
    found,
    rates.reduce((total, rate) => total + rate * share, 0),
  );
}

/**
 * Three raters and a grader with the same accuracy, and how often the grader is at least as close to the others as a
 * rater.
 */
function asGoodAsARater(random: Draws, n: number): Trial {
  const RIGHT = 0.85;
  const said = (truth: number): number => (happens(random, RIGHT) ? truth : 1 - truth);
  const truths = Array.from({ length: n }, () => (happens(random, 0.5) ? 1 : 0));
  const found = alternativeAnnotator({
    units: truths.map((truth) => [said(truth), said(truth), said(truth)]),
    grader: truths.map(said),
    raters: ['a', 'b', 'c'],
    alignment: 'accuracy',
    epsilon: 0.1,
    level: LEVEL,
  });
  // the grader is less close if the two other raters agree and only the grader differs from them, while the replaced
  // rater does not
  const wrong = 1 - RIGHT;
  const agreeRight = RIGHT ** 2;
  const agreeWrong = wrong ** 2;
  const lost = agreeRight * RIGHT * wrong + agreeWrong * wrong * RIGHT;
  return trialOf(found, 1 - lost);
}

const regime = (name: string, trial: Regime['trial'], rest: Partial<Regime> = {}): Regime => ({
  name,
  documented: null,
  bar: 'level',
  trials: MANY,
  trial,
  ...rest,
});

const EXACT = { bar: 'guarantee', why: 'an exact test never errs more often than it says' } as const;
const TOGETHER_RARE = {
  bar: 'documented',
  documented: 92.4,
  why: 'at the level of each interval (98.7 %) Wilson’s lower end is too high where two events are expected',
} as const;
const SCORE = { bar: 'or above', why: 'counts are whole, and few where the rate is low' } as const;
const RARE = { bar: 'or above', why: 'few are of the level, so the interval can be of a few rates only' } as const;
const AT_ZERO = {
  bar: 'documented',
  documented: 92,
  why: 'shares are cut off at 0, which leans the estimate to other levels, and the percentile bootstrap with it',
  trials: RESAMPLED,
} as const;
const OF_A_MIXTURE = {
  bar: 'documented',
  documented: 91.5,
  why: 'a percentile bootstrap of a mixture is a little short where some forty events decide it',
  trials: RESAMPLED,
} as const;
const NOISE = { bar: 'or above', why: 'as near as so many samples tell', trials: RESAMPLED } as const;

export const questionRegimes: readonly Regime[] = [
  ...(
    [
      [0.01, 300],
      [0.005, 1000],
      [0.05, 100],
    ] as const
  ).map(([rate, n]) =>
    regime(`rate below a bound, rate ${100 * rate} %, n ${n}`, (random) => exactBelow(random, rate, n), EXACT),
  ),
  ...[
    { first: 0.1, second: 0.08, n: 400 },
    { first: 0.02, second: 0.01, n: 400 },
  ].map((pair) =>
    regime(
      `equivalence, ${100 * pair.first} % less ${100 * pair.second} %, n ${pair.n} each`,
      (random) => difference(random, pair),
      SCORE,
    ),
  ),
  regime(
    'equivalence at the margin is not claimed, 10 % less 5 %, n 400 each',
    (random) => calledEquivalent(random, { first: 0.1, second: 0.05, n: 400 }),
    SCORE,
  ),
  ...(
    [
      [400, 0.05, 0.04],
      [100, 0.03, 0.06],
    ] as const
  ).map(([n, onlyA, onlyB]) =>
    regime(
      `non-inferiority, only a right ${100 * onlyA} %, only b ${100 * onlyB} %, n ${n}`,
      (random) => noWorse(random, n, onlyA, onlyB),
      SCORE,
    ),
  ),
  regime('graders that err alike are not told apart, 85 % in 4 groups of 80', (random) =>
    alike(random, 0.85, [80, 80, 80, 80]),
  ),
  regime('the same with few counts, 95 % in 4 groups of 12 to 40', (random) => alike(random, 0.95, [12, 20, 30, 40]), {
    ...NOISE,
    trials: 600,
    why: 'tables with few counts have few values of p',
  }),
  ...(['bonferroni', 'max_t'] as const).flatMap((how) =>
    [
      [0.02, 0.05, 0.1, 0.2, 0.4],
      [0.005, 0.01, 0.01, 0.02],
    ].map((rates) =>
      regime(
        `intervals of ${rates.length} groups together (${how}), ${100 * (rates[0] ?? 0)} to ${100 * (rates.at(-1) ?? 0)} %, n 400 each`,
        (random) => together(random, how, rates, 400),
        (rates[0] ?? 0) < 0.01 ? TOGETHER_RARE : SCORE,
      ),
    ),
  ),
  ...[null, 2000].flatMap((population) =>
    [0.02, 0.2].map((rate) =>
      regime(
        `8 looks up to 400 labels, rate ${100 * rate} %${population === null ? '' : ` of ${population}`}`,
        (random) => everyLook(random, rate, population),
        { bar: 'guarantee', why: 'it holds at every number of labels, of which only eight are looked at' },
      ),
    ),
  ),
  ...(['model', 'transcripts'] as const).flatMap((target) =>
    ([0, 3, 4, 'mean'] as const).map((at) =>
      regime(
        `${target}: ${at === 'mean' ? 'mean level' : `prevalence of a level of ${100 * (SHARES[at] ?? 0)} %`}, gold on 300 of 2000`,
        (random) => ofLevels(random, at, target),
        { ...RARE, trials: 1000 },
      ),
    ),
  ),
  ...[1, 3].map((at) =>
    regime(
      `adjusted count of a level of ${100 * (SHARES[at] ?? 0)} %, 40 gold a level`,
      (random) => counted(random, at),
      AT_ZERO,
    ),
  ),
  regime('raters’ own errors, three raters, rate 10 %, n 400', (random) => latent(random, 3, [0.1], 400), OF_A_MIXTURE),
  regime('raters’ own errors, three raters, rate 2 %, n 400', (random) => latent(random, 3, [0.02], 400), NOISE),
  regime(
    'raters’ own errors, two raters in two populations of 5 and 30 %, n 300 each',
    (random) => latent(random, 2, [0.05, 0.3], 300),
    NOISE,
  ),
  ...[50, 200].map((n) =>
    regime(`advantage of a grader as good as three raters, n ${n}`, (random) => asGoodAsARater(random, n), NOISE),
  ),
];
