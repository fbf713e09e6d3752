// Describes a population, in the steps of `touchstone population describe`: either files are chosen and the roles of
// their columns set, or another engine counts and its cells are imported.
import { useState } from 'react';
import type { Chosen } from '../../../contract/app-state.ts';
import type { Population } from '../../../contract/population.ts';
import { call } from '../../client/call.ts';
import { useJob } from '../../client/jobs.ts';
import { counted } from '../../imports/texts.ts';
import { announce } from '../../parts/announce.ts';
import { Button } from '../../parts/Button.tsx';
import { Choice } from '../../parts/Choice.tsx';
import { JobBar } from '../../parts/JobBar.tsx';
import { Elsewhere } from './Elsewhere.tsx';
import { elsewhereOf, EMPTY_ELSEWHERE, sourceIn } from './elsewhere.ts';
import { Here } from './Here.tsx';
import { QueryText } from './Query.tsx';
import { showPopulation } from './population.ts';
import styles from './Population.module.css';

export type Where = 'here' | 'elsewhere';

export const WHERE: readonly { value: Where; title: string; testId: string }[] = [
  { value: 'here', title: 'On this machine', testId: 'population-here' },
  { value: 'elsewhere', title: 'Elsewhere, such as on Spark', testId: 'population-elsewhere' },
];

export type Counted = Parameters<typeof call<'population.describe'>>[1]['from'];

export interface DescribeFormProps {
  /** The earlier description; null if there is none. */
  before: Population | null;
}

export function DescribeForm({ before }: DescribeFormProps) {
  const [where, setWhere] = useState<Where>('here');
  const [draft, setDraft] = useState(before === null ? EMPTY_ELSEWHERE : elsewhereOf(before.source));
  const [cells, setCells] = useState<Chosen | null>(null);
  const [ready, setReady] = useState<Counted | null>(null);
  const { state, start, stop } = useJob<Population>();
  const isRunning = state.state === 'running';
  const source = sourceIn(draft);
  const from: Counted | null =
    where === 'here'
      ? ready
      : typeof source === 'string' || cells === null
        ? null
        : { by: 'cells', token: cells.token, source };
  const describe = (counting: Counted): void =>
    void start(async (job, begin) => {
      begin();
      const made = await call('population.describe', { job, from: counting });
      announce(`${counted(made.units, 'unit')} are described by ${counted(made.cells, 'cell')}`);
      showPopulation('known');
      return made;
    });
  return (
    <div className={styles.form}>
      <p className={styles.hint}>
        For more transcripts than a study should hold: they stay where they are. The study keeps how many there are of
        each combination of facets and scores (a cell), and imports only what is drawn.
      </p>
      <Choice label="The files are" options={WHERE} chosen={where} onChoose={setWhere} row />
      {where === 'here' ? (
        <Here before={before} disabled={isRunning} onReady={setReady} />
      ) : (
        <>
          <Elsewhere draft={draft} disabled={isRunning} onChange={setDraft} />
          <QueryText
            asked={typeof source === 'string' ? source : { step: 'cells', source }}
            result="cells"
            chosen={cells}
            disabled={isRunning}
            onResult={setCells}
          />
        </>
      )}
      <div className={styles.end}>
        <JobBar label="Counting units by cell" unit="units" state={state} onStop={stop} />
        {!isRunning && (
          <footer className={styles.actions}>
            <Button onPress={() => showPopulation(before === null ? null : 'known')}>Cancel</Button>
            <Button variant="primary" isDisabled={from === null} onPress={() => from !== null && describe(from)}>
              Describe
            </Button>
          </footer>
        )}
      </div>
    </div>
  );
}
