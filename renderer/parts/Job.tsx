// A long job of a dialog on the screen: how far it is, what went wrong, and the buttons below.
import type { ReactNode } from 'react';
import { useProgress } from '../client/jobs.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';
import { Progress } from './Progress.tsx';
import type { Doing } from './useJob.ts';
import styles from './Job.module.css';

function Running({ label, unit, job }: { label: string; unit: string; job: string }) {
  const progress = useProgress(job);
  const { done, total, bytes, bytes_total, per_second, seconds_left } = progress ?? NOTHING_YET;
  return (
    <Progress
      label={label}
      done={done}
      total={total}
      part={bytes_total === null || bytes_total === 0 ? null : bytes / bytes_total}
      unit={unit}
      per_second={per_second}
      seconds_left={seconds_left}
    />
  );
}

const NOTHING_YET = { done: 0, total: null, bytes: 0, bytes_total: null, per_second: 0, seconds_left: null };

/** The job's bar while it runs, its problem when it failed. */
export function JobState({ label, unit, doing }: { label: string; unit: string; doing: Doing<unknown> }) {
  if (doing.state === 'running') return <Running label={label} unit={unit} job={doing.job} />;
  return doing.state === 'failed' ? <Notice problem={doing.problem} /> : null;
}

/** The buttons below a dialog: while the job runs there is only one, which stops it. */
export function Actions({
  doing,
  onStop,
  children,
}: {
  doing: Doing<unknown>;
  onStop: () => void;
  children: ReactNode;
}) {
  return (
    <footer className={styles.actions}>
      {doing.state === 'running' ? (
        <Button isDisabled={doing.stopping} onPress={onStop}>
          {doing.stopping ? 'Stopping…' : 'Stop'}
        </Button>
      ) : (
        children
      )}
    </footer>
  );
}
