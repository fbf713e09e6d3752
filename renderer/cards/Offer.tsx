// The offer to add evidence and sureness to the card that was answered, although the next card is open.
import { memo } from 'react';
import { KeyCap } from '../parts/KeyCap.tsx';
import styles from './Card.module.css';

interface OfferProps {
  title: string | null;
}

const WHAT = (
  <>
    <KeyCap keys="e" /> evidence, <KeyCap keys="v" /> how sure: for{' '}
  </>
);

/**
 * Always rendered, and shown by the style, so that a key that chooses a level creates no element. If nothing is offered
 * (null), the last text stays.
 */
export const Offer = memo(
  function Offer({ title }: OfferProps) {
    return (
      <p className={styles.offer} data-testid="evidence-offer">
        {WHAT}
        <b>{title}</b>, just answered
      </p>
    );
  },
  (before: OfferProps, now: OfferProps) => now.title === null || now.title === before.title,
);
