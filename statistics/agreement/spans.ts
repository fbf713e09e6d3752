// Spans that raters mark in a text, half-open [start, end) in UTF-16 code units, each with a label, and the overlap of
// two raters' spans.
import { z } from 'zod';
import { sum } from '../matrix.ts';

export const Span = z
  .tuple([z.int().min(0), z.int().min(0), z.string()])
  .refine(([start, end]) => start < end, 'a span must be [start, end, label] with start before end');
export type Span = z.infer<typeof Span>;

/** A range of text, from its first code unit to just after its last. */
export type TextRange = readonly [start: number, end: number];

/** The ranges of one label in order; overlapping and touching ones are merged. */
export function rangesOf(spans: readonly Span[], label: string): TextRange[] {
  const merged: [number, number][] = [];
  for (const [start, end] of spans.filter((span) => span[2] === label).toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

export const overlap = (a: TextRange, b: TextRange): number => Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));

/** The amount that two raters marked, in characters, tokens or spans: both, the first, the second. */
export interface Marked {
  both: number;
  a: number;
  b: number;
}

/** Sums over labels or documents. */
export const added = (parts: readonly Marked[]): Marked => ({
  both: sum(parts.map(({ both }) => both)),
  a: sum(parts.map(({ a }) => a)),
  b: sum(parts.map(({ b }) => b)),
});

/** Null if neither marked anything; 0 if only one did. Hripcsak & Rothschild 2005. */
export const f1 = ({ both, a, b }: Marked): number | null => (a + b === 0 ? null : (2 * both) / (a + b));

export interface Agreed {
  tp: number;
  /** The share of the second rater's marks that the first marked too; null if the second marked nothing. */
  precision: number | null;
  /** The share of the first rater's marks that the second marked too; null if the first marked nothing. */
  recall: number | null;
  f1: number | null;
}

export const agreed = (marked: Marked): Agreed => ({
  tp: marked.both,
  precision: marked.b === 0 ? null : marked.both / marked.b,
  recall: marked.a === 0 ? null : marked.both / marked.a,
  f1: f1(marked),
});

/** Characters that two raters marked with a label. */
export function characters(a: readonly Span[], b: readonly Span[], label: string): Marked {
  const [first, second] = [rangesOf(a, label), rangesOf(b, label)];
  const length = (ranges: readonly TextRange[]): number => sum(ranges.map(([start, end]) => end - start));
  const both = sum(first.flatMap((one) => second.map((other) => overlap(one, other))));
  return { both, a: length(first), b: length(second) };
}

/** Tokens that two raters marked with a label. A token counts as marked if it shares a character with a span. */
export function tokens(a: readonly Span[], b: readonly Span[], label: string, all: readonly TextRange[]): Marked {
  const [first, second] = [rangesOf(a, label), rangesOf(b, label)];
  const marks = all.map((token) => [first, second].map((ranges) => ranges.some((range) => overlap(range, token) > 0)));
  return {
    both: marks.filter(([one, other]) => one === true && other === true).length,
    a: marks.filter(([one]) => one === true).length,
    b: marks.filter(([, other]) => other === true).length,
  };
}
