// The choice of transcripts on which agreement is computed: a filter, as in the Library, and a queue.
import { useSearch } from '@tanstack/react-router';
import { useRater } from '../client/app-state.ts';
import { useRead } from '../client/queries.ts';
import { FilterField } from '../parts/FilterField.tsx';
import { IntervalChoice } from '../parts/IntervalChoice.tsx';
import { Select } from '../parts/Select.tsx';
import { useFilterDraft } from '../parts/useFilterDraft.ts';
import { useGo } from './useChoice.ts';
import styles from './Grader.module.css';

const ANY = '';

export function RatersScope() {
  const { filter, queue } = useSearch({ from: '/calibrate' });
  const go = useGo();
  const queues = useRead('label.queues', { rater: useRater().id }) ?? [];
  const { draft, mistake, type } = useFilterDraft(filter, (wanted) => go({ filter: wanted }));
  return (
    <div className={styles.choices}>
      <div className={styles.filter}>
        <FilterField draft={draft} mistake={mistake} type={type} />
      </div>
      <Select
        label="Queue"
        options={[
          { value: ANY, label: 'all transcripts' },
          ...queues.map(({ name }) => ({ value: name, label: name })),
        ]}
        value={queue}
        onChange={(wanted) => go({ queue: wanted })}
      />
      <IntervalChoice facets={useRead('study.info', {})?.facets ?? []} withTarget={false} />
      {mistake !== null && (
        <p className={styles.mistake} role="status">
          {mistake.message}
        </p>
      )}
    </div>
  );
}
