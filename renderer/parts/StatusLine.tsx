// The line below every place: the last announcement, with an undo button if there is one.
import { useEffect, useState } from 'react';
import { runKeys } from '../keys/registry.ts';
import { leave, onSpoken, type Spoken } from './announce.ts';
import { Button } from './Button.tsx';
import styles from './StatusLine.module.css';

export interface StatusLineProps {
  /** The current place: messages of another place are removed when the user leaves it. */
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
  // the way back leads through the place of the message
  const canUndo = spoken.undo && from === place;
  return (
    <footer className={styles.line}>
      <p role="status" className={styles.text} data-testid="status" title={spoken.text}>
        {/* A new element each time, so that the same sentence is announced twice. */}
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
