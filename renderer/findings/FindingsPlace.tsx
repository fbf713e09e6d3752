// The Findings place: a rate by a facet, as the grader says, as gold says, and corrected.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { AWARENESS, type RatesWish } from '../../contract/calls/findings.ts';
import { query, useRead } from '../client/queries.ts';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { Select } from '../parts/Select.tsx';
import { Switch } from '../parts/Switch.tsx';
import { Rates } from './Rates.tsx';
import styles from './Findings.module.css';

/** A choice of none. */
const NONE = '';

export function FindingsPlace() {
  const search = useSearch({ from: '/findings' });
  const navigate = useNavigate({ from: '/findings' });
  const rubric = useRead('study.rubric', {});
  const info = useRead('study.info', {});
  const measured = rubric?.dimensions.filter(({ levels }) => levels.length > 0) ?? [];
  const dimension =
    measured.find(({ name }) => name === search.dimension) ?? measured.find(({ name }) => name !== AWARENESS) ?? measured[0];
  const facet = info?.facets.find((name) => name === search.by) ?? info?.facets.find((name) => name === 'model') ?? info?.facets[0] ?? NONE;
  const wish: RatesWish = {
    dimension: dimension?.name ?? '',
    grader: search.grader === NONE ? null : search.grader,
    by: facet === NONE ? [] : [facet],
    filter: '',
    at: search.at ?? null,
    without_aware: search.without === true,
    level: 0.95,
  };
  const { data, error } = useQuery({ ...query('findings.rates', wish), enabled: dimension !== undefined && info !== null });
  if (rubric === null || info === null || dimension === undefined) return null;
  const go = (change: Partial<typeof search>): void => void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const graders = [...new Set(info.graders.map(({ grader }) => grader))];
  const positive = data?.at.value ?? dimension.positive;
  return (
    <div className={styles.place} data-testid="findings">
      <div className={styles.choices}>
        <Select
          label="Dimension"
          options={measured.map(({ name, title }) => ({ value: name, label: title }))}
          value={dimension.name}
          onChange={(name) => go({ dimension: name, at: undefined })}
        />
        <Select
          label="From level"
          options={dimension.levels.map(({ value, name }) => ({ value: String(value), label: `${value} ${name}` }))}
          value={String(search.at ?? positive ?? '')}
          onChange={(value) => go({ at: Number(value) })}
        />
        <Select
          label="Grader"
          options={[{ value: NONE, label: 'none' }, ...graders.map((name) => ({ value: name, label: name }))]}
          value={search.grader}
          onChange={(grader) => go({ grader })}
        />
        <Select
          label="By"
          options={info.facets.map((name) => ({ value: name, label: name }))}
          value={facet}
          onChange={(by) => go({ by })}
        />
        <Switch on={search.without === true} onChange={(on) => go({ without: on })}>
          Without evaluation-aware
        </Switch>
      </div>
      {data === undefined && error === null && (
        <p role="status" className={styles.hint}>
          Reckoning the rates…
        </p>
      )}
      {error !== null && <Notice problem={problemOf(error)} />}
      {data !== undefined && <Rates report={data} facet={facet} />}
    </div>
  );
}
