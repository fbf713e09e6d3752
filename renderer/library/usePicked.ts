// Transcripts chosen one by one or in a range, to be put into a queue together.
import { useState } from 'react';

export interface Picked {
  transcripts: ReadonlySet<number>;
  /** Chooses a transcript, or clears it. */
  toggle: (key: number) => void;
  /** Chooses these transcripts too. */
  add: (transcripts: readonly number[]) => void;
  clear: () => void;
}

const NONE: ReadonlySet<number> = new Set();

export function usePicked(): Picked {
  const [transcripts, setTranscripts] = useState(NONE);
  return {
    transcripts,
    toggle: (key) =>
      setTranscripts((before) => {
        const after = new Set(before);
        if (!after.delete(key)) after.add(key);
        return after;
      }),
    add: (more) => setTranscripts((before) => new Set([...before, ...more])),
    clear: () => setTranscripts(NONE),
  };
}
