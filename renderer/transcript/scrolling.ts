// Scrolls by key: the column beside the transcript if it has the focus, otherwise the transcript.
import type { TranscriptModel } from './model.ts';

/** Overlap of two successive pages, in pixels. */
const KEPT = 48;
/**
 * Rows get their true heights when they are drawn, so scrolling to the end is repeated until the end has not moved for
 * this many frames.
 */
const STEADY_FRAMES = 6;
const MOST_FRAMES = 60;

/** The transcript that keys apply to: if two are compared, the marked one, otherwise the only one. */
const reader = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('[data-keys-here] [data-reader]') ??
  document.querySelector<HTMLElement>('[data-reader]');

/** The element that keys scroll now. */
function scrolled(): HTMLElement | null {
  const own = document.activeElement?.closest<HTMLElement>('[data-scroller], [data-reader]');
  return own ?? reader();
}

/** Puts the focus on the transcript. */
export const focusReader = (): void => reader()?.focus({ preventScroll: true });

/** Puts the focus on this transcript, because the control that had it disappears. */
export const focusTranscript = ({ number }: TranscriptModel): void =>
  document.querySelector<HTMLElement>(`[data-transcript="${number}"]`)?.focus({ preventScroll: true });

/** Moves the focus to the transcript if it is in the column beside it, because the key applies to the transcript. */
export function readOn(): void {
  if (document.activeElement?.closest('[data-scroller]') != null) focusReader();
}

/** Scrolls one page forward or back, and to the end if what remains is smaller than the overlap. */
export function scrollPage(by: 1 | -1): void {
  const at = scrolled();
  if (at === null) return;
  const page = Math.max(KEPT, at.clientHeight - KEPT);
  const left = by === 1 ? at.scrollHeight - at.clientHeight - at.scrollTop : at.scrollTop;
  at.scrollBy({ top: by * (left - page < KEPT ? left : page) });
}

/** Scrolls to the beginning or the end. */
export function scrollToEdge(edge: 'start' | 'end'): void {
  const at = scrolled();
  if (at === null) return;
  if (edge === 'start') return at.scrollTo({ top: 0 });
  // a user who scrolls in the meantime is not moved back
  const moved = new AbortController();
  for (const sign of ['keydown', 'wheel', 'pointerdown'])
    window.addEventListener(sign, () => moved.abort(), { capture: true, signal: moved.signal });
  const go = (left: number, steady: number): void => {
    if (moved.signal.aborted) return;
    const isThere = at.scrollTop + at.clientHeight >= at.scrollHeight - 1;
    if (!isThere) at.scrollTo({ top: at.scrollHeight });
    const held = isThere ? steady + 1 : 0;
    if (left > 0 && held < STEADY_FRAMES) requestAnimationFrame(() => go(left - 1, held));
    else moved.abort();
  };
  go(MOST_FRAMES, 0);
}

/** Scrolls the transcript by the least distance that brings these pixels of the window into view. */
export function reveal({ top, bottom }: Pick<DOMRect, 'top' | 'bottom'>): void {
  const at = reader();
  if (at === null) return;
  const view = at.getBoundingClientRect();
  const above = top - view.top - KEPT;
  const below = bottom - view.bottom + KEPT;
  if (above < 0) at.scrollBy({ top: above });
  else if (below > 0) at.scrollBy({ top: Math.min(below, above) });
}
