// A card of the rubric: a line that says how it is answered and, below it while the card is open, what it asks.
import { memo, useRef, type ReactNode } from 'react';
import { isSame } from '../parts/same.ts';
import { useInView } from './in-view.ts';
import { Offer } from './Offer.tsx';
import card from './Card.module.css';
import styles from './CardFrame.module.css';

interface LineProps {
  /** What `focus` knows the card by. */
  name: string;
  title: string;
  /** The mark of its evidence in the margin, and which of the underlines it has. */
  mark?: string;
  markStyle?: number | undefined;
  /** How it is answered, in words. */
  answer: string;
  isAnswered: boolean;
  /** What else is known of it, in few words; '' for nothing. */
  rest: string;
  focus: (card: string) => void;
}

export interface CardFrameProps extends LineProps {
  testId: string;
  focused: boolean;
  /**
   * What is inside is there although the card is closed, so that little is left to do at the key that opens or closes
   * it.
   */
  ready: boolean;
  /**
   * The title of the card that was answered just now: evidence and how sure are for that one first; null: for none. On
   * a closed card it is the one whose answer would open it.
   */
  offer: string | null;
  /** What is inside. */
  children: ReactNode;
}

/**
 * For `memo` of what is inside a card: while the card is closed it stays as it was drawn; what has changed is drawn when
 * the card opens.
 */
export const isInsideSame = <P extends { open: boolean }>(before: Readonly<P>, now: Readonly<P>): boolean =>
  !now.open || isSame({ ...before, open: true }, now);

const Line = memo(function Line({ name, title, mark, markStyle, answer, isAnswered, rest, focus }: LineProps) {
  return (
    <h3 className={styles.heading}>
      <button
        type="button"
        className={`${card.summary} ${styles.line}`}
        data-answered={isAnswered}
        onClick={() => focus(name)}
        tabIndex={-1}
      >
        {mark !== undefined && (
          <span className={card.mark} data-style={markStyle} aria-hidden>
            {mark}
          </span>
        )}
        <span className={`${card.title} ${styles.title}`}>{title}</span>
        <span className={`${card.answer} ${styles.answer}`}>{answer}</span>
        <span className={`${card.rest} ${styles.rest}`}>{rest}</span>
      </button>
    </h3>
  );
});

/**
 * Open and closed, a card is made of the same elements, of which the style shows those that belong: a key that answers
 * one card and opens the next changes attributes and words, and adds and removes nothing.
 */
export function CardFrame({ testId, focused, ready, offer, children, ...line }: CardFrameProps) {
  const section = useRef<HTMLElement>(null);
  useInView(section, focused);
  return (
    <section
      ref={section}
      className={card.card}
      aria-label={line.title}
      data-focused={focused}
      data-offer={(focused && offer !== null) || undefined}
      data-testid={testId}
      onFocusCapture={() => line.focus(line.name)}
    >
      <Line {...line} />
      <Offer title={offer} />
      {(focused || ready) && <div className={styles.inside}>{children}</div>}
    </section>
  );
}
