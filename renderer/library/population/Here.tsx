// Describes a population in files on this machine: files are chosen, the roles of their columns set, and the first
// units read as a trial.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import type { LakeHead, Population, PopulationColumns } from '../../../contract/population.ts';
import { query } from '../../client/queries.ts';
import { counted } from '../../imports/texts.ts';
import { Notice, problemOf } from '../../parts/Notice.tsx';
import { useSettled } from '../../parts/useSettled.ts';
import { Cells } from './Cells.tsx';
import { Columns } from './Columns.tsx';
import { columnsOf, startWith } from './columns.ts';
import type { Counted } from './Describe.tsx';
import { ChooseFiles } from './Files.tsx';
import { keepFiles, usePopulation } from './population.ts';
import styles from './Population.module.css';

const KINDS: Record<LakeHead['kind'], string> = { parquet: 'Parquet', csv: 'CSV', jsonl: 'JSONL' };

interface Files {
  token: string;
  scores: string | null;
}

interface TrialProps {
  files: Files;
  columns: PopulationColumns;
  /** Called with whether the first units cannot be read with these columns. */
  onFailed: (failed: boolean) => void;
}

/** The result of reading the first units with these columns; read again after the columns have settled. */
function Trial({ files, columns, onFailed }: TrialProps) {
  const job = useId();
  const settled = useSettled(columns);
  const { data, error } = useQuery({
    ...query('population.try', { job, ...files, columns: settled }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const failed = error !== null;
  useEffect(() => onFailed(failed), [failed, onFailed]);
  if (error !== null) return <Notice problem={problemOf(error)} />;
  if (data === undefined)
    return (
      <p className={styles.hint} role="status">
        Trying the first units…
      </p>
    );
  return <Cells cells={data} columns={settled} />;
}

interface Understood {
  files: Files;
  head: LakeHead;
  before: Population | null;
  disabled: boolean;
  onReady: (ready: Counted | null) => void;
}

function Understand({ files, head, before, disabled, onReady }: Understood) {
  const [draft, setDraft] = useState(() =>
    startWith(before?.source ?? null, head.suggested, [...head.columns, ...(head.scores ?? [])]),
  );
  const [failed, setFailed] = useState(false);
  const columns = columnsOf(draft);
  const known = JSON.stringify(columns);
  const { token, scores } = files;
  useEffect(() => {
    onReady(typeof columns === 'string' || failed ? null : { by: 'files', token, scores, columns });
    // `known` represents the columns
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [known, failed, token, scores, onReady]);
  return (
    <>
      <p className={styles.hint} data-testid="population-found">
        {counted(head.files, 'file')} of {KINDS[head.kind]}
        {head.units !== null && `, ${counted(head.units, 'unit')}`}. Rates can be given by the facets and scores that
        are chosen here.
      </p>
      <Columns head={head} draft={draft} disabled={disabled} onChange={setDraft} />
      {typeof columns === 'string' ? (
        <p className={styles.hint} role="status">
          {columns}.
        </p>
      ) : (
        <Trial files={files} columns={columns} onFailed={setFailed} />
      )}
    </>
  );
}

export interface HereProps {
  before: Population | null;
  disabled: boolean;
  /** Called with what to count; null until that is known. */
  onReady: (ready: Counted | null) => void;
}

export function Here({ before, disabled, onReady }: HereProps) {
  const { units, scores } = usePopulation(({ files }) => files);
  const job = useId();
  const files = units === null ? null : { token: units.token, scores: scores?.token ?? null };
  const { data, error } = useQuery({
    ...query('population.look', { job, ...(files ?? { token: '', scores: null }) }),
    enabled: files !== null,
    gcTime: 0,
  });
  const choose = (part: Parameters<typeof keepFiles>[0]): void => {
    onReady(null);
    keepFiles(part);
  };
  return (
    <>
      <div className={styles.stack}>
        <ChooseFiles
          title="Units"
          hint="Parquet, CSV or JSONL, a row for each unit; or a folder of such files, also in partitions."
          chosen={units}
          disabled={disabled}
          onChoose={(chosen) => choose({ units: chosen })}
        />
        {units !== null && (
          <ChooseFiles
            title="Scores in files of their own"
            hint="None: scores are columns of the units. At most one row for each unit, with the same id."
            chosen={scores}
            disabled={disabled}
            onChoose={(chosen) => choose({ scores: chosen })}
            onRemove={() => choose({ scores: null })}
          />
        )}
      </div>
      {error !== null && <Notice problem={problemOf(error)} />}
      {files !== null && error === null && data === undefined && (
        <p className={styles.hint} role="status">
          Looking at the columns…
        </p>
      )}
      {files !== null && data !== undefined && (
        <Understand
          key={`${files.token} ${files.scores}`}
          files={files}
          head={data}
          before={before}
          disabled={disabled}
          onReady={onReady}
        />
      )}
    </>
  );
}
