// The cap of a key, or of several keys pressed together or one after the other.
import { useSyncExternalStore } from 'react';
import { capsOf } from '../keys/bindings.ts';
import { keyNow, watchLayers } from '../keys/registry.ts';
import styles from './KeyCap.module.css';

/**
 * `keys`: the default keys in the syntax of useKeys; if they were reassigned, the current ones are shown. `quiet`:
 * takes the colours of the button around it, and is skipped by screen readers.
 */
export function KeyCap({ keys, quiet = false }: { keys: string; quiet?: boolean }) {
  return <FixedCap keys={useSyncExternalStore(watchLayers, () => keyNow(keys))} quiet={quiet} />;
}

/** The cap of a key that cannot be reassigned. */
export function FixedCap({ keys, quiet = false }: { keys: string; quiet?: boolean }) {
  return (
    <kbd className={quiet ? `${styles.keys} ${styles.quiet}` : styles.keys} aria-hidden={quiet}>
      {capsOf(keys)
        .flat()
        .map((cap, index) => (
          <span key={index} className={styles.cap}>
            {cap}
          </span>
        ))}
    </kbd>
  );
}
