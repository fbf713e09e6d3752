// Regimes for the intervals of agreement: common and rare levels, two and three raters, two and five levels,
// independent and clustered units.
import { agreementOf, type Agreement } from '../../statistics/agreement/agreement-of.ts';
import { krippendorffJackknife } from '../../statistics/agreement/krippendorff-resampled.ts';
import { krippendorff } from '../../statistics/agreement/krippendorff.ts';
import { redrawsOf } from '../../statistics/agreement/redraws.ts';
import { tallyOf } from '../../statistics/agreement/ratings.ts';
import type { Draws } from '../../statistics/random.ts';
import { happens, LEVEL, trialOf, type Regime, type Trial } from './regime.ts';

const MANY = 2500;
/** Trials of a regime in which each trial resamples 2,000 times. */
const RESAMPLED = 200;
/** More trials, since each is cheap: one coefficient on few clusters. */
const CLUSTERED = 600;
const SCALE = [0, 1];

/**
 * Independent raters who find an event with probability `found`, and see one that is not there with probability
 * `invented`.
 */
interface World {
  units: number;
  raters: number;
  rate: number;
  found: number;
  invented: number;
}

interface Truth {
  /** The true alpha, which is also the true kappa if the raters are alike. */
  corrected: number;
  ac1: number;
  positive: number;
}

/** The coefficients of infinitely many units. */
function truthOf({ rate, found, invented }: World): Truth {
  const share = rate * found + (1 - rate) * invented;
  const both = rate * found ** 2 + (1 - rate) * invented ** 2;
  const differ = 2 * (share - both);
  const chance = 2 * share * (1 - share);
  return { corrected: 1 - differ / chance, ac1: (1 - differ - chance) / (1 - chance), positive: both / share };
}

const rated = (random: Draws, { units, raters, rate, found, invented }: World): number[][] =>
  Array.from({ length: units }, () => {
    const chance = happens(random, rate) ? found : invented;
    return Array.from({ length: raters }, () => (happens(random, chance) ? 1 : 0));
  });

/**
 * Shares trials between regimes: each regime draws from the same seed, so all of them can use the answers of the first.
 * Each call of the returned function makes a reader for one regime, which returns the answers in order.
 */
function shared<Answer>(draw: (random: Draws) => Answer): () => (random: Draws) => Answer {
  const answers: Answer[] = [];
  return () => {
    let next = 0;
    return (random) => {
      const answer = answers[next] ?? draw(random);
      answers[next++] = answer;
      return answer;
    };
  };
}

const regime = (name: string, trial: Regime['trial'], why?: string): Regime => ({
  name,
  documented: null,
  bar: 'or above',
  trials: RESAMPLED,
  trial,
  ...(why === undefined ? {} : { why }),
});

const RARE_EVENTS = 'where few units show an event the interval holds most values';
const NO_LOWER = 'disagreement is rare, and the upper end no lower than without a prior';
const NOISE = 'as near as so many samples tell';

/** Regimes for the coefficients of two levels in a world, one each. */
function regimesOf(world: World): Regime[] {
  const read = shared((random) =>
    agreementOf({ units: rated(random, world), scale: SCALE, level: 'nominal', confidence: LEVEL }),
  );
  const truth = truthOf(world);
  const where = `${world.raters} raters, rate ${100 * world.rate} %, n ${world.units}`;
  const of = (name: string, value: number, pick: (answer: Agreement) => Trial): Regime => {
    const next = read();
    const why = name === 'AC1' ? NO_LOWER : world.rate < 0.1 ? RARE_EVENTS : NOISE;
    return regime(`${name} ${value.toFixed(2)}, ${where}`, (random) => pick(next(random)), why);
  };
  const donner = ({ cohen }: Agreement): Trial => {
    const [low = null, high = null] = cohen?.identity.donner_eliasziw ?? [];
    return { low, high, truth: truth.corrected };
  };
  const two = [
    of('kappa', truth.corrected, ({ cohen }) => trialOf(cohen?.identity ?? { low: null, high: null }, truth.corrected)),
    // given only if both raters together gave the level at least ten times
    ...(world.rate * world.units >= 8 ? [of('kappa by Donner & Eliasziw', truth.corrected, donner)] : []),
  ];
  return [
    of('alpha', truth.corrected, ({ krippendorff }) => trialOf(krippendorff, truth.corrected)),
    of('AC1', truth.ac1, ({ gwet }) => trialOf(gwet, truth.ac1)),
    of('positive agreement', truth.positive, ({ binary }) =>
      trialOf(binary?.positive ?? { low: null, high: null }, truth.positive),
    ),
    ...(world.raters === 2 ? two : []),
  ];
}

/** Five ordered levels, the first of them common: a rater misses by one level in one of five units. */
const FIVE = { scale: [1, 2, 3, 4, 5], shares: [0.5, 0.25, 0.15, 0.06, 0.04], right: 0.8 };

function onFive(random: Draws, units: number): number[][] {
  return Array.from({ length: units }, () => {
    let [left, truth] = [random.uniform(), 0];
    while (truth < 4 && left >= (FIVE.shares[truth] ?? 1)) left -= FIVE.shares[truth++] ?? 1;
    return Array.from({ length: 3 }, () => {
      if (happens(random, FIVE.right)) return truth + 1;
      return Math.min(5, Math.max(1, truth + 1 + (happens(random, 0.5) ? 1 : -1)));
    });
  });
}

/** Ordinal alpha of 400,000 simulated units. */
const ALPHA_ON_FIVE = 0.8415;

function fiveLevels(random: Draws, units: number): Trial {
  const tally = tallyOf(onFive(random, units), FIVE.scale, 2);
  return trialOf(krippendorff({ tally, scores: FIVE.scale, metric: 'ordinal', level: LEVEL }), ALPHA_ON_FIVE);
}

/** Tasks of five epochs each, of which four in five are rated like the first one. */
function inClusters(random: Draws, tasks: number, world: World): Trial {
  const EPOCHS = 5;
  const units = Array.from({ length: tasks }, () => {
    const [first = []] = rated(random, { ...world, units: 1 });
    const others = Array.from({ length: EPOCHS - 1 }, () =>
      happens(random, 0.8) ? first : (rated(random, { ...world, units: 1 })[0] ?? []),
    );
    return [first, ...others];
  });
  const clusters = units.flatMap((task, at) => task.map(() => at));
  const tally = tallyOf(units.flat(), SCALE, 2);
  const redraws = redrawsOf(tally, clusters);
  return trialOf(
    krippendorff({ tally, scores: SCALE, metric: 'nominal', level: LEVEL, redraws }),
    truthOf(world).corrected,
  );
}

const EVEN = { raters: 3, rate: 0.5, found: 0.8354, invented: 0.1646 };
/** A rare level that is found less often: alpha is as low as in EVEN, and the jackknife's interval is too short. */
const RARE_AND_HARD = { raters: 3, rate: 0.08, found: 0.7, invented: 0.026 };

const jackknifed = (random: Draws, world: World): Trial =>
  trialOf(
    krippendorffJackknife.run({ units: rated(random, world), scale: SCALE, metric: 'nominal', confidence: LEVEL }),
    truthOf(world).corrected,
  );

const jackknife = (name: string, documented: number | null, world: World): Regime => ({
  name: `${name}, jackknife, n ${world.units}`,
  documented,
  bar: documented === null ? 'none' : 'level',
  trials: MANY,
  trial: (random) => jackknifed(random, world),
});

const RARE: readonly World[] = [0.08, 0.02, 0.005].flatMap((rate) =>
  [50, 100, 400].flatMap((units) => [2, 3].map((raters) => ({ units, raters, rate, found: 0.9, invented: rate / 10 }))),
);

export const agreementRegimes: readonly Regime[] = [
  ...([20, 50, 150] as const).flatMap((units) => regimesOf({ ...EVEN, units })),
  ...RARE.flatMap(regimesOf),
  ...([50, 200] as const).map((units) =>
    regime(`alpha .84, five levels, 3 raters, n ${units}`, (random) => fiveLevels(random, units)),
  ),
  ...([60, 150] as const).map((tasks) => ({
    ...regime(`alpha .45, ${tasks} tasks of 5 epochs`, (random) => inClusters(random, tasks, { ...EVEN, units: 1 })),
    trials: CLUSTERED,
  })),
  jackknife('alpha .45', 95.7, { ...EVEN, units: 50 }),
  jackknife('alpha .45 of a rare level', null, { ...RARE_AND_HARD, units: 50 }),
];
