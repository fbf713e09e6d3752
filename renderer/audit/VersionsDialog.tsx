// Two versions of a grader held against gold: what the newer one fixed, broke and left as it was.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { VersionChange, VersionReport } from '../../contract/calls/audit.ts';
import { query } from '../client/queries.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { Select } from '../parts/Select.tsx';
import styles from './VersionsDialog.module.css';

/** Not a name a grader can have: its own earlier scores. */
const EARLIER = '';
const MOST = 200;
const CHANGES: Record<VersionChange, string> = { broken: 'broken', unchanged: 'unchanged', fixed: 'fixed' };

function Report({ report: { counts, right, rows } }: { report: VersionReport }) {
  return (
    <>
      <p role="status" data-testid="versions-counts" className={styles.counts}>
        {counts.fixed} fixed, {counts.broken} broken, {counts.unchanged} unchanged, {right} right in both
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.scroller} tabIndex={0} role="group" aria-label="What changed">
        <table className={styles.table}>
          <thead>
            <tr>
              <th>Change</th>
              <th>Dimension</th>
              <th>Was</th>
              <th>Is</th>
              <th>Gold</th>
              <th>Transcript</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST).map((row) => (
              <tr key={`${row.transcript} ${row.dimension}`} data-testid={`version-${row.change}`}>
                <td>{CHANGES[row.change]}</td>
                <td>{row.dimension.replaceAll('_', ' ')}</td>
                <td>{row.was_level}</td>
                <td>{row.level}</td>
                <td>{row.gold}</td>
                <td>{row.title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > MOST && <p className={styles.counts}>The first {MOST}; `touchstone disputes --was` lists all.</p>}
    </>
  );
}

function Versions({ graders }: { graders: readonly string[] }) {
  const [now, setNow] = useState<string | null>(null);
  const [before, setBefore] = useState<string | null>(null);
  const grader = now ?? graders.at(-1) ?? '';
  const others = graders.filter((one) => one !== grader);
  const was = before !== null && before !== grader ? before : (others.at(-1) ?? EARLIER);
  const wish = { grader, was: was === EARLIER ? null : was, dimension: '' };
  const { data, error } = useQuery({ ...query('audit.versions', wish), enabled: grader !== '' });
  return (
    <div className={styles.versions}>
      <div className={styles.choice}>
        <Select label="Grader" options={graders.map((one) => ({ value: one, label: one }))} value={grader} onChange={setNow} />
        <Select
          label="Compared with"
          options={[...others.map((one) => ({ value: one, label: one })), { value: EARLIER, label: 'its own earlier scores' }]}
          value={was}
          onChange={setBefore}
        />
      </div>
      <p className={styles.counts}>A grader is right where it agrees with gold on the levels that it tells apart.</p>
      {error !== null && <Notice problem={problemOf(error)} />}
      {data !== undefined && <Report report={data} />}
    </div>
  );
}

export interface VersionsDialogProps {
  /** Those that can be compared. */
  graders: readonly string[];
  open: boolean;
  onClose: () => void;
}

export function VersionsDialog({ graders, open, onClose }: VersionsDialogProps) {
  return (
    <Dialog title="Compare two versions of a grader" open={open} onClose={onClose} wide>
      <Versions graders={graders} />
    </Dialog>
  );
}
