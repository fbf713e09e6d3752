// A line of small switches: components, flags, how sure.
import { KeyCap } from '../parts/KeyCap.tsx';
import styles from './Chips.module.css';

export interface ChipsProps<T extends string> {
  label: string;
  /** The key that works on them, shown beside the label. */
  keys: string;
  options: readonly { value: T; title: string; on: boolean; about?: string }[];
  onToggle: (value: T, on: boolean) => void;
}

const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault();

export function Chips<T extends string>({ label, keys, options, onToggle }: ChipsProps<T>) {
  return (
    <div className={styles.chips} role="group" aria-label={label}>
      <span className={styles.label} aria-hidden>
        {label} <KeyCap keys={keys} />
      </span>
      {options.map(({ value, title, on, about }) => (
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
          {title}
        </button>
      ))}
    </div>
  );
}
