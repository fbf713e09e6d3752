// What comes after an answer goes to the card that was answered, although the next one is open.
import { KeyCap } from '../parts/KeyCap.tsx';
import styles from './Card.module.css';

export function Offer({ title }: { title: string | null }) {
  if (title === null) return null;
  return (
    <p className={styles.offer} data-testid="evidence-offer">
      <KeyCap keys="e" /> evidence, <KeyCap keys="v" /> how sure: for <b>{title}</b>, just answered
    </p>
  );
}
