// Draws from the population into a queue, in the steps of `touchstone population draw`: the design with the numbers for
// each stratum, and the files, which are named again.
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Chosen } from '../../../contract/app-state.ts';
import type { Population } from '../../../contract/population.ts';
import { LARGEST_SEED, Seed, type SampleReport } from '../../../contract/queue.ts';
import { call } from '../../client/call.ts';
import { useJob } from '../../client/jobs.ts';
import { counted } from '../../imports/texts.ts';
import { announce } from '../../parts/announce.ts';
import { Choice } from '../../parts/Choice.tsx';
import { Field } from '../../parts/Field.tsx';
import { JobBar } from '../../parts/JobBar.tsx';
import { DesignFields, useSampleDesign } from '../DesignFields.tsx';
import { HowMany } from '../HowMany.tsx';
import { QueueEnd } from '../QueueEnd.tsx';
import { QueueName, QueueSize } from '../QueueFields.tsx';
import { StrataPreview } from '../StrataPreview.tsx';
import { sourceName } from './columns.ts';
import { WHERE, type Where } from './Describe.tsx';
import { ChooseFiles } from './Files.tsx';
import { keepFiles, showPopulation, usePopulation } from './population.ts';
import { QueryText } from './Query.tsx';
import queue from '../QueueDialog.module.css';
import styles from './Population.module.css';

/** The seed that was typed; null for other text. */
const readSeed = (text: string): number | null =>
  /^\d+$/.test(text.trim()) ? (Seed.safeParse(Number(text)).data ?? null) : null;

function newSeed(): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(random % LARGEST_SEED);
}

type From = Parameters<typeof call<'population.draw'>>[1]['from'];

interface FromFilesProps {
  population: Population;
  disabled: boolean;
}

/**
 * The files are chosen again, once while the window is open, because a study file must not decide which files are read.
 */
function FromFiles({ population: { source }, disabled }: FromFilesProps) {
  const { units, scores } = usePopulation(({ files }) => files);
  return (
    <div className={styles.stack}>
      <ChooseFiles
        title="Units"
        hint={`Choose the files that were described: ${sourceName(source)}.`}
        chosen={units}
        disabled={disabled}
        onChoose={(chosen) => keepFiles({ units: chosen })}
      />
      {source.scores_from.length > 0 && (
        <ChooseFiles
          title="Their scores"
          hint={`Choose the files that were described: ${sourceName({ from: source.scores_from })}.`}
          chosen={scores}
          disabled={disabled}
          onChoose={(chosen) => keepFiles({ scores: chosen })}
        />
      )}
    </div>
  );
}

export function DrawForm({ population }: { population: Population }) {
  const navigate = useNavigate();
  const { source, units } = population;
  const [name, setName] = useState('');
  const [blind, setBlind] = useState(true);
  const [seedText, setSeed] = useState(newSeed);
  const [where, setWhere] = useState<Where>('here');
  const [drawn, setDrawn] = useState<Chosen | null>(null);
  const { files } = usePopulation();
  const facets = source.facets.map((facet) => facet.name);
  const { draft, change, design, n, overlap } = useSampleDesign(facets, source.scores);
  const { state, start, stop } = useJob<SampleReport>();
  const isRunning = state.state === 'running';
  const seed = readSeed(seedText);
  const planned = n !== null && typeof design !== 'string' && seed !== null ? { n, design, seed } : null;
  const needsScores = source.scores_from.length > 0;
  const here: From | null =
    files.units === null || (needsScores && files.scores === null)
      ? null
      : { by: 'files', token: files.units.token, scores: needsScores ? (files.scores?.token ?? null) : null };
  const there: From | null = drawn === null ? null : { by: 'drawn', token: drawn.token };
  const from = where === 'here' ? here : there;
  const wish =
    planned !== null && overlap !== undefined && name.trim() !== ''
      ? { ...planned, overlap, queue: name.trim(), blind }
      : null;
  const open =
    name.trim() === ''
      ? 'Enter a name for the queue'
      : overlap === undefined
        ? 'Enter a whole number of raters, or none'
        : from === null
          ? where === 'here'
            ? 'Choose the files of the population'
            : 'Choose the result of the query'
          : null;
  const draw = (): void => {
    if (from === null || wish === null || isRunning) return;
    void start(async (job, begin) => {
      begin();
      const report = await call('population.draw', { job, from, wish });
      announce(`Queue ${report.queue} holds ${counted(report.n, 'transcript')}`);
      showPopulation(null);
      void navigate({ to: '/label', search: { queue: report.queue } });
      return report;
    });
  };
  const missing =
    typeof design === 'string' ? design : n === null ? 'Enter the number of units' : 'Enter a whole number as the seed';
  return (
    <form
      className={queue.form}
      onSubmit={(event) => {
        event.preventDefault();
        draw();
      }}
    >
      <div className={queue.columns}>
        <div className={queue.column}>
          <QueueName name={name} onName={setName} />
          <DesignFields draft={draft} facets={facets} scores={source.scores} onChange={change} />
        </div>
        <div className={queue.column}>
          <div className={styles.three}>
            <QueueSize of={units} draft={draft} onChange={change} />
            <Field label="Seed" value={seedText} onChange={setSeed} />
          </div>
          {planned === null ? (
            <p className={styles.hint} role="status">
              {missing}.
            </p>
          ) : (
            <StrataPreview from="population.preview" filter="" n={planned.n} design={planned.design} />
          )}
          <HowMany
            from="population.preview"
            filter=""
            population={units}
            design={design}
            onChoose={(wanted) => change({ n: String(wanted) })}
          />
        </div>
      </div>
      <Choice label="The files are" options={WHERE} chosen={where} onChoose={setWhere} row />
      {where === 'here' ? (
        <FromFiles population={population} disabled={isRunning} />
      ) : (
        <QueryText
          asked={planned === null ? missing : { step: 'draw', ...planned }}
          result="candidates"
          chosen={drawn}
          disabled={isRunning}
          onResult={setDrawn}
        />
      )}
      <JobBar label="Drawing, then importing the drawn units" unit="units" state={state} onStop={stop} />
      {open !== null && planned !== null && (
        <p className={styles.hint} role="status">
          {open}.
        </p>
      )}
      <QueueEnd
        blind={blind}
        onBlind={setBlind}
        action="Draw queue"
        ready={wish !== null && from !== null && !isRunning}
        onClose={() => showPopulation('known')}
      />
    </form>
  );
}
