// Ctrl/Cmd+K: every place, command and transcript, by a few letters.
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { Autocomplete, Menu, MenuItem } from 'react-aria-components';
import { useApp } from '../client/app-state.ts';
import { query } from '../client/queries.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { SearchField } from '../parts/Field.tsx';
import { KeyCap } from '../parts/KeyCap.tsx';
import { tellProblem } from '../parts/trouble.ts';
import menuStyles from '../parts/Menu.module.css';
import { useCommands } from './commands.ts';
import { PLACES } from './places.ts';
import styles from './Palette.module.css';

interface Entry {
  id: string;
  title: string;
  kind: 'place' | 'command' | 'figure' | 'transcript';
  keys?: string;
  run: () => void;
}

const MOST = 20;
/** Minimum search length: shorter text matches nearly every transcript. */
const LEAST_LETTERS = 2;

function useFixedEntries(): Entry[] {
  const navigate = useNavigate();
  const hasStudy = useApp().study !== null;
  const places = PLACES.map(({ to, title, keys }): Entry => ({
    id: to,
    title,
    kind: 'place',
    keys,
    run: () => void navigate({ to }),
  }));
  const commands = useCommands().filter(({ id, study }) => id !== 'palette' && (hasStudy || !study));
  const views = useQuery({ ...query('findings.views', {}), enabled: hasStudy });
  const figures = (hasStudy ? (views.data ?? []) : []).map(({ name, choice }): Entry => ({
    id: `figure ${name}`,
    title: name,
    kind: 'figure',
    run: () => void navigate({ to: '/findings', search: choice }),
  }));
  return [
    ...(hasStudy ? places : []),
    ...commands.map(({ id, title, keys, run }): Entry => ({
      id,
      title,
      kind: 'command',
      ...(keys !== undefined && { keys }),
      run: () => void run().catch(tellProblem),
    })),
    ...figures,
  ];
}

/** Transcripts that the words are found in; none while the words are too few, or no filter that can be read. */
function useTranscripts(words: string): Entry[] {
  const navigate = useNavigate();
  const { study, rater } = useApp();
  const enabled = study !== null && words.length >= LEAST_LETTERS;
  const sort = { column: 'title', descending: false };
  const found = useQuery({ ...query('library.keys', { filter: words, sort, rater: rater.id, after: 0 }), enabled });
  const keys = enabled ? (found.data?.keys.slice(0, MOST) ?? []) : [];
  const rows = useQuery({ ...query('library.rows', { keys, filter: '', rater: rater.id }), enabled: keys.length > 0 });
  if (keys.length === 0) return [];
  return (rows.data ?? []).map(({ key, title }): Entry => ({
    id: `transcript ${key}`,
    title,
    kind: 'transcript',
    run: () => void navigate({ to: '/library', search: { filter: words, key } }),
  }));
}

function Choices({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const transcripts = useTranscripts(words);
  const fixed = useFixedEntries().filter(({ title }) => title.toLowerCase().includes(words.toLowerCase()));
  const entries = [...fixed, ...transcripts];
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <div className={styles.search}>
        <SearchField
          label="Go to"
          placeholder="A place, a command, words of a transcript"
          value={typed}
          onChange={setTyped}
          autoFocus
        />
      </div>
      <Menu
        className={`${menuStyles.menu} ${styles.list}`}
        aria-label="Where to"
        items={entries}
        renderEmptyState={() => <p className={styles.none}>Nothing fits.</p>}
      >
        {({ id, title, kind, keys, run }) => (
          <MenuItem
            id={id}
            className={menuStyles.item ?? ''}
            textValue={title}
            onAction={() => {
              onDone();
              run();
            }}
          >
            <span className={styles.title}>{title}</span>
            <span className={styles.kind}>{keys === undefined ? kind : <KeyCap keys={keys} />}</span>
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  );
}

export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog title="Go to anything" open={open} onClose={onClose} bare>
      <Choices onDone={onClose} />
    </Dialog>
  );
}
