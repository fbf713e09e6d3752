// Parts of the dialogs about packets: facts in two columns, and the buttons below.
import type { ReactNode } from 'react';
import type { JobState } from '../../contract/job.ts';
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

/** The buttons below a dialog; hidden while its job runs, which has a button of its own. */
export function Actions({ state, children }: { state: JobState<unknown>; children: ReactNode }) {
  return state.state === 'running' ? null : <footer className={styles.actions}>{children}</footer>;
}
