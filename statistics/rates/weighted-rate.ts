// Rates from gold with unequal known probabilities: from gold alone, and with the grader. Both have an interval even if
// events are few.
import type { Estimate } from '../../contract/estimate.ts';
import { REASONS } from '../reasons.ts';
import { estimateOf, undefinedEstimate } from '../statistic.ts';
import { sum } from '../lists.ts';
import { aipwMean, tunedLambda, type Scored } from './aipw.ts';
import { upperBound } from './proportion.ts';
import { missingText, weightedParts } from './missing.ts';
import { counted, eventsOf, verdictOf, type Labelled, type Sample } from './sample.ts';
import { designSize, kish, warnings } from './weights.ts';
import { wilsonAt, type SizeBasis } from './effective-size.ts';

const clip = (value: number): number => Math.min(1, Math.max(0, value));

const truncation = (rate: number): string | null =>
  rate === clip(rate) ? null : `the correction gives ${(100 * rate).toFixed(1)} %, which is truncated`;

/** A rate and its ends clipped to [0, 1]. */
export const truncated = ({ estimate, low, high, notes, ...about }: Estimate): Estimate =>
  estimateOf({
    ...about,
    estimate: estimate && clip(estimate),
    low: low && clip(low),
    high: high && clip(high),
    notes: [...notes, truncation(estimate ?? 0)],
  });

/** The bound to quote if gold contains no event. */
export function noEvent(labelled: readonly Labelled[], size: number, level: number): string | null {
  if (labelled.length === 0 || eventsOf(labelled) > 0) return null;
  const bound = (100 * upperBound(0, size, level)).toFixed(1);
  return `no event among ${labelled.length}: the rate is below ${bound} % (one-sided, ${100 * level} %)`;
}

type ChanceOf = (graded: { grader: number | null; probability: number }) => number;

/**
 * Adjusts probabilities, which contain the response of each stratum, to the response within each verdict: transcripts
 * are treated as missing at random within stratum and verdict. Null if no drawn transcript of a verdict has gold.
 */
export function answered({ frame, binary }: Sample): ChanceOf | null {
  const counts = new Map<number | null, { drawn: number; expected: number; labelled: number }>();
  for (const { grader, gold, drawn, response = 1 } of frame) {
    const count = counts.get(verdictOf({ binary }, grader)) ?? { drawn: 0, expected: 0, labelled: 0 };
    counts.set(verdictOf({ binary }, grader), count);
    if (!drawn) continue;
    count.drawn += 1;
    count.expected += response;
    if (gold !== null) count.labelled += 1;
  }
  if ([...counts.values()].some(({ drawn, labelled }) => drawn > 0 && labelled === 0)) return null;
  return ({ grader, probability }) => {
    const { drawn, expected, labelled } = counts.get(verdictOf({ binary }, grader)) ?? {
      drawn: 0,
      expected: 0,
      labelled: 0,
    };
    // if a verdict was answered more often than its strata, no probability exceeds 1
    return drawn === 0 ? probability : Math.min(1, probability * (labelled / expected));
  };
}

/** Gold with its probability. */
export interface Weighed {
  y: 0 | 1;
  chance: number;
}

/** Hájek's mean: by the weights 1 / probability. */
export const hajek = (units: readonly Weighed[]): number =>
  sum(units.map((unit) => unit.y / unit.chance)) / sum(units.map((unit) => 1 / unit.chance));

/**
 * The effective size of Hájek's mean: the smaller of those by the weights and by the variance, infinite in a census of
 * these transcripts.
 */
export function weightedSize(units: readonly Weighed[], rate: number, { target, inflation }: SizeBasis): number {
  const total = sum(units.map((unit) => 1 / unit.chance));
  const left = (unit: Weighed): number => (target === 'model' ? 1 : 1 - unit.chance) / unit.chance ** 2;
  const se = Math.sqrt(sum(units.map((unit) => left(unit) * (unit.y - rate) ** 2))) / total;
  const byWeights = total ** 2 / sum(units.map(left));
  return Math.min(byWeights, designSize(rate, se) ?? Number.POSITIVE_INFINITY) / inflation;
}

/**
 * Hájek's mean with Wilson's interval at the smaller of two effective sizes, by the weights and by the variance: with
 * replacement for the model, by the probabilities of the draw for these transcripts. Särndal, Swensson & Wretman 1992.
 */
export function weightedGold(sample: Sample, level: number): (basis: SizeBasis) => Estimate {
  const about = {
    level,
    n: sample.labelled.length,
    method: 'gold weighted by inclusion probability (Hájek), Wilson interval at the effective size',
  };
  const chance = answered(sample);
  if (chance === null) return () => undefinedEstimate('empty_stratum', about);
  const units = sample.labelled.map((label) => ({ y: label.gold, chance: chance(label) }));
  if (units.length === 0) return () => undefinedEstimate('no_data', about);
  const weights = units.map((unit) => 1 / unit.chance);
  const total = sum(weights);
  const rate = hajek(units);
  const bounds = missingText(
    'rate',
    rate,
    sample,
    weightedParts(sample, chance, (_, weight) => weight / total),
  );
  return (basis) => {
    const size = weightedSize(units, rate, basis);
    const [low, high] = wilsonAt(rate, size, level);
    const notes = Number.isFinite(size)
      ? [noEvent(sample.labelled, size, level), ...warnings(weights)]
      : [REASONS.census];
    return estimateOf({ ...about, estimate: rate, low, high, notes: [...notes, bounds] });
  };
}

/** The same for all transcripts that could be drawn; null if no drawn transcript of a verdict has gold. */
export function aipwUnits(sample: Sample): ReturnType<typeof unitsOf> | null {
  const chance = answered(sample);
  return chance === null ? null : unitsOf(sample, chance);
}

/** The input of AIPW: each transcript with its adjusted probability. */
function unitsOf(sample: Sample, chance: ChanceOf): (Required<Scored> & { cluster: string | undefined })[] {
  return sample.frame.flatMap((item) =>
    item.grader === null
      ? []
      : [
          {
            grader: item.grader,
            count: item.count ?? 1,
            probability: chance(item),
            gold: item.drawn ? item.gold : null,
            cluster: item.cluster,
          },
        ],
  );
}

/**
 * AIPW of scores over all transcripts that could be drawn, with Wilson's interval at the size of its design effect. Its
 * sums do not depend on the target and are computed once.
 */
export function weightedCorrection(
  sample: Sample,
  level: number,
): (basis: SizeBasis) => Estimate & { lambda: number | null } {
  const about = { level, n: sample.labelled.length, method: 'AIPW, Wilson interval at the effective size' };
  const chance = answered(sample);
  if (chance === null) return () => ({ ...undefinedEstimate('empty_stratum', about), lambda: null });
  const units = unitsOf(sample, chance);
  const all = counted(units);
  const found = aipwMean(units, tunedLambda(units), level);
  const { raw } = found;
  if (raw === null) return () => ({ ...undefinedEstimate('n_too_small', about), lambda: null });
  const bounds = missingText(
    'corrected rate',
    raw,
    sample,
    weightedParts(sample, chance, (_, weight) => weight / all),
  );
  const chances = units.flatMap(({ gold, probability }) => (gold === null ? [] : [probability]));
  const weights = chances.map((each) => 1 / each);
  const rate = clip(raw);
  return (basis) => {
    const se = basis.target === 'model' ? found.se_superpopulation : found.se_design;
    if (se === null) return { ...undefinedEstimate('n_too_small', about), lambda: null };
    const census = basis.target === 'transcripts' && chances.every((each) => each === 1) && chances.length === all;
    const size = census ? Number.POSITIVE_INFINITY : (designSize(rate, se) ?? kish(weights)) / basis.inflation;
    const [low, high] = wilsonAt(rate, size, level);
    const notes = [truncation(raw), ...(census ? [REASONS.census] : warnings(weights)), bounds];
    return { ...estimateOf({ ...about, n: found.n, estimate: rate, low, high, notes }), lambda: found.lambda };
  };
}
