// Where the grader is higher or lower than gold: level minus gold by facet, length and awareness, each with its
// interval.
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import {
  BY_AWARENESS,
  BY_LENGTH,
  noResiduals,
  type Basis,
  type CalibrateWish,
  type ResidualGroup,
} from '../../contract/calibration.ts';
import { query } from '../client/queries.ts';
import { residualBars } from '../figures/residual-bars.ts';
import { Notice, problemOf } from '../parts/Notice.tsx';
import { behind, figure, pText } from '../parts/estimates.ts';
import { Select } from '../parts/Select.tsx';
import { about } from './Curves.tsx';
import { MarkedFigure } from './MarkedFigure.tsx';
import { groupFilter } from './matrix-links.ts';
import { TranscriptsLink } from './TranscriptsLink.tsx';
import { useGo } from './useChoice.ts';
import { Section } from './Section.tsx';
import styles from './Grader.module.css';

/** Up to this number of groups, Holm's p is shown; with more, Benjamini and Hochberg's. */
const FEW = 10;
/** Maximum number of groups in the figure. */
const MOST_DRAWN = 30;

interface GroupsProps {
  groups: readonly ResidualGroup[];
  by: string;
  basis: Basis;
}

/** The number of transcripts in a group, as a link if the filter language can express the group. */
function Count({ group: { group, n }, by, basis }: { group: ResidualGroup; by: string; basis: Basis }) {
  const { threshold, by: way } = useSearch({ from: '/calibrate' });
  const filter = groupFilter(basis, by, group);
  if (filter === null) return n;
  return (
    <TranscriptsLink
      filter={filter}
      label={`${n} of ${group}: open them in the Library`}
      threshold={{ at: threshold, by: way }}
    >
      {n}
    </TranscriptsLink>
  );
}

function Groups({ groups, by, basis }: GroupsProps) {
  const many = groups.length > FEW;
  const known = useMemo(
    () =>
      groups
        .flatMap(({ group, estimate, low, high, n }) =>
          estimate === null ? [] : [{ group, mean: estimate, low, high, n }],
        )
        .slice(0, MOST_DRAWN),
    [groups],
  );
  const drawing = useCallback(
    (width: number) => ({ element: residualBars(known, width), mark: () => undefined }),
    [known],
  );
  const table = useMemo(
    () => ({
      head: [by, 'level minus gold', 'low', 'high', 'n', 'p', 'p Holm', 'p Benjamini-Hochberg'],
      rows: groups.map(({ group, estimate, low, high, n, p, p_holm, p_bh }) => [
        group,
        estimate,
        low,
        high,
        n,
        p,
        p_holm,
        p_bh,
      ]),
    }),
    [groups, by],
  );
  return (
    <div className={styles.residuals}>
      <MarkedFigure
        name={`Level minus gold by ${by}`}
        caption={`Mean of the grader’s level minus gold, 95 % t intervals${basis.weights === null ? '' : ', each transcript is weighted by 1 / its inclusion probability'}, not adjusted for the number of groups. ${about(basis)}`}
        drawing={drawing}
        at={null}
        table={table}
      />
      <div className={styles.wide}>
        <table className={styles.table} data-testid="residuals">
          <caption className="unseen">Level minus gold by {by}, with 95 % intervals</caption>
          <thead>
            <tr>
              <th scope="col">{by}</th>
              <th scope="col">Level minus gold</th>
              <th scope="col">n</th>
              <th scope="col">p, {many ? 'Benjamini–Hochberg' : 'Holm'}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((one) => (
              <tr key={one.group}>
                <th scope="row">{one.group}</th>
                <td title={behind(one)}>{figure(one)}</td>
                <td>
                  <Count group={one} by={by} basis={basis} />
                </td>
                <td>{pText(many ? one.p_bh : one.p_holm)}</td>
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
  /** Whether the rubric asks if the agent says that it is being tested. */
  awareness: boolean;
  basis: Basis;
}

export function Residuals({ wish, facets, awareness, basis }: ResidualsProps) {
  const search = useSearch({ from: '/calibrate' });
  const go = useGo();
  const ways = [...facets, BY_LENGTH, ...(awareness ? [BY_AWARENESS] : [])];
  const by =
    ways.find((name) => name === search.residuals) ?? ways.find((name) => name === 'model') ?? ways[0] ?? BY_LENGTH;
  const { data, error } = useQuery(query('calibrate.residuals', { ...wish, by }));
  const reason = data === undefined ? null : noResiduals(data);
  return (
    <Section title="Bias by group">
      <div className={styles.band}>
        <Select
          label="By"
          options={ways.map((name) => ({ value: name, label: name }))}
          value={by}
          onChange={(name) => go({ residuals: name })}
        />
      </div>
      {error !== null && <Notice problem={problemOf(error)} />}
      {reason !== null && <p className={styles.hint}>There is no bias by group: {reason}.</p>}
      {data !== undefined && reason === null && <Groups groups={data} by={by} basis={basis} />}
    </Section>
  );
}
