// Buttons beside a selection that mark it as evidence for a dimension.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { selectedSpan } from '../transcript/selection.ts';
import type { LabelDesk } from './desk.ts';
import { addEvidenceFor } from './evidence.ts';
import { popoverPlace, selectionBox, type Box } from './popover-place.ts';
import styles from './EvidencePopover.module.css';

interface Selected {
  box: Box;
  pane: Box;
}

const keepSelection = (event: { preventDefault: () => void }): void => event.preventDefault();

/** The selection and the pane of its transcript; null if nothing in a transcript is selected. */
function selected(): Selected | null {
  const selection = getSelection();
  if (selection === null || selectedSpan() === null) return null;
  const range = selection.getRangeAt(0);
  const start = range.startContainer;
  const place = (start instanceof Element ? start : start.parentElement)?.closest('[data-transcript]');
  const pane = place?.getBoundingClientRect();
  const box = pane === undefined ? null : selectionBox([...range.getClientRects()], pane);
  return pane === undefined || box === null ? null : { box, pane };
}

/** The selection; null if nothing is selected, or while the mouse is still selecting. */
function useSelected(): Selected | null {
  const [now, setNow] = useState<Selected | null>(null);
  useEffect(() => {
    const look = (): void => setNow(selected());
    const vanish = (): void => {
      if (getSelection()?.isCollapsed !== false) setNow(null);
    };
    document.addEventListener('mouseup', look);
    document.addEventListener('keyup', look);
    document.addEventListener('selectionchange', vanish);
    document.addEventListener('scroll', look, { capture: true, passive: true });
    addEventListener('resize', look);
    return () => {
      document.removeEventListener('mouseup', look);
      document.removeEventListener('keyup', look);
      document.removeEventListener('selectionchange', vanish);
      document.removeEventListener('scroll', look, { capture: true });
      removeEventListener('resize', look);
    };
  }, []);
  return now;
}

/** Buttons: first the card that was answered last, then the others in the order of the rubric. */
function Choices({ desk }: { desk: LabelDesk }) {
  const answered = useStore(desk.inHand, (state) => state.answered);
  const names = desk.dimensions.map(({ name }) => name).filter((name) => name !== answered);
  return (answered === null ? names : [answered, ...names]).map((name) => {
    const style = desk.looks.get(name);
    if (style === undefined) return null;
    return (
      <button
        key={name}
        type="button"
        data-style={style.style}
        onMouseDown={keepSelection}
        onClick={() => addEvidenceFor(desk, name)}
      >
        {style.title}
      </button>
    );
  });
}

/** Renders nothing without a selection, so that key presses do not render it. */
export function EvidencePopover({ desk }: { desk: LabelDesk }) {
  const now = useSelected();
  const ref = useRef<HTMLDivElement>(null);
  // it is positioned once its size is known
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || now === null) return;
    element.style.maxWidth = `${Math.max(160, now.pane.right - now.pane.left - 12)}px`;
    const { left, top } = popoverPlace(now.box, element.getBoundingClientRect(), now.pane);
    element.style.left = `${left}px`;
    element.style.top = `${top}px`;
  }, [now]);
  if (now === null) return null;
  return (
    <div ref={ref} className={styles.popover} role="toolbar" aria-label="Evidence for" data-testid="evidence-for">
      <span>evidence for</span>
      <Choices desk={desk} />
    </div>
  );
}
