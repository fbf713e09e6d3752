// The cap of a key, or of several pressed together or one after the other.
import { useSyncExternalStore } from 'react';
import { capsOf } from '../keys/bindings.ts';
import { keyNow, watchLayers } from '../keys/registry.ts';
import styles from './KeyCap.module.css';

/**
 * `keys` in the syntax of useKeys: those by default; shown are those they have been put on. `quiet` takes the colour of
 * its ground, for keys on a button; screen readers skip it.
 */
export function KeyCap({ keys, quiet = false }: { keys: string; quiet?: boolean }) {
  return <FixedCap keys={useSyncExternalStore(watchLayers, () => keyNow(keys))} quiet={quiet} />;
}

/** The same for a key that cannot be put elsewhere. */
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
