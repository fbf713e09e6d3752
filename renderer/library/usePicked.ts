// Transcripts selected one by one or in a range, to be put into a queue together.
import { useState } from 'react';

export interface Picked {
  keys: ReadonlySet<number>;
  /** Picks a transcript, or lets it go. */
  toggle: (key: number) => void;
  /** Picks all of these as well. */
  add: (keys: readonly number[]) => void;
  clear: () => void;
}

const NONE: ReadonlySet<number> = new Set();

export function usePicked(): Picked {
  const [keys, setKeys] = useState(NONE);
  return {
    keys,
    toggle: (key) =>
      setKeys((before) => {
        const after = new Set(before);
        if (!after.delete(key)) after.add(key);
        return after;
      }),
    add: (more) => setKeys((before) => new Set([...before, ...more])),
    clear: () => setKeys(NONE),
  };
}
