// Regimes for the intervals of agreement and of the ROC curve.
import { cohen } from '../../statistics/agreement/cohen.ts';
import { krippendorff } from '../../statistics/agreement/krippendorff.ts';
import { krippendorffJackknife } from '../../statistics/agreement/krippendorff-resampled.ts';
import { scoresOf, tallyOf } from '../../statistics/agreement/ratings.ts';
import { identity } from '../../statistics/agreement/weights.ts';
import { auroc } from '../../statistics/calibration/auroc.ts';
import { normalAt } from '../../statistics/distributions.ts';
import type { Draws } from '../../statistics/random.ts';
import { happens, LEVEL, normal, trialOf, type Regime, type Trial } from './regime.ts';

const MANY = 2500;
/** Each resamples 2,000 times. */
const RESAMPLED = 300;
const SCALE = [0, 1];
const RATERS = 3;

/** Raters who find an event with `found`, and see one where there is none with `invented`, each for themselves. */
interface World {
  units: number;
  rate: number;
  found: number;
  invented: number;
}

/** Alpha of endless units: 1 - observed over expected disagreement. */
function trueAlpha({ rate, found, invented }: World): number {
  const share = rate * found + (1 - rate) * invented;
  const observed = rate * found * (1 - found) + (1 - rate) * invented * (1 - invented);
  return 1 - observed / (share * (1 - share));
}

const rated = (random: Draws, { units, rate, found, invented }: World): number[][] =>
  Array.from({ length: units }, () => {
    const chance = happens(random, rate) ? found : invented;
    return Array.from({ length: RATERS }, () => (happens(random, chance) ? 1 : 0));
  });

function bootstrapped(random: Draws, world: World): Trial {
  const tally = tallyOf(rated(random, world), SCALE, 2);
  return trialOf(krippendorff({ tally, scores: scoresOf(SCALE), metric: 'nominal', level: LEVEL }), trueAlpha(world));
}

const jackknifed = (random: Draws, world: World): Trial =>
  trialOf(krippendorffJackknife.run({ units: rated(random, world), scale: SCALE, metric: 'nominal', confidence: LEVEL }), trueAlpha(world));

const ACCURACY = 0.8;

/** Two raters who are right in four of five, on a level as common as the other. */
function kappa(random: Draws, units: number): Trial {
  const table = [
    [0, 0],
    [0, 0],
  ];
  for (let unit = 0; unit < units; unit++) {
    const truth = happens(random, 0.5);
    const [one, other] = [happens(random, ACCURACY) === truth, happens(random, ACCURACY) === truth];
    const row = table[Number(one)] ?? [];
    row[Number(other)] = (row[Number(other)] ?? 0) + 1;
  }
  const agreement = ACCURACY ** 2 + (1 - ACCURACY) ** 2;
  return trialOf(cohen({ table, weights: identity(2), level: LEVEL, named: 'identity' }), 2 * agreement - 1);
}

/** Scores of positives and negatives from two normal distributions, apart so far that the AUC is `area`. */
function area(random: Draws, positives: number, negatives: number, area: number): Trial {
  const apart = Math.SQRT2 * normalAt(area);
  const gold = Array.from({ length: positives + negatives }, (_, unit) => (unit < positives ? 1 : 0));
  return trialOf(auroc({ scores: gold.map((label) => normal(random) + apart * label), gold, level: LEVEL }), area);
}

const regime = (name: string, documented: number | null, trials: number, trial: Regime['trial']): Regime => ({
  name,
  documented,
  bar: documented === null || documented > 93 ? 'level' : 'documented',
  trials,
  trial,
});

const EVEN = { rate: 0.5, found: 0.8354, invented: 0.1646 };
const RARE = { rate: 0.08, found: 0.95, invented: 0.05 };
/** Rare, and found less surely: where alpha is as low as above, its intervals are too short. */
const RARE_AND_HARD = { rate: 0.08, found: 0.7, invented: 0.026 };

export const agreementRegimes: readonly Regime[] = [
  ...(
    [
      [20, 93.6, 94.3],
      [50, 94.5, 95.7],
      [150, 95, 95.7],
    ] as const
  ).flatMap(([units, boot, jack]) => [
    regime(`alpha .45, bootstrap, n ${units}`, boot, RESAMPLED, (random) => bootstrapped(random, { ...EVEN, units })),
    regime(`alpha .45, jackknife, n ${units}`, jack, MANY, (random) => jackknifed(random, { ...EVEN, units })),
  ]),
  regime('alpha .56 of a rare level, bootstrap, n 50', 92.3, RESAMPLED, (random) => bootstrapped(random, { ...RARE, units: 50 })),
  regime('alpha .56 of a rare level, jackknife, n 50', 92.7, MANY, (random) => jackknifed(random, { ...RARE, units: 50 })),
  {
    ...regime('alpha .45 of a rare level, jackknife, n 50', null, MANY, (random) => jackknifed(random, { ...RARE_AND_HARD, units: 50 })),
    bar: 'none',
  },
  regime('kappa .36, n 100', null, MANY, (random) => kappa(random, 100)),
  regime('AUC .86 (logit-DeLong), 10 and 90', 91.7, MANY, (random) => area(random, 10, 90, 0.86)),
  regime('AUC .96 (logit-DeLong), 10 and 90', 89.8, MANY, (random) => area(random, 10, 90, 0.96)),
  regime('AUC .86 (logit-DeLong), 30 and 170', 94, MANY, (random) => area(random, 30, 170, 0.86)),
];
