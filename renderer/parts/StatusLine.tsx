// The line below every place: the last announcement, with a button to undo its action if possible.
import { useEffect, useState } from 'react';
import { runKeys } from '../keys/registry.ts';
import { leave, onSpoken, type Spoken } from './announce.ts';
import { Button } from './Button.tsx';
import styles from './StatusLine.module.css';

export interface StatusLineProps {
  /** The current place. When the user leaves it, its messages are removed. */
  place: string;
}

export function StatusLine({ place }: StatusLineProps) {
  const [{ spoken, times, from }, setSpoken] = useState<{ spoken: Spoken; times: number; from: string }>({
    spoken: { text: '', undo: false },
    times: 0,
    from: place,
  });
  useEffect(
    () => onSpoken((now) => setSpoken((last) => ({ spoken: now, times: last.times + 1, from: place }))),
    [place],
  );
  useEffect(leave, [place]);
  // only in the place of the message, because undo belongs to that place
  const canUndo = spoken.undo && from === place;
  return (
    <footer className={styles.line}>
      <p role="status" className={styles.text} data-testid="status" title={spoken.text}>
        {/* a new element each time, so that a repeated sentence is announced again */}
        <span key={times}>{spoken.text}</span>
      </p>
      {canUndo && (
        <Button variant="quiet" keys="$mod+z" onPress={() => runKeys('$mod+z')} data-testid="status-undo">
          Undo
        </Button>
      )}
    </footer>
  );
}
