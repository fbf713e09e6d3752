// The Export place: what leaves the study, which part of it, in which format, seen before it is written.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ExportAs, ExportWhat } from '../../contract/calls/imports.ts';
import { useApp } from '../client/app-state.ts';
import { useKeys } from '../keys/useKeys.ts';
import { Button } from '../parts/Button.tsx';
import { Choice, type Option } from '../parts/Choice.tsx';
import { Field } from '../parts/Field.tsx';
import { PacketChoices } from '../packets/PacketChoices.tsx';
import { PacketLog } from '../packets/PacketLog.tsx';
import { useFilterDraft } from '../parts/useFilterDraft.ts';
import { Preview } from './Preview.tsx';
import { Result } from './Result.tsx';
import { useExport } from './useExport.ts';
import styles from './ExportPlace.module.css';

/** Packets leave the study as well, but by no filter and in no format. */
type What = ExportWhat | 'packets';

const WHAT: readonly Option<What>[] = [
  {
    value: 'gold',
    title: 'Gold',
    hint: 'One row for each transcript and dimension that is settled, with the rule or the person, the reasons and the labels behind it.',
    testId: 'export-what-gold',
  },
  {
    value: 'labels',
    title: 'Labels',
    hint: 'One row for each rater, transcript and dimension: level, evidence, note, how sure, and whether blind.',
    testId: 'export-what-labels',
  },
  {
    value: 'scores',
    title: 'Scores',
    hint: 'What automated graders said, with their explanations.',
    testId: 'export-what-scores',
  },
  {
    value: 'transcripts',
    title: 'Transcripts',
    hint: 'In full as JSONL; as a table of ids, facets and lengths in CSV.',
    testId: 'export-what-transcripts',
  },
  {
    value: 'packets',
    title: 'Packets',
    hint: 'Work for raters on other machines, and its way back.',
    testId: 'export-what-packets',
  },
];

const AS: readonly Option<ExportAs>[] = [
  { value: 'jsonl', title: 'JSONL', testId: 'export-as-jsonl' },
  { value: 'csv', title: 'CSV', testId: 'export-as-csv' },
];

function Filter() {
  const { filter } = useSearch({ from: '/export' });
  const navigate = useNavigate({ from: '/export' });
  const { draft, mistake, type, settle } = useFilterDraft(filter, (wanted, amend) => {
    void navigate({ to: '/export', search: { filter: wanted }, replace: amend });
  });
  return (
    <Field
      label="Which transcripts"
      placeholder="All of them"
      hint='A filter as in the Library: words, "phrases", field:value.'
      value={draft}
      onChange={type}
      onBlur={() => settle(draft)}
      {...(mistake !== null && { error: mistake.message })}
    />
  );
}

export function ExportPlace() {
  const { filter } = useSearch({ from: '/export' });
  const { study } = useApp();
  const [what, setWhat] = useState<What>('gold');
  const [as, setAs] = useState<ExportAs>('jsonl');
  const { writing, write } = useExport(study?.name ?? 'study');
  const choice = what === 'packets' ? null : { what, as, filter };
  const start = (): void => {
    if (choice !== null && writing.state !== 'writing') write(choice);
  };
  useKeys('Export', [{ keys: '$mod+Enter', about: 'write the file', typing: true, run: start }]);
  return (
    <div className={styles.place} data-testid="export-place">
      <section className={styles.choices} aria-label="What to export">
        <Choice label="What" options={WHAT} chosen={what} onChoose={setWhat} />
        {choice === null ? (
          <PacketChoices />
        ) : (
          <>
            <Filter />
            <Choice label="Format" options={AS} chosen={as} onChoose={setAs} row />
            <Button variant="primary" keys="$mod+Enter" data-testid="export-write" isDisabled={writing.state === 'writing'} onPress={start}>
              Write file…
            </Button>
            <p className={styles.hint}>A data sheet goes beside it: rubric, raters, queues, counts and what the numbers do not say.</p>
          </>
        )}
      </section>
      <section className={styles.shown} aria-label={choice === null ? 'Packets' : 'Preview'}>
        {choice === null ? (
          <PacketLog />
        ) : (
          <>
            <Preview choice={choice} />
            <Result writing={writing} />
          </>
        )}
      </section>
    </div>
  );
}
