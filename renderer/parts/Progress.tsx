// How far long work is: a bar, the count, the rate, the time left.
import { Label, ProgressBar } from 'react-aria-components';
import styles from './Progress.module.css';

export interface ProgressProps {
  label: string;
  done: number;
  /** null while unknown. */
  total: number | null;
  /** What is counted: "transcripts", "MB". */
  unit: string;
  /** How much of the work is done, 0 to 1, where bytes tell it and counts do not. */
  part?: number | null;
  per_second: number;
  seconds_left: number | null;
}

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

function timeLeft(seconds: number): string {
  if (seconds < 2) return 'a moment left';
  if (seconds < 90) return `${whole.format(seconds)} s left`;
  return `${whole.format(seconds / 60)} min left`;
}

export function Progress({ label, done, total, unit, part = null, per_second, seconds_left }: ProgressProps) {
  const parts = [
    total === null ? `${whole.format(done)} ${unit}` : `${whole.format(done)} of ${whole.format(total)} ${unit}`,
    ...(per_second > 0 ? [`${whole.format(per_second)} a second`] : []),
    ...(seconds_left === null ? [] : [timeLeft(seconds_left)]),
  ];
  const share = part ?? (total === null || total === 0 ? null : done / total);
  const said = parts.join(' · ');
  return (
    <ProgressBar
      className={styles.progress ?? ''}
      value={share ?? 0}
      maxValue={1}
      isIndeterminate={share === null}
      valueLabel={said}
    >
      {({ percentage }) => (
        <>
          <div className={styles.words}>
            <Label>{label}</Label>
            <span className={styles.said}>{said}</span>
          </div>
          <svg className={styles.bar} aria-hidden preserveAspectRatio="none" viewBox="0 0 100 1">
            <rect className={share === null ? styles.unknown : styles.fill} height="1" width={percentage ?? 30} />
          </svg>
        </>
      )}
    </ProgressBar>
  );
}
