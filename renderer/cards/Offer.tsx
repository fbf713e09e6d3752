// What comes after an answer goes to the card that was answered, although the next one is open.
import { memo } from 'react';
import { KeyCap } from '../parts/KeyCap.tsx';
import styles from './Card.module.css';

/** Always there and shown by the style, so that a choice key makes nothing anew. `title` null: nothing is offered. */
export const Offer = memo(function Offer({ title }: { title: string | null }) {
  return (
    <p className={styles.offer} data-testid={title === null ? undefined : 'evidence-offer'}>
      <KeyCap keys="e" /> evidence, <KeyCap keys="v" /> how sure: for <b>{title}</b>, just answered
    </p>
  );
});
