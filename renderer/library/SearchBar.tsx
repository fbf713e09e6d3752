// The search at the top: words and fields in one line, its mistakes, and the number of transcripts that it finds.
import { Search, X } from 'lucide-react';
import type { KeyboardEvent, RefObject } from 'react';
import { LONGEST_FILTER } from '../../contract/limits.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { IconButton } from '../parts/IconButton.tsx';
import { useFilterDraft } from '../parts/useFilterDraft.ts';
import { CompletionList, COMPLETIONS, completionId } from './CompletionList.tsx';
import type { Known } from './completions.ts';
import { useCompletions } from './useCompletions.ts';
import { WrongToken } from './WrongToken.tsx';
import { FilterHelp } from './FilterHelp.tsx';
import styles from './SearchBar.module.css';

function told(error: Error | null): string | null {
  if (error === null) return null;
  if (!(error instanceof TouchstoneError)) return 'The search failed inside Touchstone. Try again.';
  const { code, what, where, todo } = error.problem;
  // the mark under the word already shows the position
  if (code === 'bad_filter') return what;
  return [what, where, todo].filter((part) => part !== '').join(' · ');
}

/** The column of the mistake in the store's error; null if the error is not about the filter. */
function columnOf(error: Error | null): number | null {
  if (!(error instanceof TouchstoneError) || error.problem.code !== 'bad_filter') return null;
  const column = /^column (\d+)$/.exec(error.problem.where)?.[1];
  return column === undefined ? null : Number(column);
}

export interface SearchBarProps {
  filter: string;
  /** `amend`: replaces the entry in the history, so that Back skips it. */
  onFilter: (filter: string, amend: boolean) => void;
  /** The error of the last search. */
  error: Error | null;
  /** The names that the study can be filtered by, for completions. */
  known: Known;
  inputRef: RefObject<HTMLInputElement | null>;
  onFocus: () => void;
  /** Milliseconds without typing after which a filter is passed on. */
  wait: number;
  /** Called with whether a word is still being typed, so that results so far are not final. */
  onTyping: (typing: boolean) => void;
  /** Called when ArrowDown moves from the search field into the list. */
  onDown: () => void;
}

export function SearchBar(props: SearchBarProps) {
  const { filter, onFilter, error, known, inputRef, onFocus, wait, onTyping, onDown } = props;
  const { draft, mistake, type, settle } = useFilterDraft(filter, onFilter, wait);
  const offered = useCompletions(known, inputRef, type);
  // a word that is being completed is not reported as a mistake
  const completing = offered.options.length > 0;
  const wrong = completing ? null : (mistake?.message ?? told(error));
  const column = completing ? null : (mistake?.column ?? columnOf(error));
  const clear = (): void => {
    type('');
    settle('');
    inputRef.current?.focus();
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (offered.key(event)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter') {
      offered.close();
      settle(draft);
      onTyping(false);
    } else if (event.key === 'ArrowDown' || event.key === 'Escape') {
      // the text stays, because only the button clears the filter
      settle(draft);
      onTyping(false);
      onDown();
    } else return;
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
          maxLength={LONGEST_FILTER}
          spellCheck={false}
          autoComplete="off"
          value={draft}
          role="combobox"
          aria-expanded={offered.options.length > 0}
          aria-controls={COMPLETIONS}
          aria-autocomplete="list"
          {...(offered.active >= 0 && { 'aria-activedescendant': completionId(offered.active) })}
          onChange={(event) => {
            type(event.target.value);
            onTyping(true);
            offered.look(event.target.value, event.target.selectionStart);
          }}
          onFocus={onFocus}
          onBlur={() => {
            offered.close();
            onTyping(false);
          }}
          onKeyDown={keyDown}
        />
        {column !== null && <WrongToken draft={draft} column={column} input={inputRef} />}
        <span className={styles.ends}>
          {draft !== '' && (
            <IconButton label="Clear the search" onPress={clear}>
              <X />
            </IconButton>
          )}
          <FilterHelp />
        </span>
      </div>
      {offered.options.length > 0 && (
        <CompletionList options={offered.options} active={offered.active} onTake={offered.take} />
      )}
      <p id="library-mistake" className={styles.mistake} role="status" data-testid="search-mistake">
        {wrong}
      </p>
    </div>
  );
}
