// The range of a rate if none, or all, of the drawn transcripts without gold are events, by the weights of that rate.
import { sum } from '../lists.ts';
import { drawChance, verdictOf, type Framed, type Labelled, type Sample } from './sample.ts';

/** A part of a rate: its weight, its share without gold, and the rate among its gold. */
export interface RatePart {
  weight: number;
  missing: number;
  rate: number;
}

/**
 * The rate if no missing transcript is an event, and if all are. The weight of gold is unchanged, so the rate lies
 * between them.
 */
export function missingBounds(rate: number, parts: readonly RatePart[]): [number, number] {
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  const less = sum(parts.map((part) => part.weight * part.missing * part.rate));
  const more = sum(parts.map((part) => part.weight * part.missing * (1 - part.rate)));
  return [clip(rate - less), clip(rate + more)];
}

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

interface OfVerdict {
  grader: number | null;
  gold: readonly Labelled[];
  missing: readonly Framed[];
}

function byVerdict(sample: Sample): OfVerdict[] {
  const of = ({ grader }: { grader: number | null }): number | null => verdictOf(sample, grader);
  return [...new Set(sample.labelled.map(of))].map((grader) => ({
    grader,
    gold: sample.labelled.filter((one) => of(one) === grader),
    missing: sample.missing.filter((one) => of(one) === grader),
  }));
}

/**
 * The parts of a rate in which the gold of a verdict has equal weight. `weightOf`: the weight of a verdict in the rate;
 * they sum to 1.
 */
export const evenParts = (sample: Sample, weightOf: (grader: number | null) => number): RatePart[] =>
  byVerdict(sample).map(({ grader, gold, missing }) => ({
    weight: weightOf(grader),
    missing: share(missing.length, missing.length + gold.length),
    rate: share(sum(gold.map((one) => one.gold)), gold.length),
  }));

/** The single part of a rate in which all gold has equal weight, whatever the verdict. */
export const wholePart = ({ labelled, missing }: Sample): RatePart[] => [
  {
    weight: 1,
    missing: share(missing.length, missing.length + labelled.length),
    rate: share(sum(labelled.map(({ gold }) => gold)), labelled.length),
  },
];

/**
 * The parts of a rate in which gold has the weight 1 / probability. `shareOf`: the weight of a verdict in the rate,
 * whose gold has this total weight.
 */
export function weightedParts(
  sample: Sample,
  chance: (one: Labelled) => number,
  shareOf: (grader: number | null, weight: number) => number,
): RatePart[] {
  return byVerdict(sample).map(({ grader, gold, missing }) => {
    const weights = gold.map((one) => 1 / chance(one));
    const without = sum(missing.map((one) => 1 / drawChance(one)));
    const having = sum(gold.map((one) => 1 / drawChance(one)));
    const events = sum(gold.map((one, at) => one.gold * (weights[at] ?? 0)));
    return {
      weight: shareOf(grader, sum(weights)),
      missing: share(without, without + having),
      rate: share(events, sum(weights)),
    };
  });
}

const percent = (rate: number): string => `${(100 * rate).toFixed(1)} %`;

/**
 * A note with the number of drawn transcripts without gold, and the range of this rate that follows; null if all have
 * gold. `what`: the name of the rate.
 */
export function missingText(
  what: string,
  rate: number | null,
  { labelled, missing }: Sample,
  parts: readonly RatePart[],
): string | null {
  if (missing.length === 0) return null;
  const counted = `${missing.length} of ${labelled.length + missing.length} drawn transcripts have no gold`;
  if (rate === null) return counted;
  const [none, all] = missingBounds(rate, parts);
  return `${counted}: the ${what} is ${percent(none)} if none of the missing are events, ${percent(all)} if all are`;
}
