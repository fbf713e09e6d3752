// The state of a job: while it runs, a bar, the count, the rate, the time left and a button that stops it; if it
// failed, the problem.
import { Label, ProgressBar } from 'react-aria-components';
import type { JobProgress, JobState } from '../../contract/job.ts';
import { useProgress } from '../client/jobs.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';
import styles from './JobBar.module.css';

export interface JobBarProps {
  label: string;
  state: JobState<unknown>;
  /** The unit of the count: "transcripts", "kB". */
  unit: string;
  onStop: () => void;
}

const NOTHING_YET: JobProgress = {
  stage: '',
  done: 0,
  total: null,
  bytes: 0,
  bytes_total: null,
  per_second: 0,
  seconds_left: null,
};

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

function timeLeft(seconds: number): string {
  if (seconds < 2) return 'almost done';
  if (seconds < 90) return `${whole.format(seconds)} s left`;
  return `${whole.format(seconds / 60)} min left`;
}

/**
 * The share of the work that is done, 0 to 1: by bytes if they are known, otherwise by count; null if both are unknown.
 */
function shareOf({ done, total, bytes, bytes_total }: JobProgress): number | null {
  if (bytes_total !== null && bytes_total > 0) return bytes / bytes_total;
  return total === null || total === 0 ? null : done / total;
}

function Bar({ label, unit, job }: { label: string; unit: string; job: string }) {
  const progress = useProgress(job) ?? NOTHING_YET;
  const { done, total, per_second, seconds_left } = progress;
  const share = shareOf(progress);
  const words = [
    total === null ? `${whole.format(done)} ${unit}` : `${whole.format(done)} of ${whole.format(total)} ${unit}`,
    ...(per_second > 0 ? [`${whole.format(per_second)} a second`] : []),
    ...(seconds_left === null ? [] : [timeLeft(seconds_left)]),
  ].join(' · ');
  return (
    <ProgressBar
      className={styles.progress ?? ''}
      value={share ?? 0}
      maxValue={1}
      isIndeterminate={share === null}
      valueLabel={words}
    >
      {({ percentage }) => (
        <>
          <div className={styles.words}>
            <Label>{label}</Label>
            <span className={styles.value}>{words}</span>
          </div>
          <svg className={styles.bar} aria-hidden preserveAspectRatio="none" viewBox="0 0 100 1">
            <rect className={share === null ? styles.unknown : styles.fill} height="1" width={percentage ?? 30} />
          </svg>
        </>
      )}
    </ProgressBar>
  );
}

export function JobBar({ label, state, unit, onStop }: JobBarProps) {
  if (state.state === 'failed') return <Notice problem={state.problem} />;
  if (state.state !== 'running') return null;
  return (
    <div className={styles.job}>
      <Bar label={label} unit={unit} job={state.job} />
      <Button isDisabled={state.stopping} onPress={onStop}>
        {state.stopping ? 'Stopping…' : 'Stop'}
      </Button>
    </div>
  );
}
