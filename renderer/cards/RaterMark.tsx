// A rater's letter, over the line that the rater's evidence is drawn with.
import type { EvidenceStyle } from './evidence.ts';
import card from './Card.module.css';

export function RaterMark({ look }: { look: EvidenceStyle }) {
  return (
    <span className={card.mark} data-style={look.style} title={look.title}>
      {look.mark}
    </span>
  );
}
