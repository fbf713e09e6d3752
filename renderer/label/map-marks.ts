// The geometry of a transcript's map: where each message stands, taller for longer, and the marks on it as SVG paths.
import type { SkeletonMessage } from '../../contract/skeleton.ts';
import type { Role } from '../../contract/transcript.ts';
import { shownLength } from '../transcript/folds.ts';
import type { Span } from '../transcript/model.ts';

/** Width of the map in its own units: lanes for messages, tool calls, evidence and hits. */
export const MAP_WIDTH = 48;
const LANES: Record<Role, [number, number]> = { system: [0, 30], user: [0, 14], assistant: [0, 30], tool: [12, 30] };
const TOOL_CALLS: [number, number] = [31, 34];
const EVIDENCE: [number, number] = [36, 41];
const HITS: [number, number] = [43, 48];
/** Even an empty message can be seen and pressed. */
const LEAST = 24;
const GAP = 0.12;

/**
 * Where each message begins, in units of which the last entry is the sum. `masked`: as if there were no hidden
 * reasoning.
 */
export function positions(skeleton: readonly SkeletonMessage[], masked: boolean): number[] {
  const starts = [0];
  for (const message of skeleton)
    starts.push((starts.at(-1) ?? 0) + LEAST + Math.sqrt(shownLength({ masked }, message)));
  return starts;
}

/** The message at a share of the map's height, 0 to 1. */
export function messageAt(starts: readonly number[], share: number): number {
  const wanted = share * (starts.at(-1) ?? 0);
  const after = starts.findIndex((start) => start > wanted);
  return Math.max(0, (after === -1 ? starts.length - 1 : after) - 1);
}

const box = ([from, to]: [number, number], top: number, height: number): string =>
  `M${from} ${top.toFixed(1)}H${to}v${height.toFixed(1)}H${from}z`;

/** The map is never drawn finer than this: of 50,000 messages nobody could see the gaps between. */
const STEPS = 1200;

/** One path for all messages that are meant; those that stand closer than the map can show are one mark. */
function lanePath(
  skeleton: readonly SkeletonMessage[],
  starts: readonly number[],
  lane: [number, number],
  isMeant: (message: SkeletonMessage) => boolean,
): string {
  const step = (starts.at(-1) ?? 0) / STEPS;
  const boxes: [top: number, end: number][] = [];
  for (const [index, message] of skeleton.entries()) {
    if (!isMeant(message)) continue;
    const top = starts[index] ?? 0;
    const end = top + ((starts[index + 1] ?? top) - top) * (1 - GAP);
    const last = boxes.at(-1);
    if (last !== undefined && top - last[1] < step) last[1] = end;
    else boxes.push([top, end]);
  }
  return boxes.map(([top, end]) => box(lane, top, end - top)).join('');
}

/** One path for all messages of a role. */
export const rolePath = (skeleton: readonly SkeletonMessage[], starts: readonly number[], role: Role): string =>
  lanePath(skeleton, starts, LANES[role], (message) => message.role === role);

/** One path for all messages in which a tool is called. */
export const callPath = (skeleton: readonly SkeletonMessage[], starts: readonly number[]): string =>
  lanePath(skeleton, starts, TOOL_CALLS, ({ blocks }) => blocks.some(({ type }) => type === 'tool_call'));

/**
 * Spans as ticks in their lane; `least` is the height of a tick, so that one in a long transcript can still be seen.
 */
export function spanPath(
  spans: readonly Span[],
  starts: readonly number[],
  lane: 'evidence' | 'hits',
  least: number,
): string {
  const messages = new Set(spans.map(({ message }) => message));
  return [...messages]
    .map((message) => box(lane === 'evidence' ? EVIDENCE : HITS, starts[message] ?? 0, least))
    .join('');
}
