// A key cap that can be changed: a click on it, then a press of the new key; a key in use is reported.
import { useState, type KeyboardEvent } from 'react';
import { announce } from '../parts/announce.ts';
import { KeyCap } from '../parts/KeyCap.tsx';
import { pressed } from './remap.ts';
import styles from './HelpOverlay.module.css';

export interface NewKeyProps {
  about: string;
  keys: string;
  /** Called with the new key; returns the reason if it cannot be used, otherwise null. */
  onPress: (keys: string) => string | null;
}

export function NewKey({ about, keys, onPress }: NewKeyProps) {
  const [listening, setListening] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const hear = (event: KeyboardEvent): void => {
    if (!listening || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setListening(false);
    const to = pressed(event);
    if (to === null) return;
    const why = onPress(to);
    setListening(false);
    setRefused(why);
    announce(why === null ? `${about}: changed` : why);
  };
  return (
    <span className={styles.change}>
      <button
        type="button"
        aria-label={`Change the key: ${about}`}
        aria-pressed={listening}
        onClick={() => {
          setRefused(null);
          setListening(true);
        }}
        onBlur={() => setListening(false)}
        onKeyDown={hear}
      >
        {listening ? 'press a key' : <KeyCap keys={keys} />}
      </button>
      {refused !== null && <em role="alert">{refused}</em>}
    </span>
  );
}
