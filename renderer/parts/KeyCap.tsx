// The cap of a key, or of several pressed together or one after the other.
import { capsOf } from '../keys/bindings.ts';
import styles from './KeyCap.module.css';

/** `keys` in the syntax of useKeys. `quiet` takes the colour of its ground, for keys on a button; screen readers skip it. */
export function KeyCap({ keys, quiet = false }: { keys: string; quiet?: boolean }) {
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
