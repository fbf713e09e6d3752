// Where the grader is too harsh or too lenient: level less gold by a facet, by length, by awareness, each with its interval.
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { BY_AWARENESS, BY_LENGTH, type CalibrateWish, type ResidualGroup } from '../../contract/calls/calibrate.ts';
import { query } from '../client/queries.ts';
import { residualBars } from '../figures/residual-bars.ts';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { behind, figure } from '../parts/estimates.ts';
import { Select } from '../parts/Select.tsx';
import { MarkedFigure } from './MarkedFigure.tsx';
import { useGo } from './useChoice.ts';
import styles from './Grader.module.css';

/** With more groups than this Benjamini and Hochberg's p is shown, with fewer Holm's. */
const FEW = 10;
/** More groups than this are no picture. */
const MOST_DRAWN = 30;

const pWords = (p: number | null): string => (p === null ? '–' : p < 0.001 ? '< 0.001' : p.toFixed(3));

function Groups({ groups, by, about }: { groups: readonly ResidualGroup[]; by: string; about: string }) {
  const many = groups.length > FEW;
  const known = useMemo(
    () =>
      groups
        .flatMap(({ group, estimate, low, high, n }) => (estimate === null ? [] : [{ group, mean: estimate, low, high, n }]))
        .slice(0, MOST_DRAWN),
    [groups],
  );
  const drawing = useCallback((width: number) => ({ element: residualBars(known, width), mark: () => undefined }), [known]);
  const table = useMemo(
    () => ({
      head: [by, 'level less gold', 'low', 'high', 'n', 'p', 'p Holm', 'p Benjamini-Hochberg'],
      rows: groups.map(({ group, estimate, low, high, n, p, p_holm, p_bh }) => [group, estimate, low, high, n, p, p_holm, p_bh]),
    }),
    [groups, by],
  );
  return (
    <div className={styles.residuals}>
      <MarkedFigure
        name={`Level less gold by ${by}`}
        caption={`Mean of the level the grader is read as less gold, 95 % t intervals, not adjusted for the number of groups. ${about}`}
        drawing={drawing}
        at={null}
        table={table}
      />
      <div className={styles.wide}>
        <table className={styles.table} data-testid="residuals">
          <caption className="unseen">Level less gold by {by}, with 95 % intervals</caption>
          <thead>
            <tr>
              <th scope="col">{by}</th>
              <th scope="col">Level less gold</th>
              <th scope="col">n</th>
              <th scope="col">p, {many ? 'Benjamini–Hochberg' : 'Holm'}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((one) => (
              <tr key={one.group}>
                <th scope="row">{one.group}</th>
                <td title={behind(one)}>{figure(one)}</td>
                <td>{one.n}</td>
                <td>{pWords(many ? one.p_bh : one.p_holm)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

export interface ResidualsProps {
  wish: CalibrateWish;
  facets: readonly string[];
  /** Whether the rubric asks if the agent says that it is tested. */
  awareness: boolean;
  /** What every figure says. */
  about: string;
}

export function Residuals({ wish, facets, awareness, about }: ResidualsProps) {
  const search = useSearch({ from: '/calibrate' });
  const go = useGo();
  const ways = [...facets, BY_LENGTH, ...(awareness ? [BY_AWARENESS] : [])];
  const by = ways.find((name) => name === search.residuals) ?? ways.find((name) => name === 'model') ?? ways[0] ?? BY_LENGTH;
  const { data, error } = useQuery(query('calibrate.residuals', { ...wish, by }));
  return (
    <section className={styles.section}>
      <h2>Too harsh or too lenient, and where</h2>
      <div className={styles.band}>
        <Select
          label="By"
          options={ways.map((name) => ({ value: name, label: name }))}
          value={by}
          onChange={(name) => go({ residuals: name })}
        />
      </div>
      {error !== null && <Notice problem={problemOf(error)} />}
      {data !== undefined && <Groups groups={data} by={by} about={about} />}
    </section>
  );
}
