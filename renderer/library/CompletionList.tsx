// The list of completions below the search field, which keeps the focus and marks the selected one.
import type { Completion } from './completions.ts';
import styles from './SearchBar.module.css';

export const COMPLETIONS = 'library-completions';
export const completionId = (index: number): string => `${COMPLETIONS}-${index}`;

export interface CompletionListProps {
  options: readonly Completion[];
  /** The index of the selected completion; -1 if none is selected. */
  active: number;
  onTake: (index: number) => void;
}

export function CompletionList({ options, active, onTake }: CompletionListProps) {
  return (
    <ul
      id={COMPLETIONS}
      role="listbox"
      aria-label="Completions"
      className={styles.completions}
      data-testid="search-completions"
    >
      {options.map(({ text, about }, index) => (
        <li
          key={text}
          id={completionId(index)}
          role="option"
          aria-selected={index === active}
          className={styles.completion}
          // a click must not take the focus from the search field
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(index)}
        >
          <code>{text}</code>
          <span>{about}</span>
        </li>
      ))}
    </ul>
  );
}
