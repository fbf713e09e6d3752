// The right column of a desk: a head, the cards, and a foot with the main button and what is missing before it.
import type { ReactNode } from 'react';
import styles from './Column.module.css';

export interface ColumnProps {
  label: string;
  head?: ReactNode;
  /** The main button and the text beside it. */
  foot: ReactNode;
  /** The cards. */
  children: ReactNode;
}

export function Column({ label, head, foot, children }: ColumnProps) {
  return (
    <aside className={styles.column} aria-label={label} data-testid="cards-column">
      {head !== undefined && <header className={styles.head}>{head}</header>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.cards} tabIndex={-1} data-scroller>
        {children}
      </div>
      <footer className={styles.foot}>{foot}</footer>
    </aside>
  );
}
