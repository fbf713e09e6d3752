// The state of one open transcript: focus, folds, find, and the parts that are or were in view. Shared by view, map and
// keys.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Hit, TranscriptHead } from '../../contract/transcript-head.ts';
import { skeletonMessages, type SkeletonMessage } from '../../contract/skeleton.ts';
import { NO_FOLDS, shownLength, type Folds } from './folds.ts';
import { rowsOf, type Row } from './rows.ts';

export interface Place {
  message: number;
  block: number;
}

/** A span of a block: of evidence, or a hit of find. */
export type Span = Hit;

export interface Find {
  text: string;
  hits: readonly Hit[];
  /** Index into hits; -1 if there are no hits. */
  now: number;
}

/** A place to go to: a message (`block` null), or an offset in a block of it. */
export interface Target {
  message: number;
  block: number | null;
  offset: number;
}

/** A request to scroll to a target; `at`, the time, distinguishes two requests for the same target. */
export interface Wish extends Target {
  at: number;
  /** Scrolls the target to the top; otherwise an offset in a block is scrolled to the middle. */
  edge?: 'start';
  /** The part of the row to scroll to, as a share of its height. */
  share?: number;
}

/** The head of an open transcript with one skeleton per message, at first only for the first messages. */
export interface OpenHead extends Omit<TranscriptHead, 'skeleton'> {
  skeleton: readonly SkeletonMessage[];
}

/** Whether the skeletons of all messages are loaded. */
export const isWhole = ({ skeleton, messages }: OpenHead): boolean => skeleton.length >= messages;

export interface TranscriptState {
  head: OpenHead;
  rows: readonly Row[];
  folds: Folds;
  /** The blocks that are drawn as stored, by `blockId`. */
  plain: ReadonlySet<string>;
  focus: Place;
  find: Find | null;
  /** The sentences chosen by key; valid while the focus is on their block (sentences.ts). */
  sentence: Span | null;
  wish: Wish | null;
  /** A target whose message is not loaded yet. */
  waiting: Target | null;
  /** First and last message in view. */
  visible: { first: number; last: number };
  /** The message at the top of the view, if its head is above the view. */
  headless: number | null;
  /**
   * `shown`: the number of characters that have been on the screen; `characters`: the number that is not masked;
   * `coverage`: the share of them, 0 to 1.
   */
  shown: number;
  characters: number;
  coverage: number;
}

export interface TranscriptModel extends StoreApi<TranscriptState> {
  /** Distinguishes models, also those of the same transcript. */
  readonly number: number;
  /** The slices of each row that have been in view, as bits, by the row's key. */
  readonly seen: Map<number, number>;
  /** The number of the block's characters that each drawn folded row shows, by the row's key. */
  readonly foldedShown: Map<number, number>;
}

let made = 0;

/** The model of a transcript that was just opened. `masked`: hidden reasoning is masked until `unmask`. */
export function createModel(head: TranscriptHead, masked = false): TranscriptModel {
  const skeleton = skeletonMessages(head.skeleton);
  const folds = { ...NO_FOLDS, masked };
  const opened = { ...head, skeleton };
  const store = createStore<TranscriptState>(() => ({
    head: opened,
    rows: rowsOf(skeleton, folds),
    folds,
    plain: new Set<string>(),
    focus: { message: 0, block: 0 },
    find: null,
    sentence: null,
    wish: null,
    waiting: null,
    visible: { first: 0, last: 0 },
    headless: null,
    shown: 0,
    coverage: 0,
    characters: charactersOf(opened, folds),
  }));
  return { ...store, number: (made += 1), seen: new Map<number, number>(), foldedShown: new Map<number, number>() };
}

/** The number of characters that are not masked; until all messages are loaded, the number of all characters. */
export const charactersOf = (head: OpenHead, folds: Folds): number =>
  isWhole(head) ? head.skeleton.reduce((sum, message) => sum + shownLength(folds, message), 0) : head.characters;

/** The share of the characters that have been shown, 0 to 1. */
export const shareOf = (shown: number, characters: number): number =>
  characters === 0 ? 1 : Math.min(1, shown / characters);

/** Sets the folds, and the rows that result from them. */
export function setFolds(model: TranscriptModel, folds: Folds): void {
  const { head } = model.getState();
  model.setState({ folds, rows: rowsOf(head.skeleton, folds) });
}
