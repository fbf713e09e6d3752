// Scrolls a card that was just opened into view.
import { useEffect, type RefObject } from 'react';

/**
 * Scrolls in the frame in which the card is drawn: measuring earlier would lay out the page twice for one key press.
 */
export function useInView(card: RefObject<HTMLElement | null>, isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const frame = requestAnimationFrame(() => card.current?.scrollIntoView({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, [card, isOpen]);
}
