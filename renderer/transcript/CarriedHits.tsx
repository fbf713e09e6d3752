// Marks the hits of the search from whose list the transcript was opened, with buttons and keys to step through them
// without a find bar.
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { call } from '../client/call.ts';
import { useKeys } from '../keys/useKeys.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { endFind, showHits, stepHit } from './hits.ts';
import type { TranscriptModel } from './model.ts';
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
  const key = useStore(model, (state) => state.head.key);
  useEffect(() => {
    let late = false;
    // a filter that is no longer valid has no hits
    void call('transcript.hits', { key, filter: search })
      .catch(() => [])
      .then((hits) => {
        if (!late && hits.length > 0) showHits(model, search, hits);
      });
    return () => {
      late = true;
      endFind(model);
    };
  }, [model, key, search]);
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
      <IconButton label="Hide the hits" onPress={onEnd}>
        <X />
      </IconButton>
    </div>
  );
}
