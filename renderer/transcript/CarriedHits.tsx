// Marks the hits of the search from whose list the transcript was opened, with buttons and keys to step through them
// without a find bar.
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useKeys } from '../keys/useKeys.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { carryHits, endFind, stepHit } from './hits.ts';
import type { TranscriptModel } from './model.ts';
import { focusTranscript } from './scrolling.ts';
import styles from './FindBar.module.css';

const whole = new Intl.NumberFormat('en');

export interface CarriedHitsProps {
  model: TranscriptModel;
  /** The filter of the list that the transcript was opened from. */
  search: string;
  onEnd: () => void;
}

/** Renders nothing if the filter has no words. */
export function CarriedHits({ model, search, onEnd }: CarriedHitsProps) {
  const find = useStore(model, (state) => state.find);
  useEffect(() => {
    let late = false;
    void carryHits(model, search, () => late);
    return () => {
      late = true;
      endFind(model);
    };
  }, [model, search]);
  const shown = find !== null && find.hits.length > 0 ? find : null;
  useKeys(
    'Transcript',
    shown === null
      ? []
      : [
          { keys: 'F3', about: 'next hit of the search', typing: true, repeat: true, run: () => stepHit(model, 1) },
          {
            keys: 'Shift+F3',
            about: 'previous hit of the search',
            typing: true,
            repeat: true,
            run: () => stepHit(model, -1),
          },
        ],
  );
  if (shown === null) return null;
  const end = (): void => {
    focusTranscript(model);
    onEnd();
  };
  return (
    <div className={styles.bar} role="group" aria-label="Hits of the search" data-testid="carried-hits">
      <output className={styles.count} aria-live="polite">
        {`Hit ${whole.format(shown.now + 1)} of ${whole.format(shown.hits.length)}`}
        <span className={styles.searched}>{search}</span>
      </output>
      <IconButton label="Previous hit" keys="Shift+F3" onPress={() => stepHit(model, -1)}>
        <ChevronUp />
      </IconButton>
      <IconButton label="Next hit" keys="F3" onPress={() => stepHit(model, 1)}>
        <ChevronDown />
      </IconButton>
      <IconButton label="Hide the hits" onPress={end}>
        <X />
      </IconButton>
    </div>
  );
}
