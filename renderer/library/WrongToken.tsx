// Underlines the wrong word of the search, with a hidden copy of the text over the field that scrolls with it.
import { useEffect, useState, type RefObject } from 'react';
import styles from './SearchBar.module.css';

export interface WrongTokenProps {
  draft: string;
  /** The position at which the mistake begins, counted from 1. */
  column: number;
  input: RefObject<HTMLInputElement | null>;
}

export function WrongToken({ draft, column, input }: WrongTokenProps) {
  const [moved, setMoved] = useState(0);
  useEffect(() => {
    const field = input.current;
    if (field === null) return;
    const follow = (): void => setMoved(field.scrollLeft);
    follow();
    field.addEventListener('scroll', follow);
    return () => field.removeEventListener('scroll', follow);
  }, [input]);
  const from = Math.max(0, Math.min(column - 1, draft.length - 1));
  const word = /^\S*/.exec(draft.slice(from))?.[0] ?? '';
  return (
    <span className={styles.mirror} aria-hidden data-testid="search-wrong">
      <span style={{ marginLeft: -moved }}>{draft.slice(0, from)}</span>
      <span className={styles.wrong}>{word === '' ? '\u00a0' : word}</span>
    </span>
  );
}
