// Ctrl/Cmd+K: finds every place, command, transcript and action of the current place by a few letters.
import { useDeferredValue, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Search } from 'lucide-react';
import { Dialog } from '../parts/Dialog.tsx';
import { KeyCap } from '../parts/KeyCap.tsx';
import { useActions, useFixedEntries, useTranscripts, type Entry } from './palette-entries.ts';
import styles from './Palette.module.css';

const LIST = 'palette-list';
const entryId = (index: number): string => `${LIST}-${index}`;

/** The entries whose titles contain the words; titles that begin with the words come first. */
function fitting(entries: readonly Entry[], words: string): Entry[] {
  const wanted = words.toLowerCase();
  const holds = entries.filter(({ title }) => title.toLowerCase().includes(wanted));
  const begins = ({ title }: Entry): boolean => title.toLowerCase().startsWith(wanted);
  return [...holds.filter(begins), ...holds.filter((entry) => !begins(entry))];
}

/** One row: pressed with the mouse, or with Enter in the field while it is selected. */
function Row({ entry, index, chosen, onTake }: { entry: Entry; index: number; chosen: boolean; onTake: () => void }) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const { title, about, keys } = entry;
  return (
    <li
      ref={row}
      id={entryId(index)}
      role="option"
      aria-selected={chosen}
      className={styles.entry}
      data-testid="palette-entry"
      // the field keeps the focus
      onPointerDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      <span className={styles.title}>{title}</span>
      <span className={styles.about}>{about}</span>
      {keys !== undefined && <KeyCap keys={keys} />}
    </li>
  );
}

function Choices({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const taken = useRef<(() => void) | null>(null);
  // the entry runs after the palette has closed and the place has the focus again, so that a dialog it opens keeps the
  // focus
  useEffect(
    () => () => {
      const { current: run } = taken;
      if (run !== null) requestAnimationFrame(() => requestAnimationFrame(run));
    },
    [],
  );
  const words = useDeferredValue(typed.trim());
  const transcripts = useTranscripts(words);
  const entries = [...fitting([...useFixedEntries(), ...useActions()], words), ...transcripts];
  const chosen = Math.min(at, entries.length - 1);
  const take = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    taken.current = entry.run;
    onDone();
  };
  const keyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (by !== undefined) setAt(Math.max(0, Math.min(entries.length - 1, chosen + by)));
    else if (event.key === 'Enter') take(entries[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={styles.search}>
        <Search aria-hidden />
        <input
          className={styles.input}
          aria-label="Go to"
          placeholder="A place, a command, text of a transcript"
          role="combobox"
          aria-expanded
          aria-controls={LIST}
          aria-autocomplete="list"
          aria-activedescendant={chosen >= 0 ? entryId(chosen) : undefined}
          spellCheck={false}
          autoComplete="off"
          // the palette is opened only to type in this field
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={keyDown}
        />
      </div>
      <ul id={LIST} role="listbox" aria-label="Where to" className={styles.list}>
        {entries.map((entry, index) => (
          <Row key={entry.id} entry={entry} index={index} chosen={index === chosen} onTake={() => take(entry)} />
        ))}
      </ul>
      {entries.length === 0 && <p className={styles.none}>No matches</p>}
    </>
  );
}

export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog title="Go to anything" open={open} onClose={onClose} bare>
      <Choices onDone={onClose} />
    </Dialog>
  );
}
