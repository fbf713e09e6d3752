// The scores below the cuts of a mapping: bars, the number of transcripts with each level, and how many change their
// level.
import type { GraderScale } from '../../contract/calibration.ts';
import { belowOf, levelOf, type Mapping, type ReadMapping } from '../../contract/mapping.ts';
import { edgesOf } from '../figures/score-distribution.ts';

export type Answers = GraderScale['scores'][number]['answers'];

/** A bar of the histogram: the number of transcripts with a score from `from` to `to`. */
export interface Bar {
  from: number;
  to: number;
  count: number;
}

/** The distinct numbers among the answers, in ascending order. */
export const numbersIn = (answers: Answers): number[] => [...new Set(answers.flatMap(({ value }) => value ?? []))];

/** The bars of these answers, without empty ones, and their range. */
export function barsOver(answers: Answers): { bars: Bar[]; domain: [number, number] } {
  const edges = edgesOf(numbersIn(answers));
  const counts = new Float64Array(edges.length - 1);
  for (const { value, count } of answers) {
    if (value === null) continue;
    const bin = Math.max(
      0,
      Math.min(
        counts.length - 1,
        edges.findLastIndex((edge) => value >= edge),
      ),
    );
    counts[bin] = (counts[bin] ?? 0) + count;
  }
  const bars = Array.from(counts, (count, at) => ({ from: edges[at] ?? 0, to: edges[at + 1] ?? 0, count }));
  return { bars: bars.filter(({ count }) => count > 0), domain: [edges[0] ?? 0, edges.at(-1) ?? 1] };
}

/** An edited mapping in the form in which mappings are read. */
export function readAs(
  mapping: Pick<Mapping, 'cuts' | 'words'>,
  levels: readonly number[],
): Pick<ReadMapping, 'cuts' | 'words' | 'below'> {
  const below = belowOf(mapping.cuts, levels);
  return { ...mapping, below: below === null ? null : { level: below, used: true } };
}

type Read = ReturnType<typeof readAs>;

const levelFor = (read: Read, { value, word }: Answers[number]): number | null =>
  levelOf(read, { state: 'scored', value, label: word });

/** The number of transcripts with each level; `null` counts those without a level. */
export function levelCounts(answers: Answers, read: Read): Map<number | null, number> {
  const counts = new Map<number | null, number>();
  for (const answer of answers) {
    const level = levelFor(read, answer);
    counts.set(level, (counts.get(level) ?? 0) + answer.count);
  }
  return counts;
}

/** The number of transcripts that change their level. */
export const changedBy = (answers: Answers, before: Read, now: Read): number =>
  answers.reduce((sum, answer) => sum + (levelFor(before, answer) === levelFor(now, answer) ? 0 : answer.count), 0);

/** The scores to which a cut can move without passing its neighbours. */
export const roomFor = (numbers: readonly number[], cuts: readonly number[], from: number): number[] => {
  const low = Math.max(...cuts.filter((cut) => cut < from), Number.NEGATIVE_INFINITY);
  const high = Math.min(...cuts.filter((cut) => cut > from), Number.POSITIVE_INFINITY);
  return numbers.filter((value) => value > low && value < high);
};

/** The score that is `by` steps further among the possible ones, or the nearest end. */
export function steppedFrom(room: readonly number[], from: number, by: number): number {
  const at = by > 0 ? room.findLastIndex((value) => value <= from) : room.findIndex((value) => value >= from);
  const start = at < 0 ? (by > 0 ? -1 : room.length) : at;
  return room[Math.max(0, Math.min(room.length - 1, start + by))] ?? from;
}

/** The score nearest to a value. */
export const nearestTo = (room: readonly number[], place: number, otherwise: number): number =>
  room.reduce((best, value) => (Math.abs(value - place) < Math.abs(best - place) ? value : best), room[0] ?? otherwise);
