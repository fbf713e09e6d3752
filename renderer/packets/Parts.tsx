// What the dialogs about packets share: facts in two columns, and how far a job is.
import type { ReactNode } from 'react';
import { useProgress } from '../client/jobs.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { Progress } from '../parts/Progress.tsx';
import type { Doing } from './useJob.ts';
import styles from './Parts.module.css';

export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

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
