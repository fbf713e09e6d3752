// Why a dimension is asked, its rules and examples, shown within the card.
import { useEffect, useRef, type RefObject } from 'react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { levelTitle } from '../../contract/level-keys.ts';
import type { Dimension, ExamplePlace } from '../../contract/rubric.ts';
import { focusReader } from '../transcript/scrolling.ts';
import { KeyCap } from '../parts/KeyCap.tsx';
import { OpenExample } from './OpenExample.tsx';
import styles from './Explained.module.css';

export interface ExplainedProps {
  dimension: Dimension;
  open: boolean;
  onToggle: () => void;
  /** Opens the transcript that contains an example; if missing, examples are not links. */
  onExample?: ((key: number, at: ExamplePlace) => void) | undefined;
}

/**
 * Scrolls the text into view when it is shown and moves the focus there, so that the scroll keys scroll it. When it is
 * hidden, the transcript gets the focus back.
 */
function useUnfolded(open: boolean): RefObject<HTMLDivElement | null> {
  const inside = useRef<HTMLDivElement>(null);
  const before = useRef(open);
  useEffect(() => {
    if (open === before.current) return;
    before.current = open;
    if (!open) return focusReader();
    inside.current?.focus({ preventScroll: true });
    inside.current?.scrollIntoView({ block: 'start' });
  }, [open]);
  return inside;
}

export function Explained({ dimension, open, onToggle, onExample }: ExplainedProps) {
  const { why, rules, examples } = dimension;
  const inside = useUnfolded(open);
  const Sign = open ? ChevronDown : ChevronRight;
  const levelText = (value: number | undefined): string =>
    value === undefined ? '' : `${levelTitle(value, dimension)}: `;
  return (
    <div className={styles.explained}>
      <button type="button" className={styles.toggle} aria-expanded={open} onClick={onToggle}>
        <Sign aria-hidden /> Why, rules, examples <KeyCap keys="h" />
      </button>
      {open && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div ref={inside} className={styles.inside} tabIndex={0} role="group" aria-label="Why, rules, examples">
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
                {levelText(level)}
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
