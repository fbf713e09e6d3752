// A note that is recorded at every letter; Escape and Ctrl+Enter lead out of it.
import { useRef, type KeyboardEvent } from 'react';
import styles from './NoteField.module.css';

export interface NoteFieldProps {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (text: string) => void;
}

const LONGEST = 20_000;

export function NoteField({ label, placeholder = 'Note (n)', value, onChange }: NoteFieldProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    area.current?.blur();
  };
  return (
    <textarea
      ref={area}
      className={styles.note}
      aria-label={label}
      placeholder={placeholder}
      rows={value.includes('\n') ? 4 : 1}
      maxLength={LONGEST}
      value={value}
      data-note
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={leave}
    />
  );
}
