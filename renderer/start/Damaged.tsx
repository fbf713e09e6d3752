// Shown for a study that is damaged, or that another program changed: the problem, and a button that saves what can be
// read in a new study.
import type { Chosen } from '../../contract/app-state.ts';
import type { Problem } from '../../contract/errors.ts';
import type { RepairReport } from '../../contract/repair.ts';
import { setApp } from '../client/app-state.ts';
import { call } from '../client/call.ts';
import { useJob } from '../client/jobs.ts';
import { counted } from '../imports/texts.ts';
import { Button } from '../parts/Button.tsx';
import { JobBar } from '../parts/JobBar.tsx';
import { Notice } from '../parts/Notice.tsx';
import { tellProblem } from '../parts/trouble.ts';
import styles from './Damaged.module.css';

interface Saved {
  report: RepairReport;
  token: string;
  name: string;
}

const suggested = (name: string): string => name.replace(/(\.touchstone)?$/, ' (repaired).touchstone');

/** Maximum number of left-out rows that are shown; `touchstone repair` lists all. */
const MOST_SHOWN = 20;

function LeftOut({ report: { left_out, left_out_count } }: { report: RepairReport }) {
  if (left_out_count === 0) return <p>Nothing was left out.</p>;
  return (
    <details>
      <summary>{counted(left_out_count, 'row')} could not be read, and were left out</summary>
      <ul className={styles.rows}>
        {left_out.slice(0, MOST_SHOWN).map(({ table, row, reason }) => (
          <li key={`${table} ${row} ${reason}`}>
            {table} {row}: {reason}
          </li>
        ))}
      </ul>
      {left_out_count > MOST_SHOWN && <p>The command touchstone repair lists them all.</p>}
    </details>
  );
}

function Outcome({ saved: { report, token, name } }: { saved: Saved }) {
  const { transcripts, labels, gold, scores } = report.kept;
  const open = (): void => void call('app.open', { study: { token } }).then(setApp).catch(tellProblem);
  return (
    <section className={styles.outcome} aria-label="Clean study" role="status">
      <p>
        Saved {counted(transcripts, 'transcript')}, {counted(labels, 'label')}, {counted(gold, 'gold level')} and{' '}
        {counted(scores, 'score')} into {name}.
      </p>
      {report.chained_anew.length > 0 && (
        <p>
          The chain of hashes over {report.chained_anew.join(', ')} was broken: entries may have been changed or
          removed. Check them before you publish.{' '}
        </p>
      )}{' '}
      <LeftOut report={report} />{' '}
      <Button variant="primary" onPress={open}>
        {' '}
        Open the clean study{' '}
      </Button>{' '}
    </section>
  );
}

export function Damaged({ problem, file }: { problem: Problem; file: Chosen }) {
  const { state, start, stop } = useJob<Saved>();
  const repair = (): void =>
    void start(async (job, begin) => {
      await call('app.need_jobs', {});
      const target = await call('app.choose_target', { suggested: suggested(file.names[0] ?? ''), what: 'study' });
      if (target === null) return null;
      begin();
      const report = await call('repair.start', { job, token: file.token, target: target.token });
      return { report, token: target.token, name: target.names[0] ?? '' };
    });
  if (state.state === 'done') return <Outcome saved={state.value} />;
  return (
    <>
      <Notice
        problem={{
          ...problem,
          todo: 'The file was not changed. Copy what can be read into a clean study, or open a backup.',
        }}
        actions={
          <Button variant="primary" onPress={repair} isDisabled={state.state === 'running'}>
            Save into a clean study…
          </Button>
        }
      />
      <JobBar label="Saving" state={state} unit="rows" onStop={stop} />
    </>
  );
}
