// The evidence of a dimension as chips: a click goes to the evidence, the cross removes it.
import { X } from 'lucide-react';
import type { Evidence } from '../../contract/evidence.ts';
import { KeyCap } from '../parts/KeyCap.tsx';
import styles from './Chips.module.css';

export interface EvidenceChipsProps {
  evidence: readonly Evidence[];
  onGo: (evidence: Evidence) => void;
  onRemove: (evidence: Evidence) => void;
}

const LONGEST = 60;

/** A quote shortened to one line. */
export function short(quote: string): string {
  const line = quote.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

export function EvidenceChips({ evidence, onGo, onRemove }: EvidenceChipsProps) {
  return (
    <div className={styles.chips} role="group" aria-label="Evidence">
      <span className={styles.label} aria-hidden>
        Evidence{' '}
        <span className={styles.way}>
          <KeyCap keys="e" /> {evidence.length === 0 && 'from the selection, a sentence, or the focused block'}
        </span>
      </span>
      {evidence.map((one) => (
        <span key={one.id} className={styles.evidence} data-testid="evidence-chip">
          <button type="button" className={styles.quote} title={one.quote} onClick={() => onGo(one)}>
            {one.message + 1}: {short(one.quote)}
          </button>
          <button
            type="button"
            className={styles.remove}
            aria-label={`Remove the evidence ${short(one.quote)}`}
            onClick={() => onRemove(one)}
          >
            <X aria-hidden />
          </button>
        </span>
      ))}
    </div>
  );
}
