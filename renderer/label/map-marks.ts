// Geometry of a transcript's map: the position of each message, with a height that grows with its length, and the marks
// as SVG paths.
import type { SkeletonMessage } from '../../contract/skeleton.ts';
import type { Role } from '../../contract/transcript.ts';
import { shownLength } from '../transcript/folds.ts';
import type { EvidenceSpan } from '../transcript/highlights.ts';
import type { Span } from '../transcript/model.ts';

type Lane = readonly [from: number, to: number];

/** Width of the map in its own units: lanes for messages, tool calls, evidence and hits. */
export const MAP_WIDTH = 64;
const LANES: Record<Role, Lane> = { system: [0, 30], user: [0, 14], assistant: [0, 30], tool: [12, 30] };
/** Lanes of a long transcript, whose roles are drawn side by side. */
const DENSE_LANES: Record<Role, Lane> = { system: [0, 8], user: [0, 8], assistant: [10, 20], tool: [22, 30] };
const TOOL_CALLS: Lane = [31, 34];
const EVIDENCE: Lane = [37, 53];
const HITS: Lane = [56, 62];
/** Minimum height of a message, so that an empty message can be seen and clicked. */
const LEAST = 24;
const GAP = 0.12;
/** Maximum number of pixels per unit, so that a short transcript does not fill the map. */
const MOST_PIXELS = 0.35;

/** The start of each message, in units; the last entry is the total height. `masked`: hidden reasoning is left out. */
export function positions(skeleton: readonly SkeletonMessage[], masked: boolean): number[] {
  const starts = [0];
  for (const message of skeleton)
    starts.push((starts.at(-1) ?? 0) + LEAST + Math.sqrt(shownLength({ masked }, message)));
  return starts;
}

/** Maximum height of the map, in pixels. */
export const mostPixels = (starts: readonly number[]): number => Math.ceil((starts.at(-1) ?? 0) * MOST_PIXELS);

/** The message at a share of the map's height, 0 to 1. */
export function messageAt(starts: readonly number[], share: number): number {
  const wanted = share * (starts.at(-1) ?? 0);
  const after = starts.findIndex((start) => start > wanted);
  return Math.max(0, (after === -1 ? starts.length - 1 : after) - 1);
}

const box = ([from, to]: Lane, top: number, height: number): string =>
  `M${Number(from.toFixed(2))} ${top.toFixed(1)}H${Number(to.toFixed(2))}v${height.toFixed(1)}H${Number(from.toFixed(2))}z`;

/** More messages than this are drawn as a texture, because single marks could not be distinguished. */
const DENSE = 200;
/** Number of lines in the texture. */
const BINS = 120;

const isDense = (starts: readonly number[]): boolean => starts.length > DENSE;

/** The height, in units, of the messages that satisfy `isMeant`, for each line of the texture. */
function binsOf(
  skeleton: readonly SkeletonMessage[],
  starts: readonly number[],
  isMeant: (message: SkeletonMessage) => boolean,
): number[] {
  const bins = Array.from({ length: BINS }, () => 0);
  const total = starts.at(-1) ?? 1;
  for (const [index, message] of skeleton.entries()) {
    if (!isMeant(message)) continue;
    const [top, end] = [starts[index] ?? 0, starts[index + 1] ?? 0];
    const bin = Math.min(BINS - 1, Math.floor(((top + end) / 2 / total) * BINS));
    bins[bin] = (bins[bin] ?? 0) + end - top;
  }
  return bins;
}

/**
 * One path for all messages that satisfy `isMeant`: a mark for each, or in a texture lines whose length is the share of
 * these messages there.
 */
function lanePath(
  skeleton: readonly SkeletonMessage[],
  starts: readonly number[],
  [few, many]: readonly [Lane, Lane],
  isMeant: (message: SkeletonMessage) => boolean,
): string {
  if (!isDense(starts))
    return skeleton
      .flatMap((message, index) => {
        const top = starts[index] ?? 0;
        return isMeant(message) ? [box(few, top, ((starts[index + 1] ?? top) - top) * (1 - GAP))] : [];
      })
      .join('');
  const step = (starts.at(-1) ?? 0) / BINS;
  const [from, to] = many;
  return binsOf(skeleton, starts, isMeant)
    .flatMap((units, bin) => {
      const length = (to - from) * Math.min(1, units / step);
      return length < 0.2 ? [] : [box([from, from + length], bin * step, step * 0.5)];
    })
    .join('');
}

/** One path for all messages of a role. */
export const rolePath = (skeleton: readonly SkeletonMessage[], starts: readonly number[], role: Role): string =>
  lanePath(skeleton, starts, [LANES[role], DENSE_LANES[role]], (message) => message.role === role);

/** One path for all messages with a tool call. */
export const callPath = (skeleton: readonly SkeletonMessage[], starts: readonly number[]): string =>
  lanePath(skeleton, starts, [TOOL_CALLS, TOOL_CALLS], ({ blocks }) => blocks.some(({ type }) => type === 'tool_call'));

/** The position of a span on the map. */
function topOf(
  skeleton: readonly SkeletonMessage[],
  starts: readonly number[],
  { message, block, start }: Span,
): number {
  const top = starts[message] ?? 0;
  const blocks = skeleton[message]?.blocks ?? [];
  const lengths = blocks.map(({ length }) => length);
  const all = lengths.reduce((sum, length) => sum + length, 0);
  const before = lengths.slice(0, block).reduce((sum, length) => sum + length, 0) + start;
  return top + ((starts[message + 1] ?? top) - top) * (1 - GAP) * (all === 0 ? 0 : before / all);
}

/** Ticks, sorted by position, that do not overlap: a tick that would overlap is moved below the one before. */
function ticks(tops: readonly number[], lane: Lane, height: number): string {
  let free = Number.NEGATIVE_INFINITY;
  return tops
    .toSorted((a, b) => a - b)
    .map((top) => {
      const at = Math.max(top, free);
      free = at + height * 1.4;
      return box(lane, at, height);
    })
    .join('');
}

/**
 * Evidence as ticks, one per span; each style has its own lane, in the order of the styles. `height`: the height of a
 * tick, which must be visible in a long transcript.
 */
export function evidencePaths(
  spans: readonly EvidenceSpan[],
  skeleton: readonly SkeletonMessage[],
  starts: readonly number[],
  height: number,
): { style: number; path: string }[] {
  const used = [...new Set(spans.map(({ style }) => style))].toSorted((a, b) => a - b);
  const [from, to] = EVIDENCE;
  const width = (to - from) / Math.max(3, used.length);
  return used.map((style, at) => {
    const own = spans.filter((span) => span.style === style);
    const lane: Lane = [from + at * width, from + at * width + width * 0.8];
    return {
      style,
      path: ticks(
        own.map((span) => topOf(skeleton, starts, span)),
        lane,
        height,
      ),
    };
  });
}

/** One tick for each message with a hit. */
export const hitPath = (hits: readonly Span[], starts: readonly number[], height: number): string =>
  [...new Set(hits.map(({ message }) => message))].map((message) => box(HITS, starts[message] ?? 0, height)).join('');
