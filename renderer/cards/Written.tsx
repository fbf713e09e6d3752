// A text field that is recorded at every letter: a note, a text answer, a reason. Escape and Ctrl+Enter leave it.
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { capsOf } from '../keys/bindings.ts';
import { keyNow } from '../keys/registry.ts';
import styles from './Written.module.css';

export interface WrittenProps {
  label: string;
  /** The name by which a key finds this field in a card. */
  field: 'note' | 'answer' | 'reason';
  /** The text shown in the empty field, and the key that moves the focus to it. */
  placeholder: string;
  keys: string;
  value: string;
  /** Whether the field should take the focus. */
  prompted?: boolean;
  onChange: (text: string) => void;
  /** Called when the field is left by Escape, or by Enter in a single line. */
  onDone?: () => void;
}

const LONGEST = 20_000;

/** Moves the cursor into the first of these fields in the open card; false if the card has none of them. */
export function writeIn(...fields: WrittenProps['field'][]): boolean {
  const wanted = fields.map((field) => `[data-focused="true"] [data-field="${field}"]`).join(', ');
  const area = document.querySelector<HTMLTextAreaElement>(wanted);
  area?.focus();
  // the cursor goes after the existing text
  area?.setSelectionRange(area.value.length, area.value.length);
  return area !== null;
}

/** Leaves the current field, so that the next key press is a command again. */
export function leaveField(): void {
  if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
}

export function Written({ label, field, placeholder, keys, value, prompted = false, onChange, onDone }: WrittenProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (prompted) area.current?.focus();
  }, [prompted]);
  const leave = (event: KeyboardEvent): void => {
    const bare = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (event.key !== 'Escape' && !(event.key === 'Enter' && bare && field === 'reason')) return;
    // Enter must not submit the label as well
    event.preventDefault();
    area.current?.blur();
    onDone?.();
  };
  return (
    <textarea
      ref={area}
      className={styles.written}
      aria-label={label}
      placeholder={`${placeholder} (${capsOf(keyNow(keys)).flat().join(' ')})`}
      rows={value.includes('\n') ? 4 : 1}
      maxLength={LONGEST}
      value={value}
      data-field={field}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={leave}
    />
  );
}
