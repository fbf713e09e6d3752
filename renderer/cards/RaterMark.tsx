// A rater's letter, underlined in the style of the rater's evidence.
import type { EvidenceStyle } from './evidence.ts';
import card from './Card.module.css';

export function RaterMark({ look }: { look: EvidenceStyle }) {
  return (
    <span className={card.mark} data-style={look.style} title={look.title}>
      {look.mark}
    </span>
  );
}
