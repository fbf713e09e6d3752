// Imports a table of scores, labels or gold: how it is read, a preview, and the result.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { TableChoice, TableKind, TableOutcome } from '../../contract/tables.ts';
import { call } from '../client/call.ts';
import { useJob } from '../client/jobs.ts';
import { query } from '../client/queries.ts';
import { announce } from '../parts/announce.ts';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { JobBar } from '../parts/JobBar.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { useSettled } from '../parts/useSettled.ts';
import { Outcome, outcomeText } from './TableOutcome.tsx';
import { TableColumns } from './TableColumns.tsx';
import { TableFields } from './TableFields.tsx';
import { asKind, openQuestion, putTableAway, useTables, type WaitingTable } from './tables.ts';
import styles from './Table.module.css';

const KINDS: readonly { value: Exclude<TableKind, 'gold'>; title: string; testId: string }[] = [
  { value: 'scores', title: 'Scores of a grader', testId: 'table-scores' },
  { value: 'labels', title: 'Labels of raters', testId: 'table-labels' },
];

/** Tries the table as it is chosen. `isCurrent`: the data is of this choice, not of the choice before it. */
function useTrial({ token, head }: WaitingTable, choice: TableChoice, wanted: boolean) {
  const job = useId();
  const settled = useSettled(choice);
  const { data, error, isPlaceholderData } = useQuery({
    ...query('imports.try_table', { job, token, at: head.at, columns: head.columns, choice: settled }),
    enabled: wanted && openQuestion(settled, head) === null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  return { data, error, isCurrent: !isPlaceholderData && JSON.stringify(settled) === JSON.stringify(choice) };
}

const PLACES = { calibrate: 'Go to Calibrate', adjudicate: 'Go to Adjudicate' } as const;

/** The result, and the next steps. */
function Done({ outcome }: { outcome: TableOutcome }) {
  const navigate = useNavigate();
  const place = outcome.next.find((step) => step.place !== null)?.place ?? null;
  const go = (to: keyof typeof PLACES): void => {
    putTableAway();
    void navigate({ to: `/${to}` });
  };
  return (
    <div className={styles.column}>
      <Outcome outcome={outcome} looked={null} tense="did" />
      <ul className={styles.next} data-testid="table-next">
        {outcome.next.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <footer className={styles.actions}>
        <Button onPress={putTableAway}>Close</Button>
        {place !== null && (
          <Button variant="primary" onPress={() => go(place)} autoFocus>
            {PLACES[place]}
          </Button>
        )}
      </footer>
    </div>
  );
}

function Reading({ table }: { table: WaitingTable }) {
  const { head, token } = table;
  const [choice, setChoice] = useState(head.choice);
  const { state, start, stop } = useJob<TableOutcome>();
  const isIdle = state.state === 'idle' || state.state === 'failed';
  const trial = useTrial(table, choice, isIdle);
  const question = openQuestion(choice, head);
  const outcome = question === null ? trial.data?.outcome : undefined;
  const gains = outcome === undefined ? 0 : outcome.added + outcome.updated;
  const take = (): void =>
    void start(async (job, begin) => {
      begin();
      const done = await call('imports.take_table', { job, token, at: head.at, choice });
      announce(outcomeText(done, 'did'));
      return done;
    });
  if (state.state === 'done') return <Done outcome={state.value} />;
  return (
    <div className={styles.column}>
      {choice.kind === 'gold' ? (
        <p>Exported gold: decisions are imported as they were made. Units that are already decided are not changed.</p>
      ) : head.words.length > 0 ? (
        <p>What people decided about these conversations is imported as labels of one rater.</p>
      ) : (
        <Choice
          label="The table holds"
          options={KINDS}
          chosen={choice.kind}
          onChoose={(kind) => setChoice(asKind(choice, kind))}
          row
        />
      )}
      <TableFields head={head} choice={choice} onChange={setChoice} />
      <TableColumns head={head} roles={trial.data?.roles ?? null} />
      {question !== null && (
        <p className={styles.hint} role="status">
          {question}.
        </p>
      )}
      {trial.error !== null && <Notice problem={problemOf(trial.error)} />}
      {question === null && outcome === undefined && trial.error === null && (
        <p className={styles.hint} role="status">
          Trying the table…
        </p>
      )}
      {outcome !== undefined && <Outcome outcome={outcome} looked={trial.data?.looked ?? null} tense="would" />}
      <JobBar label={`Importing ${head.name}`} unit="rows" state={state} onStop={stop} />
      {state.state !== 'running' && (
        <footer className={styles.actions}>
          <Button onPress={putTableAway}>Cancel</Button>
          <Button variant="primary" onPress={take} isDisabled={gains === 0 || !trial.isCurrent}>
            Import
          </Button>
        </footer>
      )}
    </div>
  );
}

/** The dialog of the table that has waited longest; the other tables wait. */
export function TableDialog() {
  const { waiting } = useTables();
  const [table] = waiting;
  if (table === undefined) return null;
  const { token, head } = table;
  return (
    <Dialog title={`Import ${head.name}`} open onClose={putTableAway} wide>
      <Reading key={`${token} ${head.at}`} table={table} />
    </Dialog>
  );
}
