// Regimes for the intervals of rates: single proportions, differences, and rates corrected with gold from every design.
import { binomial, type Draws } from '../../statistics/random.ts';
import { correctedRate } from '../../statistics/rates/corrected.ts';
import { rateDifference } from '../../statistics/rates/difference.ts';
import { graderStratified, type GraderStratified } from '../../statistics/rates/grader-stratified.ts';
import { moverDifferenceOf } from '../../statistics/rates/mover.ts';
import { ppiMean } from '../../statistics/rates/ppi.ts';
import { clopperPearson, wilson } from '../../statistics/rates/proportion.ts';
import { roganGladen } from '../../statistics/rates/rogan-gladen.ts';
import type { Graded } from '../../statistics/rates/sample.ts';
import type { UnitProbability, Draw, FrameUnit } from '../../statistics/sampling/draw.ts';
import { drawSimple } from '../../statistics/sampling/draw.ts';
import { drawFlagged } from '../../statistics/sampling/stratified.ts';
import { drawUncertainty } from '../../statistics/sampling/uncertain.ts';
import { happens, LEVEL, normal, trialOf, type Regime, type Trial } from './regime.ts';

const MANY = 6000;
const SOME = 600;

/** The grader and the number of transcripts with which the coverages were documented. */
const GRADER = { sensitivity: 0.8, specificity: 0.95 };
const POPULATION = 2000;

const apparent = (rate: number): number => rate * GRADER.sensitivity + (1 - rate) * (1 - GRADER.specificity);

const repeated = (value: number, times: number): number[] => Array.from({ length: times }, () => value);

/** Gold drawn at random: true and false flags, missed events and true negatives among `n`, and flags among the rest. */
function randomGold(
  random: Draws,
  rate: number,
  n: number,
): { tp: number; fp: number; fn: number; tn: number; flaggedRest: number } {
  const events = binomial(random, n, rate);
  const tp = binomial(random, events, GRADER.sensitivity);
  const fp = binomial(random, n - events, 1 - GRADER.specificity);
  return {
    tp,
    fp,
    fn: events - tp,
    tn: n - events - fp,
    flaggedRest: binomial(random, POPULATION - n, apparent(rate)),
  };
}

function stratified(random: Draws, rate: number, n: number): GraderStratified {
  const { tp, fp, fn, tn, flaggedRest } = randomGold(random, rate, n);
  const flagged = tp + fp + flaggedRest;
  return graderStratified({
    flagged: { N: flagged, n_gold: tp + fp, gold_positive: tp },
    unflagged: { N: POPULATION - flagged, n_gold: fn + tn, gold_positive: fn },
    level: LEVEL,
  });
}

/** PPI++ by normal theory alone, without the interval that the program uses instead if events are few. */
function predicted(random: Draws, rate: number, n: number): Trial {
  const { tp, fp, fn, tn, flaggedRest } = randomGold(random, rate, n);
  const share = flaggedRest / (POPULATION - n);
  const { ci } = ppiMean(
    {
      gold: [...repeated(1, tp), ...repeated(0, fp), ...repeated(1, fn), ...repeated(0, tn)],
      graderOnGold: [...repeated(1, tp + fp), ...repeated(0, fn + tn)],
      unlabelled: { n: POPULATION - n, mean: share, variance: share * (1 - share) },
      lambda: 'tuned',
    },
    LEVEL,
  );
  return { low: ci?.[0] ?? null, high: ci?.[1] ?? null, truth: rate };
}

/** Gold on 100 flagged and 100 unflagged transcripts. */
function byVerdict(random: Draws, rate: number): { flagged: number; right: number; missed: number } {
  const flags = apparent(rate);
  const right = binomial(random, 100, (rate * GRADER.sensitivity) / flags);
  const missed = binomial(random, 100, (rate * (1 - GRADER.sensitivity)) / (1 - flags));
  return { flagged: binomial(random, POPULATION, flags), right, missed };
}

function drawnByVerdict(random: Draws, rate: number): GraderStratified {
  const { flagged, right, missed } = byVerdict(random, rate);
  return graderStratified({
    flagged: { N: flagged, n_gold: 100, gold_positive: right },
    unflagged: { N: POPULATION - flagged, n_gold: 100, gold_positive: missed },
    level: LEVEL,
  });
}

/**
 * Rogan-Gladen with error rates taken from gold that was drawn by verdict: a mistake that the stratified estimator
 * avoids.
 */
function naive(random: Draws, rate: number): Trial {
  const { flagged, right, missed } = byVerdict(random, rate);
  const events = right + missed;
  const { ci } = roganGladen(
    {
      apparent_rate: flagged / POPULATION,
      n: POPULATION,
      sensitivity: events > 0 ? right / events : 0,
      n_gold_positive: events,
      specificity: (100 - missed) / (200 - events),
      n_gold_negative: 200 - events,
    },
    LEVEL,
  );
  return { low: ci?.[0] ?? null, high: ci?.[1] ?? null, truth: rate };
}

interface Calibrated {
  rate: number;
  sensitivity: number;
  specificity: number;
  n: number;
  positives: number;
  negatives: number;
}

function calibrated(random: Draws, { rate, sensitivity, specificity, n, positives, negatives }: Calibrated): Trial {
  const flags = binomial(random, n, rate * sensitivity + (1 - rate) * (1 - specificity));
  const given = {
    apparent_rate: flags / n,
    n,
    sensitivity: binomial(random, positives, sensitivity) / positives,
    n_gold_positive: positives,
    specificity: binomial(random, negatives, specificity) / negatives,
    n_gold_negative: negatives,
  };
  return trialOf(roganGladen(given, LEVEL), rate);
}

interface Transcript extends FrameUnit {
  event: 0 | 1;
  p: number;
  flagged: boolean;
}

/** Transcripts with a grader whose probabilities are calibrated. */
function transcripts(random: Draws, rate: number, count: number): Transcript[] {
  const APART = 2.2;
  return Array.from({ length: count }, (_, index) => {
    const event = happens(random, rate) ? 1 : 0;
    const score = normal(random) + APART * event;
    const p = 1 / (1 + ((1 - rate) / rate) * Math.exp(APART * (APART / 2 - score)));
    return { id: String(index), u: random.uniform(), event, p, flagged: p > 0.5 };
  });
}

/** Computes the published rate from a draw in the same way as the program. */
function quoted(
  units: readonly Transcript[],
  { drawn, frame }: Draw,
  graderOf: (unit: Transcript) => number,
  truth: number,
): Trial {
  const chances = new Map(frame.map(({ id, probability }: UnitProbability) => [id, probability]));
  const taken = new Set(drawn.map(({ id }) => id));
  const items = units.map((unit): Graded => {
    const isDrawn = taken.has(unit.id);
    return {
      grader: graderOf(unit),
      gold: isDrawn ? unit.event : null,
      probability: chances.get(unit.id) ?? null,
      drawn: isDrawn,
    };
  });
  const rate = correctedRate({ items, errors: null, level: LEVEL });
  return rate.headline === null ? { low: null, high: null, truth } : trialOf(rate[rate.headline], truth);
}

const verdict = ({ flagged }: Transcript): number => (flagged ? 1 : 0);
const score = ({ p }: Transcript): number => p;

const regime = (name: string, documented: number | null, trial: Regime['trial']): Regime => ({
  name,
  documented,
  bar: 'level',
  trials: MANY,
  trial,
});
const missing = (part: Regime): Regime => ({ ...part, bar: 'documented' });

/** A published rate, from making transcripts to the interval, with gold drawn by `draw`. */
interface Quoted {
  name: string;
  rate: number;
  graderOf: (unit: Transcript) => number;
  draw: (units: readonly Transcript[]) => Draw;
}

const QUOTED: readonly Quoted[] = [
  {
    name: 'simple random 200 of 2000, verdicts',
    rate: 0.05,
    graderOf: verdict,
    draw: (units) => drawSimple({ units, n: 200 }),
  },
  {
    name: 'all flags and some of the rest, 250 of 2000',
    rate: 0.05,
    graderOf: verdict,
    draw: (units) => drawFlagged({ units, n: 250 }),
  },
  {
    name: 'simple random 200 of 2000, scores',
    rate: 0.2,
    graderOf: score,
    draw: (units) => drawSimple({ units, n: 200 }),
  },
  {
    name: 'by uncertainty 200 of 2000, scores',
    rate: 0.2,
    graderOf: score,
    draw: (units) => drawUncertainty({ units, n: 200 }),
  },
];

const whole = ({ name, rate, graderOf, draw }: Quoted): Regime => ({
  ...regime(`quoted: ${name}, rate ${100 * rate} %`, null, (random) => {
    const units = transcripts(random, rate, POPULATION);
    return quoted(units, draw(units), graderOf, rate);
  }),
  trials: SOME,
});

export const rateRegimes: readonly Regime[] = [
  ...([30, 50, 100] as const).map((n) =>
    regime(`stratified by verdict, random gold, rate 5 %, n ${n}`, 95.4, (random) =>
      trialOf(stratified(random, 0.05, n), 0.05),
    ),
  ),
  regime('stratified by verdict, random gold, rate 30 %, n 50', 95.9, (random) =>
    trialOf(stratified(random, 0.3, 50), 0.3),
  ),
  regime('stratified by verdict, random gold, rate 30 %, n 100', 95.1, (random) =>
    trialOf(stratified(random, 0.3, 100), 0.3),
  ),
  regime('stratified by verdict, gold of 100 and 100, rate 5 %', 95.4, (random) =>
    trialOf(drawnByVerdict(random, 0.05), 0.05),
  ),
  missing(regime('Rogan-Gladen misled by gold of 100 and 100, rate 5 %', 0, (random) => naive(random, 0.05))),
  missing(regime('PPI++ alone, rate 5 %, n 30', 71.4, (random) => predicted(random, 0.05, 30))),
  missing(regime('PPI++ alone, rate 5 %, n 50', 87.5, (random) => predicted(random, 0.05, 50))),
  missing(regime('PPI++ alone, rate 5 %, n 100', 88.8, (random) => predicted(random, 0.05, 100))),
  regime('PPI++ alone, rate 30 %, n 100', null, (random) => predicted(random, 0.3, 100)),
  ...(
    [
      [30, 93.8],
      [50, 96.4],
      [100, 96.6],
    ] as const
  ).map(([n, documented]) =>
    regime(`Wilson, rate 5 %, n ${n}`, documented, (random) => {
      const [low, high] = wilson(binomial(random, n, 0.05), n, LEVEL);
      return { low, high, truth: 0.05 };
    }),
  ),
  ...(
    [
      [0.05, 100],
      [0.01, 300],
    ] as const
  ).map(([rate, n]): Regime => ({
    ...regime(`Clopper-Pearson, rate ${100 * rate} %, n ${n}`, null, (random) => {
      const [low, high] = clopperPearson(binomial(random, n, rate), n, LEVEL);
      return { low, high, truth: rate };
    }),
    bar: 'guarantee',
  })),
  ...(
    [
      [0.3, 100, 0.2, 100],
      [0.05, 200, 0.02, 300],
    ] as const
  ).map(([p1, n1, p2, n2]) =>
    regime(`Newcombe, ${100 * p1} % of ${n1} less ${100 * p2} % of ${n2}`, null, (random) =>
      trialOf(
        rateDifference({
          first: { x: binomial(random, n1, p1), n: n1 },
          second: { x: binomial(random, n2, p2), n: n2 },
          level: LEVEL,
        }),
        p1 - p2,
      ),
    ),
  ),
  regime('difference of corrected rates (MOVER), 10 % less 5 %, n 100 each', null, (random) => {
    const [first, second] = [stratified(random, 0.1, 100), stratified(random, 0.05, 100)];
    if (first.mover95 === null || second.mover95 === null) return { low: null, high: null, truth: 0.05 };
    const ends = (
      [low, high]: readonly [number, number],
      estimate: number | null,
    ): { estimate: number; low: number; high: number } => ({
      estimate: estimate ?? 0,
      low,
      high,
    });
    const [low, high] = moverDifferenceOf(ends(first.mover95, first.estimate), ends(second.mover95, second.estimate));
    return { low, high, truth: 0.05 };
  }),
  ...(
    [
      { rate: 0.05, sensitivity: 0.9, specificity: 0.95, n: 1000, positives: 50, negatives: 150 },
      { rate: 0.1, sensitivity: 0.85, specificity: 0.95, n: 2000, positives: 100, negatives: 100 },
      { rate: 0.3, sensitivity: 0.8, specificity: 0.9, n: 500, positives: 60, negatives: 60 },
    ] as const
  ).map((given) =>
    regime(
      `Rogan-Gladen (Lang-Reiczigel), rate ${100 * given.rate} %, calibrated on ${given.positives} and ${given.negatives}`,
      null,
      (random) => calibrated(random, given),
    ),
  ),
  ...QUOTED.map(whole),
];
