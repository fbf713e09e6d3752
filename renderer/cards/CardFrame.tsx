// A card of the rubric: a line with its answer, and below it the question while the card is open.
import { memo, useRef, type ReactNode } from 'react';
import { isSame } from '../parts/same.ts';
import { useInView } from './in-view.ts';
import { Offer } from './Offer.tsx';
import card from './Card.module.css';
import styles from './CardFrame.module.css';

interface LineProps {
  /** The name that identifies the card in `focus`. */
  name: string;
  title: string;
  /** The mark of the card's evidence in the margin, and its underline style. */
  mark?: string;
  markStyle?: number | undefined;
  /** The answer in words. */
  answer: string;
  isAnswered: boolean;
  /** Short further facts; '' if there are none. */
  rest: string;
  focus: (card: string) => void;
}

export interface CardFrameProps extends LineProps {
  testId: string;
  focused: boolean;
  /** Whether the content is rendered although the card is closed, so that the key that opens it has little to do. */
  ready: boolean;
  /**
   * The title of the card that was answered last, to which the keys for evidence and sureness apply; null if they
   * apply to this card. On a closed card, the title of the card whose answer would open it.
   */
  offer: string | null;
  /** The content of the card. */
  children: ReactNode;
}

/** For `memo` of a card's content: it is not rendered again while the card is closed, but when it opens. */
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
 * An open and a closed card have the same elements, and the style shows those of its state, so that a key that answers
 * one card and opens the next changes attributes and text, but adds and removes no element.
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
