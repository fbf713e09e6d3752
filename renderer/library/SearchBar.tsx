// The search on top: words and fields in one line, what cannot be read in it, and how many transcripts it finds.
import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { TouchstoneError } from '../../contract/errors.ts';
import { parseFilter } from '../../contract/filter/parse.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { FilterHelp } from './FilterHelp.tsx';
import styles from './SearchBar.module.css';

const REST_MS = 150;

/** Whether a word only grew or shrank: then Back need not stop between. */
function isSameWord(before: string, after: string): boolean {
  const [short, long] = before.length < after.length ? [before, after] : [after, before];
  return short !== '' && long.startsWith(short) && !/[\s:=<>]/.test(long.slice(short.length));
}

/** What is wrong with the text; null when nothing is. */
function mistakeIn(text: string): string | null {
  const parsed = parseFilter(text);
  return parsed.ok ? null : `Column ${parsed.column}: ${parsed.message}`;
}

function told(error: Error | null): string | null {
  if (error === null) return null;
  if (!(error instanceof TouchstoneError)) return 'The search failed inside Touchstone. Try again.';
  const { what, where, todo } = error.problem;
  return [what, where, todo].filter((part) => part !== '').join(' · ');
}

/** The text being typed; it goes into the address when it rests and can be read. */
function useDraft(filter: string, onFilter: (filter: string, amend: boolean) => void) {
  const [draft, setDraft] = useState(filter);
  const [mistake, setMistake] = useState(() => mistakeIn(filter));
  const written = useRef(filter);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // Changed elsewhere: by a facet, or by Back.
    if (filter === written.current) return;
    written.current = filter;
    clearTimeout(timer.current);
    setDraft(filter);
    setMistake(mistakeIn(filter));
  }, [filter]);
  const settle = (text: string): void => {
    clearTimeout(timer.current);
    const wrong = mistakeIn(text);
    setMistake(wrong);
    if (wrong !== null || text.trim() === written.current) return;
    const amend = isSameWord(written.current, text.trim());
    written.current = text.trim();
    onFilter(text.trim(), amend);
  };
  const type = (text: string): void => {
    setDraft(text);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => settle(text), REST_MS);
  };
  return { draft, mistake, type, settle };
}

export interface SearchBarProps {
  filter: string;
  /** `amend`: no step of its own for Back. */
  onFilter: (filter: string, amend: boolean) => void;
  /** Why the filter could not be answered. */
  error: Error | null;
  inputRef: RefObject<HTMLInputElement | null>;
  /** Down from the search goes into the list. */
  onDown: () => void;
}

export function SearchBar({ filter, onFilter, error, inputRef, onDown }: SearchBarProps) {
  const { draft, mistake, type, settle } = useDraft(filter, onFilter);
  const wrong = mistake ?? told(error);
  const clear = (): void => {
    type('');
    settle('');
    inputRef.current?.focus();
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') settle(draft);
    else if (event.key === 'ArrowDown') onDown();
    else if (event.key === 'Escape' && draft !== '') clear();
    else if (event.key === 'Escape') onDown();
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.bar} role="search">
      <div className={styles.line}>
        <Search aria-hidden className={styles.sign} />
        <input
          ref={inputRef}
          data-testid="search-all"
          className={styles.input}
          type="search"
          aria-label="Search and filter transcripts"
          aria-invalid={wrong !== null}
          aria-describedby="library-mistake"
          placeholder='Words, "phrases", field:value'
          maxLength={4000}
          spellCheck={false}
          autoComplete="off"
          value={draft}
          onChange={(event) => type(event.target.value)}
          onKeyDown={keyDown}
        />
        <span className={styles.ends}>
          {draft !== '' && (
            <IconButton label="Clear the search" onPress={clear}>
              <X />
            </IconButton>
          )}
          <FilterHelp />
        </span>
      </div>
      <p id="library-mistake" className={styles.mistake} role="status" data-testid="search-mistake">
        {wrong}
      </p>
    </div>
  );
}
