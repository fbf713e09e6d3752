// Why a dimension is asked, its rules and examples, unfolded in place.
import { ChevronDown, ChevronRight } from 'lucide-react';
import { levelTitle } from '../../contract/level-keys.ts';
import type { Dimension, ExamplePlace } from '../../contract/rubric.ts';
import { KeyCap } from '../parts/KeyCap.tsx';
import { OpenExample } from './OpenExample.tsx';
import styles from './Explained.module.css';

export interface ExplainedProps {
  dimension: Dimension;
  open: boolean;
  onToggle: () => void;
  /** Opens the transcript in which an example stands; without it, examples are only read. */
  onExample?: ((key: number, at: ExamplePlace) => void) | undefined;
}

export function Explained({ dimension, open, onToggle, onExample }: ExplainedProps) {
  const { why, rules, examples } = dimension;
  const Sign = open ? ChevronDown : ChevronRight;
  const levelWords = (value: number | undefined): string =>
    value === undefined ? '' : `${levelTitle(value, dimension)}: `;
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
          {examples.map(({ level, text, because, at }) => (
            <figure key={text}>
              <blockquote>{text}</blockquote>
              <figcaption>
                {levelWords(level)}
                {because}
              </figcaption>
              {at !== undefined && onExample !== undefined && <OpenExample at={at} onOpen={onExample} />}
            </figure>
          ))}
        </div>
      )}
    </div>
  );
}
