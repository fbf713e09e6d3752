// The columns beside the transcript: width, visibility, and behaviour in narrow or zoomed windows.
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { create } from 'zustand';
import { drawWaiting } from './AfterFirstPaint.tsx';
import { inRange, prefer, RANGES, usePreferences, type Preferences } from '../client/preferences.ts';

export type Pane = 'list' | 'cards';

/** Whether a pane is beside the transcript, hidden, or temporarily over the transcript. */
export type Shown = 'beside' | 'hidden' | 'over';

/**
 * Minimum widths of the window, in CSS pixels, so that zoom counts: below the first the list is hidden, below the
 * second also the cards.
 */
const ROOM: Record<Pane, string> = { list: '(min-width: 1200px)', cards: '(min-width: 800px)' };
const queries = new Map<Pane, MediaQueryList>();

/** Media queries are created once, because every key press checks them. */
function roomOf(pane: Pane): MediaQueryList {
  const query = queries.get(pane) ?? matchMedia(ROOM[pane]);
  queries.set(pane, query);
  return query;
}

/** The pane that is open over the transcript because there is no room beside it. */
const useOver = create<{ over: Pane | null }>()(() => ({ over: null }));

function subscribe(listener: () => void): () => void {
  const all = [roomOf('list'), roomOf('cards')];
  for (const query of all) query.addEventListener('change', listener);
  return () => all.forEach((query) => query.removeEventListener('change', listener));
}

const hiddenOf = (pane: Pane, { listHidden, cardsHidden }: Preferences): boolean =>
  pane === 'list' ? listHidden : cardsHidden;

const shownAs = (room: boolean, hidden: boolean, over: boolean): Shown =>
  room ? (hidden ? 'hidden' : 'beside') : over ? 'over' : 'hidden';

/** How a pane is shown, as a hook. */
export function usePane(pane: Pane): Shown {
  const room = useSyncExternalStore(subscribe, () => roomOf(pane).matches);
  const hidden = usePreferences((all) => hiddenOf(pane, all));
  const over = useOver((state) => state.over === pane);
  return shownAs(room, hidden, over);
}

/** How a pane is shown now. */
export const paneNow = (pane: Pane): Shown =>
  shownAs(roomOf(pane).matches, hiddenOf(pane, usePreferences.getState()), useOver.getState().over === pane);

/** Shows a pane that is hidden and hides one that is shown. */
export function togglePane(pane: Pane): void {
  const isHidden = paneNow(pane) === 'hidden';
  if (roomOf(pane).matches) prefer(pane === 'list' ? { listHidden: !isHidden } : { cardsHidden: !isHidden });
  else useOver.setState({ over: isHidden ? pane : null });
}

/** Closes the pane that is open over the transcript. */
export const endOver = (): void => useOver.setState({ over: null });

/**
 * Shows hidden cards before it returns, because they contain a question to the rater. False if the cards were visible
 * already.
 */
export function callCards(): boolean {
  drawWaiting();
  if (paneNow('cards') !== 'hidden') return false;
  flushSync(() => togglePane('cards'));
  return true;
}

/** Runs a change of a card only if the cards are visible; if they are hidden, it only shows them. */
export function onCards(act: () => void): void {
  if (!callCards()) act();
}

/** Sets the width of a pane, within its range. */
export const widen = (pane: Pane, width: number): void => prefer({ [pane]: inRange(pane, width) });

/** Resets a pane to its default width. */
export const resetWidth = (pane: Pane): void => prefer({ [pane]: null });

/** Minimum and maximum width of a pane in pixels. */
export const limits = (pane: Pane): { least: number; most: number } => RANGES[pane];
