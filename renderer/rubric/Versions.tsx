// The versions of the rubric, newest first: when each was saved, and how many labels were made under it.
import type { RubricVersionInfo } from '../../contract/rubric-versions.ts';
import { exactTime, timeAgo } from '../parts/time-ago.ts';
import styles from './Versions.module.css';

export interface VersionsProps {
  versions: readonly RubricVersionInfo[];
  /** The version that is compared; null while the text is edited. */
  shown: number | null;
  isChanged: boolean;
  onShow: (version: number | null) => void;
}

const whole = new Intl.NumberFormat('en');

const labelText = (labels: number): string =>
  labels === 0 ? 'no labels' : `${whole.format(labels)} ${labels === 1 ? 'label' : 'labels'}`;

export function Versions({ versions, shown, isChanged, onShow }: VersionsProps) {
  return (
    <nav className={styles.versions} aria-label="Versions">
      <button
        type="button"
        className={styles.version}
        aria-current={shown === null || undefined}
        onClick={() => onShow(null)}
      >
        <span className={styles.title}>Draft</span>
        <span className={styles.about}>{isChanged ? 'unsaved changes' : 'same as the current version'}</span>
      </button>
      <h2>Versions</h2>
      {versions.map(({ version, created_at, labels }, index) => (
        <button
          key={version}
          type="button"
          className={styles.version}
          aria-current={shown === version || undefined}
          data-testid="rubric-version"
          onClick={() => onShow(version)}
        >
          <span className={styles.title}>
            Version {version}
            {index === 0 && <span className={styles.force}>current</span>}
          </span>
          <span className={styles.about} title={exactTime(created_at)}>
            {timeAgo(created_at)} · {labelText(labels)}
          </span>
        </button>
      ))}
    </nav>
  );
}
