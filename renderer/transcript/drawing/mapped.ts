// Drawn text with the stored position of each of its characters, for blocks of which parts are decoded or left out.

/**
 * A range of drawn text that corresponds to a range of the block: `length` drawn characters, each of them `each` stored
 * ones (1 as written, 2 for `\n`, 6 for `\u2014`). All offsets are UTF-16 code units.
 */
export interface Stretch {
  drawn: number;
  source: number;
  length: number;
  each: number;
}

/** Text as it is drawn. Its ranges are in order in both texts; parts of the block between them are not drawn. */
export interface Mapped {
  text: string;
  stretches: readonly Stretch[];
}

/** Builds drawn text part by part, in the order in which it is stored. */
export class Drawing {
  readonly #parts: string[] = [];
  readonly #stretches: Stretch[] = [];
  #drawn = 0;

  /** Adds text each of whose characters corresponds to `each` stored ones, the first of them at `source`. */
  add(text: string, source: number, each = 1): void {
    if (text === '') return;
    const last = this.#stretches.at(-1);
    if (last !== undefined && last.each === each && last.source + last.length * each === source)
      last.length += text.length;
    else this.#stretches.push({ drawn: this.#drawn, source, length: text.length, each });
    this.#parts.push(text);
    this.#drawn += text.length;
  }

  get length(): number {
    return this.#drawn;
  }

  get mapped(): Mapped {
    return { text: this.#parts.join(''), stretches: this.#stretches };
  }
}

/** Text drawn as stored; `source` is its offset in the block. */
export const verbatim = (text: string, source: number): Mapped => ({
  text,
  stretches: text === '' ? [] : [{ drawn: 0, source, length: text.length, each: 1 }],
});

/** The stored offset of the first drawn character; null if nothing is drawn. */
export const sourceStart = ({ stretches }: Mapped): number | null => stretches[0]?.source ?? null;

/** The offset after the last stored character that is drawn; null if nothing is drawn. */
export function sourceEnd({ stretches }: Mapped): number | null {
  const last = stretches.at(-1);
  return last === undefined ? null : last.source + last.length * last.each;
}

/**
 * The drawn position of a stored offset. Within one drawn character the start is before it and the end after it; in a
 * part that is not drawn, both are at the next drawn character (`start`) or the last one (`end`).
 */
export function toDrawn({ text, stretches }: Mapped, source: number, edge: 'start' | 'end'): number {
  const found =
    edge === 'start'
      ? stretches.find((one) => source < one.source + one.length * one.each)
      : stretches.findLast((one) => source > one.source);
  if (found === undefined) return edge === 'start' ? text.length : 0;
  const inside = (source - found.source) / found.each;
  const whole = edge === 'start' ? Math.floor(inside) : Math.ceil(inside);
  return found.drawn + Math.max(0, Math.min(found.length, whole));
}

/** The part of the drawn text from `start` to `end` (drawn offsets). */
export function slice({ text, stretches }: Mapped, start: number, end: number): Mapped {
  if (start <= 0 && end >= text.length) return { text, stretches };
  const kept = stretches.flatMap(({ drawn, source, length, each }): Stretch[] => {
    const from = Math.max(start, drawn);
    const to = Math.min(end, drawn + length);
    return from < to ? [{ drawn: from - start, source: source + (from - drawn) * each, length: to - from, each }] : [];
  });
  return { text: text.slice(start, end), stretches: kept };
}
