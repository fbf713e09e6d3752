// Assigns overlapping evidence to lanes: each span gets its own line below the text, as close to the text as possible.
import type { EvidenceSpan } from './highlights.ts';

/** Number of lanes; spans that would need a deeper lane share the last one. */
export const LANES = 5;

export interface Lanes {
  /** The lane of a span; 0 is nearest to the text. */
  of: (span: EvidenceSpan) => number;
  /** The number of lanes that a block needs. */
  most: (message: number, block: number) => number;
}

const known = new WeakMap<readonly EvidenceSpan[], Lanes>();

function lanes(spans: readonly EvidenceSpan[]): Lanes {
  const blocks = new Map<string, EvidenceSpan[]>();
  for (const span of spans) {
    const name = `${span.message}.${span.block}`;
    const before = blocks.get(name);
    if (before === undefined) blocks.set(name, [span]);
    else before.push(span);
  }
  const lane = new Map<EvidenceSpan, number>();
  const most = new Map<string, number>();
  for (const [name, own] of blocks) {
    const ends: number[] = [];
    for (const span of own.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
      const free = ends.findIndex((end) => end <= span.start);
      const at = free === -1 ? ends.length : free;
      ends[at] = span.end;
      lane.set(span, Math.min(at, LANES - 1));
    }
    most.set(name, Math.min(ends.length, LANES));
  }
  return {
    of: (span) => lane.get(span) ?? 0,
    most: (message, block) => most.get(`${message}.${block}`) ?? 0,
  };
}

/** The lanes of evidence. Quotes of graders have none, because they are backgrounds and not lines. */
export function lanesOf(evidence: readonly EvidenceSpan[]): Lanes {
  const before = known.get(evidence);
  if (before !== undefined) return before;
  const made = lanes(evidence.filter(({ style }) => style !== 0));
  known.set(evidence, made);
  return made;
}
