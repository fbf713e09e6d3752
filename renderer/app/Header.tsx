// The line above every place: the study, whether all is saved, and the rater.
import { useQuery } from '@tanstack/react-query';
import { Check, LoaderCircle, Settings2, TriangleAlert } from 'lucide-react';
import type { AppState } from '../../contract/app-state.ts';
import { query } from '../client/queries.ts';
import { useSaved, type Saved } from '../client/saved.ts';
import { Button } from '../parts/Button.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { KeyCap } from '../parts/KeyCap.tsx';
import { show } from './overlay.ts';
import styles from './Header.module.css';

/**
 * All three marks are rendered and the style shows one: the mark changes with every key press, which must not create
 * and remove elements.
 */
const SIGNS = (
  <>
    <Check data-sign="saved" aria-hidden />
    <LoaderCircle data-sign="saving" aria-hidden />
    <TriangleAlert data-sign="failed" aria-hidden />
  </>
);
const WORDS: Record<Saved, string> = { saved: 'saved', saving: 'saving', failed: 'not saved' };

function SavedMark() {
  const saved = useSaved();
  return (
    <span className={styles.saved} role="status" data-state={saved} data-testid="saved">
      {SIGNS}
      {WORDS[saved]}
    </span>
  );
}

export function Header({ app, study }: { app: AppState; study: NonNullable<AppState['study']> }) {
  const { data } = useQuery(query('study.info', {}));
  return (
    <header className={styles.header}>
      <h1 title={study.folder}>{study.name}</h1>
      {data?.synthetic === true && <span className={styles.synthetic}>synthetic</span>}
      <span className={styles.gap} />
      <span className={styles.hint}>
        <KeyCap keys="$mod+K" /> go to anything
      </span>
      <span className={styles.hint}>
        <KeyCap keys="?" /> keys
      </span>
      <SavedMark />
      <IconButton label="Settings" keys="$mod+," onPress={() => show('settings')} data-testid="settings">
        <Settings2 />
      </IconButton>
      <Button variant="quiet" onPress={() => show('rater')}>
        <span className={styles.rater}>{app.rater.named ? app.rater.name : 'Who is rating?'}</span>
      </Button>
    </header>
  );
}
