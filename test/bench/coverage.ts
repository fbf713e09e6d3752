// Measures by simulation whether intervals of 95 % contain the truth in 95 of 100 samples. Seeds make the figures the
// same on every machine.
import { draws } from '../../statistics/random.ts';
import { figure, figureBetween, type Bench, type Figure } from './figure.ts';
import { agreementRegimes } from './regimes-agreement.ts';
import { calibrationRegimes } from './regimes-calibration.ts';
import { clusterRegimes } from './regimes-clusters.ts';
import { inferenceRegimes } from './regimes-inference.ts';
import { questionRegimes } from './regimes-questions.ts';
import { rateRegimes } from './regimes-rates.ts';
import { LEVEL, type Regime } from './regime.ts';

const SEED = 2026;
/** Coverage in % that counts as meeting the level. */
const NEAR = [93, 97] as const;
/** Allowed difference from a documented coverage, which was measured in a regime known except for its details. */
const SLACK = 3;

function barOf({ bar, documented }: Regime): readonly [number, number] {
  if (bar === 'level') return NEAR;
  if (bar === 'or above') return [NEAR[0], 100];
  if (bar === 'guarantee' || documented === null) return [100 * LEVEL - 0.5, 100];
  return [Math.max(0, documented - SLACK), documented + SLACK];
}

/** The share of trials in which the interval contains the truth, among those with an interval. */
function covered(regime: Regime): Figure {
  const random = draws(SEED);
  let [held, given] = [0, 0];
  for (let trial = 0; trial < regime.trials; trial++) {
    const { low, high, truth } = regime.trial(random);
    if (low === null || high === null) continue;
    given++;
    if (low <= truth && truth <= high) held++;
  }
  const coverage = (100 * held) / given;
  const within = coverage >= NEAR[0] && coverage <= NEAR[1] ? 'within' : 'not within';
  const before = regime.documented === null ? '' : `, documented ${regime.documented} %`;
  const none = given === regime.trials ? '' : `, no interval in ${regime.trials - given} of ${regime.trials}`;
  const versus = `${100 * LEVEL} % (${within} ${NEAR.join(' to ')} %)${before}${none}`;
  const why = regime.why === undefined || within === 'within' ? '' : `: ${regime.why}`;
  const part = { name: regime.name, value: coverage, unit: '%', versus: `${versus}${why}` };
  return regime.bar === 'none' ? figure(part) : figureBetween(part, barOf(regime));
}

export const covering: Bench = {
  name: 'coverage',
  about: 'how often intervals of 95 % hold the truth, simulated',
  run: () =>
    Promise.resolve(
      [
        ...rateRegimes,
        ...inferenceRegimes,
        ...clusterRegimes,
        ...agreementRegimes,
        ...calibrationRegimes,
        ...questionRegimes,
      ].map(covered),
    ),
};
