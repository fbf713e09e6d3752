// The list of completions under the search; the search keeps the focus and tells which one is meant.
import type { Completion } from './completions.ts';
import styles from './SearchBar.module.css';

export const COMPLETIONS = 'library-completions';
export const completionId = (index: number): string => `${COMPLETIONS}-${index}`;

export interface CompletionListProps {
  options: readonly Completion[];
  /** -1: none is meant. */
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
          // the search must not lose the focus to a press
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
