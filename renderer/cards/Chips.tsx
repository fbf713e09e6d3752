// A line of small toggle buttons: components, flags, sureness.
import { keepFocus } from '../parts/keep-focus.ts';
import { KeyCap } from '../parts/KeyCap.tsx';
import styles from './Chips.module.css';

export interface ChipsProps<T extends string> {
  label: string;
  /** The key that toggles the chips, shown beside the label. */
  keys: string;
  /** Whether each chip has a number, which is its key. */
  numbered?: boolean;
  options: readonly { value: T; title: string; on: boolean; about?: string }[];
  onToggle: (value: T, on: boolean) => void;
}

export function Chips<T extends string>({ label, keys, numbered = false, options, onToggle }: ChipsProps<T>) {
  return (
    <div className={styles.chips} role="group" aria-label={label}>
      <span className={styles.label} aria-hidden>
        {label} <KeyCap keys={keys} />
        {numbered && ' …'}
      </span>
      {options.map(({ value, title, on, about }, place) => (
        <button
          key={value}
          type="button"
          className={styles.chip}
          aria-pressed={on}
          title={about}
          data-testid={`chip-${value}`}
          onMouseDown={keepFocus}
          onClick={() => onToggle(value, !on)}
        >
          {numbered && (
            <span className={styles.number} aria-hidden>
              {place + 1}
            </span>
          )}
          {title}
        </button>
      ))}
    </div>
  );
}
