// A field of words that is recorded at every letter: a note, a written answer, a reason. Escape and Ctrl+Enter lead out
// of it.
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { capsOf } from '../keys/bindings.ts';
import { keyNow } from '../keys/registry.ts';
import styles from './Written.module.css';

export interface WrittenProps {
  label: string;
  /** Which of a card's fields it is: a key looks for it by this. */
  field: 'note' | 'answer' | 'reason';
  /** What is to be written, and the key that leads here. */
  placeholder: string;
  keys: string;
  value: string;
  /** It asks to be filled in: it takes the focus. */
  prompted?: boolean;
  onChange: (text: string) => void;
  /** Left by Escape, or by Enter where one line is enough. */
  onDone?: () => void;
}

const LONGEST = 20_000;

/** Puts the cursor into this field of the focused card; false where it has none. */
export function writeIn(...fields: WrittenProps['field'][]): boolean {
  const wanted = fields.map((field) => `[data-focused="true"] [data-field="${field}"]`).join(', ');
  const area = document.querySelector<HTMLTextAreaElement>(wanted);
  area?.focus();
  // one goes on with what was written
  area?.setSelectionRange(area.value.length, area.value.length);
  return area !== null;
}

/** Takes the cursor out of the field it is in: what is typed next is a key again. */
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
    // so that Enter does not submit as well
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
