// Compares two versions of a grader: their choice, then the scores that the newer one fixed, broke and left unchanged.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { levelledMeasures } from '../../contract/measures.ts';
import { useRater } from '../client/app-state.ts';
import { query, useRead } from '../client/queries.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { FilterField } from '../parts/FilterField.tsx';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { Select } from '../parts/Select.tsx';
import { useFilterDraft } from '../parts/useFilterDraft.ts';
import { CloseSettled } from './CloseSettled.tsx';
import { VersionsReport } from './VersionsReport.tsx';
import styles from './VersionsDialog.module.css';

/** The choice of the grader's own earlier scores; no grader can have this name. */
const EARLIER = '';
const EVERY = '';

interface VersionsProps {
  graders: readonly string[];
  onLeave: () => void;
}

function Versions({ graders, onLeave }: VersionsProps) {
  const rater = useRater().id;
  const rubric = useRead('study.rubric', {});
  const [now, setNow] = useState<string | null>(null);
  const [before, setBefore] = useState<string | null>(null);
  const [dimension, setDimension] = useState(EVERY);
  const [filter, setFilter] = useState('');
  const { draft, mistake, type } = useFilterDraft(filter, setFilter);
  const grader = now ?? graders.at(-1) ?? '';
  const others = graders.filter((one) => one !== grader);
  const was = before !== null && before !== grader ? before : (others.at(-1) ?? EARLIER);
  const wish = { grader, was: was === EARLIER ? null : was, dimension, filter };
  const { data, error } = useQuery({ ...query('audit.versions', { ...wish, rater }), enabled: grader !== '' });
  const dimensions = rubric === null ? [] : levelledMeasures(rubric);
  return (
    <div className={styles.versions}>
      <div className={styles.choice}>
        <Select
          label="Grader"
          options={graders.map((one) => ({ value: one, label: one }))}
          value={grader}
          onChange={setNow}
        />
        <Select
          label="Compared with"
          options={[
            ...others.map((one) => ({ value: one, label: one })),
            { value: EARLIER, label: 'its own earlier scores' },
          ]}
          value={was}
          onChange={setBefore}
        />
        <Select
          label="Dimension"
          options={[
            { value: EVERY, label: 'every dimension' },
            ...dimensions.map(({ name, title }) => ({ value: name, label: title })),
          ]}
          value={dimension}
          onChange={setDimension}
        />
        <FilterField draft={draft} mistake={mistake} type={type} />
      </div>
      {mistake !== null && (
        <p className={styles.mistake} role="status">
          {mistake.message}
        </p>
      )}
      {error !== null && <Notice problem={problemOf(error)} />}
      {data !== undefined && (
        <VersionsReport
          report={data}
          dimensions={dimensions}
          onLeave={onLeave}
          settled={
            data.closable.length > 0 && (
              <CloseSettled key={`${grader} ${was}`} wish={wish} many={data.closable.length} rater={rater} />
            )
          }
        />
      )}
    </div>
  );
}

export interface VersionsDialogProps {
  /** The graders that can be compared. */
  graders: readonly string[];
  open: boolean;
  onClose: () => void;
}

export function VersionsDialog({ graders, open, onClose }: VersionsDialogProps) {
  return (
    <Dialog title="Compare two versions of a grader" open={open} onClose={onClose} wide>
      <Versions graders={graders} onLeave={onClose} />
    </Dialog>
  );
}
