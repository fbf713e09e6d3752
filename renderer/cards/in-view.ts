// Brings the card that was just opened into view.
import { useEffect, type RefObject } from 'react';

/**
 * In the frame in which it is drawn, not before: asking the page where things are would have it laid out twice for one
 * key press.
 */
export function useInView(card: RefObject<HTMLElement | null>, isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const frame = requestAnimationFrame(() => card.current?.scrollIntoView({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, [card, isOpen]);
}
