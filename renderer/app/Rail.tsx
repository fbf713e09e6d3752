// The narrow rail: all places, with the current one marked.
import { Link } from '@tanstack/react-router';
import { PLACES } from './places.ts';
import styles from './Rail.module.css';

export function Rail() {
  return (
    <nav className={styles.rail} aria-label="Places">
      {PLACES.map(({ to, title, icon: Icon }) => (
        <Link key={to} to={to} preload="intent" className={styles.place ?? ''} draggable={false}>
          <Icon aria-hidden />
          {title}
        </Link>
      ))}
    </nav>
  );
}
