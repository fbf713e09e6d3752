// The influence of each transcript on each of the rates, from which their cluster-robust variances are computed.
import { at, mean, sum } from '../lists.ts';
import type { Influence } from './design-effect.ts';
import { predictedOf } from './predicted-rate.ts';
import { hasGrade, type Framed, type Graded, type Sample } from './sample.ts';
import { tallied } from './tally.ts';
import { aipwUnits, answered } from './weighted-rate.ts';

/** On the grader's rate of all it graded. */
export function ofRaw(items: readonly Graded[]): Influence[] {
  const graded = items.filter(hasGrade);
  if (graded.length === 0) return [];
  const centre = mean(graded.map(({ grader }) => grader));
  return graded.map(({ grader, cluster = '' }) => ({
    cluster,
    value: (grader - centre) / graded.length,
    counts: true,
  }));
}

/** On the rate from gold alone, weighted by `weightOf` if probabilities were unequal. */
function ofLabels({ labelled }: Sample, weightOf: (label: Sample['labelled'][number]) => number): Influence[] {
  const total = sum(labelled.map(weightOf));
  const rate = sum(labelled.map((label) => weightOf(label) * label.gold)) / total;
  return labelled.map((label) => ({
    cluster: label.cluster ?? '',
    value: (weightOf(label) * (label.gold - rate)) / total,
    counts: true,
  }));
}

export const ofGold = (sample: Sample): Influence[] => ofLabels(sample, () => 1);

/** On Hájek's mean. */
export function ofWeightedGold(sample: Sample): Influence[] {
  const chance = answered(sample);
  return chance === null ? [] : ofLabels(sample, (label) => 1 / chance(label));
}

/**
 * On the rate from gold grouped by verdict: each transcript contributes its verdict's rate, and those with gold also
 * their residual, by `weightOf` if probabilities were unequal.
 */
export function ofVerdicts({ frame }: Sample, weightOf: (item: Framed) => number = () => 1): Influence[] {
  const graded = frame.filter(hasGrade);
  const has = ({ drawn, gold }: Graded): boolean => drawn && gold !== null;
  const rates = new Map(
    [0, 1].map((verdict) => {
      const all = graded.filter(({ grader }) => grader === verdict);
      const gold = all.filter(has);
      const weight = sum(gold.map(weightOf));
      const rate = sum(gold.map((one) => weightOf(one) * (one.gold ?? 0))) / weight;
      return [verdict, { each: all.length / weight, rate }];
    }),
  );
  const of = (item: Graded): { each: number; rate: number } => rates.get(item.grader ?? 0) ?? { each: 0, rate: 0 };
  const estimate = mean(graded.map((item) => of(item).rate));
  return graded.map((item) => {
    const { each, rate } = of(item);
    const counts = has(item);
    const error = counts ? each * weightOf(item) * ((item.gold ?? 0) - rate) : 0;
    return { cluster: item.cluster ?? '', value: (rate - estimate + error) / graded.length, counts };
  });
}

/** The same with the weights of Hájek's mean. */
export function ofWeightedVerdicts(sample: Sample): Influence[] {
  const chance = answered(sample);
  return chance === null ? [] : ofVerdicts(sample, (item) => 1 / chance(item));
}

/** On AIPW with this weight of the grader. */
export function ofAipw(sample: Sample, lambda: number): Influence[] {
  const units = aipwUnits(sample) ?? [];
  const values = units.map(
    ({ grader, gold, probability }) => lambda * grader + (gold === null ? 0 : (gold - lambda * grader) / probability),
  );
  const centre = values.length > 0 ? mean(values) : 0;
  return units.map(({ cluster = '', gold }, index) => ({
    cluster,
    value: (at(values, index) - centre) / units.length,
    counts: gold !== null,
  }));
}

/** On PPI++ with this weight of the grader. */
export function ofPredicted(sample: Sample, lambda: number): Influence[] {
  const { gold, graderOnGold, rest } = predictedOf(sample);
  const error = mean(gold.map((value, index) => value - lambda * at(graderOnGold, index)));
  const { n, mean: unlabelled } = tallied(rest);
  return sample.frame.flatMap(({ grader, gold: label, drawn, cluster = '' }): Influence[] => {
    if (grader === null) return [];
    return drawn && label !== null
      ? [{ cluster, value: (label - lambda * grader - error) / gold.length, counts: true }]
      : [{ cluster, value: (lambda * (grader - unlabelled)) / n, counts: false }];
  });
}
