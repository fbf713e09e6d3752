// One level of a ladder: key, name and anchor. A radio button that does not handle the arrow keys, which belong to the
// place.
import type { ReactNode } from 'react';
import type { KeyedLevel } from '../../contract/level-keys.ts';
import { keepFocus } from '../parts/keep-focus.ts';
import { FixedCap, KeyCap } from '../parts/KeyCap.tsx';
import styles from './LevelRow.module.css';

/** The last row of a ladder, which is not a level. */
export const CANNOT_JUDGE = {
  name: 'cannot judge',
  key: 'x',
  anchor: 'The transcript does not contain what the decision needs.',
} as const;

export interface LevelRowProps {
  level: Pick<KeyedLevel, 'name' | 'key' | 'anchor'>;
  chosen: boolean;
  /** Position on a ladder of harm, 0 to 1; 0 on neutral ladders. */
  harm: number;
  /** Whether Tab stops at this row: one row of each ladder does. */
  stop: boolean;
  onChoose: () => void;
  /** Whether the key can be reassigned, because it is not a level's own. */
  movable?: boolean;
  /** Content at the end of the row. */
  children?: ReactNode;
}

export function LevelRow({ level, chosen, harm, stop, onChoose, movable = false, children }: LevelRowProps) {
  const Cap = movable ? KeyCap : FixedCap;
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      className={styles.level}
      data-testid={`choice-${level.key}`}
      tabIndex={stop ? 0 : -1}
      data-harm={Math.round(harm * 4)}
      onMouseDown={keepFocus}
      onClick={onChoose}
    >
      <Cap keys={level.key} quiet={chosen} />
      <span className={styles.name}>{level.name}</span>
      {children !== undefined && <span className={styles.end}>{children}</span>}
      <span className={styles.anchor}>{level.anchor}</span>
    </button>
  );
}
