// Rates from gold with unequal known chances: gold alone, and with the grader. Both keep an interval where events are few.
import type { Estimate } from '../../contract/estimate.ts';
import { said, unsaid } from '../statistic.ts';
import { aipwMean, tunedLambda } from './aipw.ts';
import { upperBound, wilson } from './proportion.ts';
import { eventsOf, type Labelled, type Sample } from './sample.ts';
import { weightedMean } from './weighted-mean.ts';
import { designSize, kish, warnings } from './weights.ts';

const clip = (value: number): number => Math.min(1, Math.max(0, value));

const truncation = (rate: number): string | null =>
  rate === clip(rate) ? null : `the correction gives ${(100 * rate).toFixed(1)} %, which is truncated`;

/** A rate and its ends brought into [0, 1]. */
export const truncated = ({ estimate, low, high, notes, ...about }: Estimate): Estimate =>
  said({
    ...about,
    estimate: estimate && clip(estimate),
    low: low && clip(low),
    high: high && clip(high),
    notes: [...notes, truncation(estimate ?? 0)],
  });

/** A bound to quote where gold holds no event. */
export function noEvent(labelled: readonly Labelled[], size: number, level: number): string | null {
  if (labelled.length === 0 || eventsOf(labelled) > 0) return null;
  const bound = (100 * upperBound(0, size, level)).toFixed(1);
  return `no event among ${labelled.length}: the rate is below ${bound} % (one-sided, ${100 * level} %)`;
}

type ChanceOf = (graded: { grader: number | null; probability: number }) => number;

/**
 * Chances multiplied by the share of the drawn that has gold, by verdict, so that what is missing counts as missing at random. Null
 * where none of the drawn of a verdict has gold.
 */
function answered({ frame, binary }: Sample): ChanceOf | null {
  const group = (grader: number | null): number | null => (binary ? grader : null);
  const counts = new Map<number | null, { drawn: number; labelled: number }>();
  for (const { grader, gold, drawn } of frame) {
    const count = counts.get(group(grader)) ?? { drawn: 0, labelled: 0 };
    counts.set(group(grader), { drawn: count.drawn + Number(drawn), labelled: count.labelled + Number(drawn && gold !== null) });
  }
  if ([...counts.values()].some(({ drawn, labelled }) => drawn > 0 && labelled === 0)) return null;
  return ({ grader, probability }) => {
    const { drawn, labelled } = counts.get(group(grader)) ?? { drawn: 0, labelled: 0 };
    return drawn === 0 ? probability : (probability * labelled) / drawn;
  };
}

/** Hájek's mean with Wilson's interval at the smaller of the two effective sizes, by the weights and by the variance. */
export function weightedGold(sample: Sample, level: number): Estimate {
  const about = { level, n: sample.labelled.length, method: 'gold weighted by chance (Hájek), Wilson interval at the effective size' };
  const chance = answered(sample);
  if (chance === null) return unsaid('empty_stratum', about);
  const chances = sample.labelled.map(chance);
  const { hajek_mean: rate, hajek_se: se } = weightedMean({
    y: sample.labelled.map(({ gold }) => gold),
    inclusion_prob: chances,
    N: null,
    level,
  });
  const weights = chances.map((chance) => 1 / chance);
  if (rate === null || se === null) return unsaid('no_data', about);
  const size = Math.min(kish(weights), designSize(rate, se) ?? Number.POSITIVE_INFINITY);
  const [low, high] = wilson(rate * size, size, level);
  return said({ ...about, estimate: rate, low, high, notes: [noEvent(sample.labelled, size, level), ...warnings(weights)] });
}

/** AIPW over all that could be drawn, with Wilson's interval at the size of its design effect. */
export function weightedCorrection(sample: Sample, level: number): Estimate {
  const about = { level, n: sample.labelled.length, method: 'AIPW, Wilson interval at the effective size' };
  const chance = answered(sample);
  if (chance === null) return unsaid('empty_stratum', about);
  const units = sample.frame.flatMap((item) =>
    item.grader === null ? [] : [{ grader: item.grader, probability: chance(item), gold: item.drawn ? item.gold : null }],
  );
  const { raw: estimate, se_superpopulation: se, n } = aipwMean(units, tunedLambda(units), level);
  if (estimate === null || se === null) return unsaid('n_too_small', about);
  const weights = units.flatMap(({ gold, probability }) => (gold === null ? [] : [1 / probability]));
  const rate = clip(estimate);
  const size = designSize(rate, se) ?? kish(weights);
  const [low, high] = wilson(rate * size, size, level);
  return said({ ...about, n, estimate: rate, low, high, notes: [truncation(estimate), ...warnings(weights)] });
}
