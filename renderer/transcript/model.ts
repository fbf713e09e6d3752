// What one open transcript looks like at the moment: focus, folds, find, what is in view and what was. Shared by view,
// map and keys.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Hit, TranscriptHead } from '../../contract/transcript-head.ts';
import { skeletonMessages, type SkeletonMessage } from '../../contract/skeleton.ts';
import {
  blockId,
  foldable,
  isFolded,
  isHidden,
  isLeftOut,
  isMasked,
  messageId,
  NO_FOLDS,
  opened,
  shownLength,
  type Folds,
} from './folds.ts';
import { rowsOf, shownCharacters, type Row } from './rows.ts';

export interface Place {
  message: number;
  block: number;
}

/** A span of a block, as evidence and find know it. */
export type Span = Hit;

export interface Find {
  text: string;
  hits: readonly Hit[];
  /** Index into hits; -1 when there are none. */
  now: number;
}

/** A place to go to: a message (`block` null), or an offset in a block of it. */
export interface Target {
  message: number;
  block: number | null;
  offset: number;
}

/** Where the view is to go; `at` makes two wishes for one place two wishes. */
export interface Wish extends Target {
  at: number;
}

/**
 * The head of an open transcript, its skeleton message by message: the first `messages` of them, until the rest is
 * here.
 */
export interface OpenHead extends Omit<TranscriptHead, 'skeleton'> {
  skeleton: readonly SkeletonMessage[];
}

/** Whether all messages are here, and not only the first. */
export const isWhole = ({ skeleton, messages }: OpenHead): boolean => skeleton.length >= messages;

export interface TranscriptState {
  head: OpenHead;
  rows: readonly Row[];
  folds: Folds;
  focus: Place;
  find: Find | null;
  wish: Wish | null;
  /** A place to go to as soon as its message is here. */
  waiting: Target | null;
  /** First and last message in view. */
  visible: { first: number; last: number };
  /**
   * How many of its characters have been on the screen, of how many that may be seen, and the share of them, 0 to 1.
   */
  shown: number;
  characters: number;
  coverage: number;
}

export interface TranscriptModel extends StoreApi<TranscriptState> {
  /** Tells it from every other, be it of the same transcript. */
  readonly number: number;
  /** By the keys of rows that were in view at some time: which slices of them, as bits. */
  readonly seen: Map<number, number>;
}

let made = 0;

/** The model of a transcript that was just opened; `masked`: with hidden reasoning out of reach until `unmask`. */
export function createModel(head: TranscriptHead, masked = false): TranscriptModel {
  const skeleton = skeletonMessages(head.skeleton);
  const folds = { ...NO_FOLDS, masked };
  const opened = { ...head, skeleton };
  const store = createStore<TranscriptState>(() => ({
    head: opened,
    rows: rowsOf(skeleton, folds),
    folds,
    focus: { message: 0, block: 0 },
    find: null,
    wish: null,
    waiting: null,
    visible: { first: 0, last: 0 },
    shown: 0,
    coverage: 0,
    characters: charactersOf(opened, folds),
  }));
  return { ...store, number: (made += 1), seen: new Map<number, number>() };
}

/** How many characters may be seen; until all messages are here, at most all there are. */
const charactersOf = (head: OpenHead, folds: Folds): number =>
  isWhole(head) ? head.skeleton.reduce((sum, message) => sum + shownLength(folds, message), 0) : head.characters;

const shareOf = (shown: number, characters: number): number => (characters === 0 ? 1 : Math.min(1, shown / characters));

/** Shows hidden reasoning from here on, in full, and goes to the first of it. */
export function unmask(model: TranscriptModel): void {
  const { head, folds, shown } = model.getState();
  const open = { ...folds, masked: false, reasoning: false };
  const characters = charactersOf(head, open);
  fold(model, open);
  model.setState({ characters, coverage: shareOf(shown, characters) });
  const message = head.skeleton.findIndex(({ blocks }) => blocks.some(({ type }) => type === 'reasoning'));
  const block = head.skeleton[message]?.blocks.findIndex(({ type }) => type === 'reasoning');
  if (block !== undefined) goToSpan(model, { message, block, start: 0 });
}

/** Adds the messages behind those that are here, and goes where someone waits to go. */
export function extend(model: TranscriptModel, more: readonly SkeletonMessage[]): void {
  const { head: before, folds, waiting, shown } = model.getState();
  const head = { ...before, skeleton: [...before.skeleton, ...more] };
  const characters = charactersOf(head, folds);
  model.setState({ head, rows: rowsOf(head.skeleton, folds), characters, coverage: shareOf(shown, characters) });
  if (waiting !== null) goTo(model, waiting);
}

function fold(model: TranscriptModel, folds: Folds): void {
  const { head } = model.getState();
  model.setState({ folds, rows: rowsOf(head.skeleton, folds) });
}

/**
 * Opens what hides a place, moves the focus there and brings it into view; waits where its message is still on its way.
 */
function goTo(model: TranscriptModel, target: Target): void {
  const { head, folds } = model.getState();
  const { message, block } = target;
  if (message >= head.skeleton.length && !isWhole(head)) return model.setState({ waiting: target });
  const at = performance.now();
  if (block === null) {
    const there = nearestShown(head.skeleton, folds, message);
    return model.setState({
      focus: { message: there, block: 0 },
      wish: { ...target, message: there, at },
      waiting: null,
    });
  }
  const part = head.skeleton[message]?.blocks[block];
  if (part !== undefined && isMasked(folds, part)) return;
  const next = opened(folds, head, message, block);
  if (next !== folds) fold(model, next);
  model.setState({ focus: { message, block }, wish: { ...target, at }, waiting: null });
}

/** The message itself, or where it is left out the nearest that is not, if possible behind it. */
function nearestShown(skeleton: readonly SkeletonMessage[], folds: Folds, message: number): number {
  const isShown = (one: SkeletonMessage): boolean => !isLeftOut(folds, one);
  const behind = skeleton.findIndex((one, at) => at >= message && isShown(one));
  const before = behind === -1 ? skeleton.slice(0, message).findLastIndex(isShown) : behind;
  return before === -1 ? message : before;
}

/** Moves the focus to a message and brings it into view. */
export function goToMessage(model: TranscriptModel, message: number): void {
  const { messages } = model.getState().head;
  goTo(model, { message: Math.max(0, Math.min(messages - 1, message)), block: null, offset: 0 });
}

/** Steps over messages; with `role`, to the next one of that role. */
export function step(model: TranscriptModel, by: 1 | -1, role: string | null = null): void {
  const { head, focus, folds } = model.getState();
  for (let at = focus.message + by; at >= 0 && at < head.skeleton.length; at += by) {
    const message = head.skeleton[at];
    if (message !== undefined && !isLeftOut(folds, message) && (role === null || message.role === role))
      return goToMessage(model, at);
  }
}

/** Goes to the next (or previous) tool call, which stays folded as it is; false when there is none. */
export function stepToCall(model: TranscriptModel, by: 1 | -1): boolean {
  const { head, focus } = model.getState();
  for (let message = focus.message; message >= 0 && message < head.skeleton.length; message += by) {
    const blocks = head.skeleton[message]?.blocks ?? [];
    const isNext = (at: number): boolean => message !== focus.message || (at - focus.block) * by > 0;
    const calls = blocks.flatMap(({ type }, at) => (type === 'tool_call' && isNext(at) ? [at] : []));
    const block = by === 1 ? calls[0] : calls.at(-1);
    if (block === undefined) continue;
    model.setState({
      focus: { message, block },
      wish: { message, block, offset: 0, at: performance.now() },
      waiting: null,
    });
    return true;
  }
  return false;
}

/** Shows only what the agent said and did and what answered it, or everything again; says which. */
export function toggleAgentOnly(model: TranscriptModel): boolean {
  const { folds, focus } = model.getState();
  const agentOnly = !folds.agentOnly;
  fold(model, { ...folds, agentOnly });
  goToMessage(model, focus.message);
  return agentOnly;
}

/** Opens what hides a place of a block, moves the focus there and brings it into view. */
export const goToSpan = (
  model: TranscriptModel,
  { message, block, start }: Pick<Span, 'message' | 'block' | 'start'>,
): void => goTo(model, { message, block, offset: start });

export const focusOn = (model: TranscriptModel, focus: Place): void => model.setState({ focus });

/** Shows or hides all hidden reasoning; blocks that were opened by hand follow. */
export function toggleReasoning(model: TranscriptModel): void {
  const { folds } = model.getState();
  fold(model, { ...folds, reasoning: !folds.reasoning, own: ownWithout(model, 'reasoning') });
}

/** Folds or unfolds all tool results. */
export function toggleResults(model: TranscriptModel): void {
  const { folds } = model.getState();
  fold(model, { ...folds, results: !folds.results, own: ownWithout(model, 'tool_result') });
}

function ownWithout(model: TranscriptModel, type: string): Map<string, boolean> {
  const { head, folds } = model.getState();
  const kept = [...folds.own].filter(([id]) => {
    const [message, block] = id.split('.').map(Number);
    return block === undefined || head.skeleton[message ?? -1]?.blocks[block]?.type !== type;
  });
  return new Map(kept);
}

/** Folds or unfolds one block, or a rolled-back message as a whole. */
export function toggleFold(model: TranscriptModel, { message, block }: Place): void {
  const { head, folds } = model.getState();
  const about = head.skeleton[message];
  if (about === undefined) return;
  const own = new Map(folds.own);
  if (isHidden(folds, about, message)) own.set(messageId(message), false);
  else {
    const part = about.blocks[block];
    if (part !== undefined && isMasked(folds, part)) return;
    if (part !== undefined && foldable(about, part))
      own.set(blockId(message, block), !isFolded(folds, about, part, message, block));
    else if (about.branch !== '') own.set(messageId(message), true);
    else return;
  }
  fold(model, { ...folds, own });
}

/**
 * The block to fold when the reader means "this one": the focused one if it can be folded, else the first of its
 * message that can.
 */
export function foldTarget(model: TranscriptModel): Place {
  const { head, focus } = model.getState();
  const about = head.skeleton[focus.message];
  const can = (block: number): boolean => {
    const part = about?.blocks[block];
    return about !== undefined && part !== undefined && foldable(about, part);
  };
  if (can(focus.block)) return focus;
  const first = about?.blocks.findIndex((_, block) => can(block)) ?? -1;
  return first === -1 ? focus : { message: focus.message, block: first };
}

/** Shows the hits of a search, beginning at the first one behind the focus. What is masked is not found. */
export function showHits(model: TranscriptModel, text: string, found: readonly Hit[]): void {
  const { focus, head, folds } = model.getState();
  const hits = found.filter(({ message, block }) => {
    const part = head.skeleton[message]?.blocks[block];
    // of what is still on its way it is not known yet what it is
    return part === undefined ? !folds.masked : !isMasked(folds, part);
  });
  const next = hits.findIndex((hit) => hit.message >= focus.message);
  const now = hits.length === 0 ? -1 : Math.max(0, next);
  model.setState({ find: { text, hits, now } });
  const hit = hits[now];
  if (hit !== undefined) goToSpan(model, hit);
}

/** The next or previous hit, round the ends. */
export function stepHit(model: TranscriptModel, by: 1 | -1): void {
  const { find } = model.getState();
  if (find === null || find.hits.length === 0) return;
  const now = (find.now + by + find.hits.length) % find.hits.length;
  model.setState({ find: { ...find, now } });
  const hit = find.hits[now];
  if (hit !== undefined) goToSpan(model, hit);
}

/** Ends the search. */
export const endFind = (model: TranscriptModel): void => model.setState({ find: null });

/** A row that is in view, and which part of it: shares of its height. */
export interface InView {
  index: number;
  from: number;
  to: number;
}

/** A row may be taller than the window: it is seen slice by slice. */
const SLICES = 32;

/** The slices of which the middle is in view, as bits. */
function slicesOf({ from, to }: InView): number {
  let slices = 0;
  for (let n = 0; n < SLICES; n += 1) {
    const middle = (n + 0.5) / SLICES;
    if (middle >= from && middle <= to) slices |= 1 << n;
  }
  return slices;
}

function countOf(slices: number): number {
  let count = 0;
  for (let rest = slices >>> 0; rest !== 0; rest >>>= 1) count += rest & 1;
  return count;
}

/** Notes what is in view; what was seen once stays seen. */
export function see(model: TranscriptModel, inView: readonly InView[]): void {
  const { rows, head, visible } = model.getState();
  const first = rows[inView[0]?.index ?? 0]?.message ?? 0;
  const last = rows[inView.at(-1)?.index ?? 0]?.message ?? first;
  if (first !== visible.first || last !== visible.last) model.setState({ visible: { first, last } });
  let fresh = 0;
  for (const part of inView) {
    const row = rows[part.index];
    if (row === undefined || row.kind === 'masked') continue;
    const before = model.seen.get(row.key) ?? 0;
    const now = before | slicesOf(part);
    if (now === before) continue;
    model.seen.set(row.key, now);
    // what was seen folded (the key before that of its first part) and then open counts once
    const folded = model.seen.get(row.key - 1);
    if (before === 0 && row.kind === 'piece' && row.part === 0 && !row.folded && folded !== undefined) {
      fresh -= (shownCharacters({ ...row, folded: true }, head.skeleton) * countOf(folded)) / SLICES;
    }
    fresh += (shownCharacters(row, head.skeleton) * (countOf(now) - countOf(before))) / SLICES;
  }
  if (fresh === 0) return;
  model.setState(({ shown, characters }) => ({ shown: shown + fresh, coverage: shareOf(shown + fresh, characters) }));
}
