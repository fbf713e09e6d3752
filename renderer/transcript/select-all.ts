// Selects a whole transcript: the drawn part is shown as selected, and copying includes the parts that are not drawn.
import { useEffect, type RefObject } from 'react';
import { announce } from '../parts/announce.ts';
import { copyTranscript } from './copying.ts';
import type { TranscriptModel } from './model.ts';

/** The transcripts that are selected as a whole. */
const selected = new WeakSet<TranscriptModel>();

const placeOf = (model: TranscriptModel): Element | null =>
  document.querySelector(`[data-transcript="${model.number}"]`);

/** Selects the whole transcript. */
export function selectAll(model: TranscriptModel): void {
  const place = placeOf(model);
  if (place === null) return;
  getSelection()?.selectAllChildren(place);
  selected.add(model);
  announce('The transcript is selected');
}

/** Copies the whole transcript if it is selected as a whole, until something else is selected. */
export function useSelectAll(model: TranscriptModel, scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const place = scroller.current;
    const forget = (): boolean => selected.delete(model);
    const copy = (event: ClipboardEvent): void => {
      if (!selected.has(model) || getSelection()?.isCollapsed !== false) return;
      event.preventDefault();
      copyTranscript(model);
    };
    document.addEventListener('copy', copy);
    place?.addEventListener('pointerdown', forget);
    return () => {
      document.removeEventListener('copy', copy);
      place?.removeEventListener('pointerdown', forget);
    };
  }, [model, scroller]);
}
