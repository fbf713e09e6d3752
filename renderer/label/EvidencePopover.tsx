// What a selection offers: "evidence for" each dimension, beside the selected words.
import { useEffect, useState } from 'react';
import type { EvidenceStyle } from '../cards/evidence.ts';
import { selectedSpan } from '../transcript/selection.ts';
import styles from './EvidencePopover.module.css';

export interface EvidencePopoverProps {
  choices: readonly { name: string; style: EvidenceStyle }[];
  onChoose: (dimension: string) => void;
}

interface Place {
  left: number;
  top: number;
}

const HEIGHT = 40;
const keepSelection = (event: { preventDefault: () => void }): void => event.preventDefault();

/** Above the selection's first line, or below its last where there is no room. */
function placeOf(selection: Selection): Place {
  const range = selection.getRangeAt(0);
  const { left, top, bottom } = range.getClientRects()[0] ?? range.getBoundingClientRect();
  return { left, top: top > HEIGHT * 2 ? top - HEIGHT : bottom + 6 };
}

/** Where the offer stands; null while nothing of the transcript is selected, or the mouse is still selecting. */
function useSelectionPlace(): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    const look = (): void => {
      const selection = getSelection();
      setPlace(selection === null || selectedSpan() === null ? null : placeOf(selection));
    };
    const vanish = (): void => {
      if (getSelection()?.isCollapsed !== false) setPlace(null);
    };
    document.addEventListener('mouseup', look);
    document.addEventListener('keyup', look);
    document.addEventListener('selectionchange', vanish);
    document.addEventListener('scroll', look, { capture: true, passive: true });
    return () => {
      document.removeEventListener('mouseup', look);
      document.removeEventListener('keyup', look);
      document.removeEventListener('selectionchange', vanish);
      document.removeEventListener('scroll', look, { capture: true });
    };
  }, []);
  return place;
}

export function EvidencePopover({ choices, onChoose }: EvidencePopoverProps) {
  const place = useSelectionPlace();
  if (place === null) return null;
  return (
    <div
      className={styles.popover}
      style={{ left: place.left, top: place.top }}
      role="toolbar"
      aria-label="Evidence for"
      data-testid="evidence-for"
    >
      <span>evidence for</span>
      {choices.map(({ name, style }) => (
        <button
          key={name}
          type="button"
          data-style={style.style}
          onMouseDown={keepSelection}
          onClick={() => onChoose(name)}
        >
          {style.title}
        </button>
      ))}
    </div>
  );
}
