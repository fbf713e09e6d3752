// The search on top: words and fields in one line, what cannot be read in it, and how many transcripts it finds.
import { Search, X } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { TouchstoneError } from '../../contract/errors.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { useFilterDraft } from '../parts/useFilterDraft.ts';
import { FilterHelp } from './FilterHelp.tsx';
import styles from './SearchBar.module.css';

function told(error: Error | null): string | null {
  if (error === null) return null;
  if (!(error instanceof TouchstoneError)) return 'The search failed inside Touchstone. Try again.';
  const { what, where, todo } = error.problem;
  return [what, where, todo].filter((part) => part !== '').join(' · ');
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
  const { draft, mistake, type, settle } = useFilterDraft(filter, onFilter);
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
