// Why a dimension is asked, its rules and examples, unfolded in place.
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { Dimension } from '../../contract/rubric.ts';
import { KeyCap } from '../parts/KeyCap.tsx';
import styles from './Explained.module.css';

export function Explained({ dimension, open, onToggle }: { dimension: Dimension; open: boolean; onToggle: () => void }) {
  const { why, rules, examples, levels } = dimension;
  const Sign = open ? ChevronDown : ChevronRight;
  const nameOf = (value: number): string => levels.find((level) => level.value === value)?.name ?? String(value);
  return (
    <div className={styles.explained}>
      <button type="button" className={styles.toggle} aria-expanded={open} onClick={onToggle}>
        <Sign aria-hidden /> Why, rules, examples <KeyCap keys="h" />
      </button>
      {open && (
        <div className={styles.inside}>
          <p>{why}</p>
          {rules.length > 0 && (
            <ul>
              {rules.map((rule) => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
          )}
          {examples.map(({ level, text, because }) => (
            <figure key={text}>
              <blockquote>{text}</blockquote>
              <figcaption>
                {level} {nameOf(level)}: {because}
              </figcaption>
            </figure>
          ))}
        </div>
      )}
    </div>
  );
}
