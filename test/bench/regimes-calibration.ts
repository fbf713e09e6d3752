// Regimes for the intervals of the ROC curve, of rates corrected by a calibration set from elsewhere, and of draws by
// flag.
import { auroc } from '../../statistics/calibration/auroc.ts';
import { normalAt } from '../../statistics/distributions.ts';
import { binomial, type Draws } from '../../statistics/random.ts';
import { graderStratified } from '../../statistics/rates/grader-stratified.ts';
import { melded } from '../../statistics/rates/melded.ts';
import { roganGladenQuoted } from '../../statistics/rates/rogan-gladen.ts';
import { drawFlagged } from '../../statistics/sampling/stratified.ts';
import { happens, LEVEL, normal, trialOf, type Regime, type Trial } from './regime.ts';

const MANY = 1500;
/** Trials of a regime in which each trial draws 60,000 proportions. */
const MELDED = 150;
/** Trials of a regime in which each trial draws every transcript again. */
const BY_DRAW = 600;

/** Scores of positives and negatives from two normal distributions, whose distance makes the AUC `area`. */
function area(random: Draws, positives: number, negatives: number, area: number): Trial {
  const apart = Math.SQRT2 * normalAt(area);
  const gold = Array.from({ length: positives + negatives }, (_, unit) => (unit < positives ? 1 : 0));
  return trialOf(auroc({ scores: gold.map((label) => normal(random) + apart * label), gold, level: LEVEL }), area);
}

interface Calibrated {
  rate: number;
  sensitivity: number;
  specificity: number;
  n: number;
  positives: number;
  negatives: number;
}

function seen(random: Draws, { rate, sensitivity, specificity, n, positives, negatives }: Calibrated) {
  const flags = binomial(random, n, rate * sensitivity + (1 - rate) * (1 - specificity));
  return {
    apparent_rate: flags / n,
    n,
    sensitivity: binomial(random, positives, sensitivity) / positives,
    n_gold_positive: positives,
    specificity: binomial(random, negatives, specificity) / negatives,
    n_gold_negative: negatives,
  };
}

function meldedTrial(random: Draws, world: Calibrated): Trial {
  const [low, high] = melded(seen(random, world), LEVEL);
  return { low, high, truth: world.rate };
}

/**
 * Transcripts of which the grader flags more than there are labels; labels are drawn by flag and weighted accordingly.
 */
function drawnByFlag(random: Draws, { population, n, rate }: { population: number; n: number; rate: number }): Trial {
  const [FOUND, INVENTED] = [0.8, 0.05];
  const units = Array.from({ length: population }, (_, at) => {
    const event = happens(random, rate);
    return { id: `${at}`, u: random.uniform(), event, flagged: happens(random, event ? FOUND : INVENTED) };
  });
  const drawn = new Set(drawFlagged({ units, n }).drawn.map(({ id }) => id));
  const verdict = (flagged: boolean) => {
    const of = units.filter((unit) => unit.flagged === flagged);
    const gold = of.filter(({ id }) => drawn.has(id));
    return { N: of.length, n_gold: gold.length, gold_positive: gold.filter(({ event }) => event).length };
  };
  return trialOf(graderStratified({ flagged: verdict(true), unflagged: verdict(false), level: LEVEL }), rate);
}

const BY_FLAG = [
  { population: 5000, n: 400, rate: 0.1 },
  { population: 1000, n: 100, rate: 0.1 },
];

const AREAS: readonly [area: number, positives: number, negatives: number][] = [
  [0.86, 10, 90],
  [0.86, 30, 170],
  [0.96, 10, 90],
  [0.96, 30, 970],
  [0.99, 30, 970],
  [0.99, 100, 400],
  [0.999, 30, 970],
];

const CALIBRATED: readonly Calibrated[] = [
  { rate: 0.05, sensitivity: 0.9, specificity: 0.95, n: 1000, positives: 10, negatives: 20 },
  { rate: 0.05, sensitivity: 0.9, specificity: 0.98, n: 1000, positives: 10, negatives: 5 },
  { rate: 0.02, sensitivity: 0.8, specificity: 0.99, n: 5000, positives: 30, negatives: 100 },
];

export const calibrationRegimes: readonly Regime[] = [
  ...BY_FLAG.map((world): Regime => ({
    name: `${world.n} labels by flag, fewer than the flags, of ${world.population}, rate ${100 * world.rate} %`,
    documented: null,
    bar: 'level',
    trials: BY_DRAW,
    trial: (random) => drawnByFlag(random, world),
  })),
  ...AREAS.map(([value, positives, negatives]): Regime => ({
    name: `AUC ${value}, ${positives} and ${negatives}`,
    documented: null,
    bar: 'or above',
    why: 'near 1 the interval takes the standard error of exponential scores, which is larger than that of these normal ones',
    trials: MANY,
    trial: (random) => area(random, positives, negatives, value),
  })),
  ...CALIBRATED.flatMap((world): Regime[] => {
    const named = `rate ${100 * world.rate} %, calibrated on ${world.positives} and ${world.negatives}`;
    return [
      {
        name: `Rogan-Gladen (melded), ${named}`,
        documented: null,
        bar: 'guarantee',
        why: 'its parts are Clopper-Pearson ends, which never cover less than they say',
        trials: MELDED,
        trial: (random) => meldedTrial(random, world),
      },
      {
        name: `Rogan-Gladen as quoted, ${named}`,
        documented: null,
        bar: 'or above',
        why: 'where the rate is near 0 the interval is cut off there',
        trials: MELDED,
        trial: (random) => trialOf(roganGladenQuoted(seen(random, world), LEVEL), world.rate),
      },
    ];
  }),
];
