// Rates as a figure, its caption and its table; from each group a link leads to its transcripts.
import { Link } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { RateRow, RatesReport } from '../../contract/calls/findings.ts';
import { canFilterBy } from '../../contract/filter/facet.ts';
import { printComparison } from '../../contract/filter/print.ts';
import { PlotFigure } from '../figures/PlotFigure.tsx';
import { rateBars, type Bar } from '../figures/rate-bars.ts';
import { behind, share } from '../parts/estimates.ts';
import styles from './Findings.module.css';

const KINDS = ['raw', 'gold', 'corrected'] as const;
const nameOf = ({ group }: RateRow): string => group.map((value) => value ?? 'none').join(' · ') || 'all';

const barsOf = (row: RateRow): Bar[] =>
  KINDS.flatMap((rate) => {
    const { estimate, low, high } = row[rate];
    return estimate === null ? [] : [{ group: nameOf(row), rate, value: estimate, low, high }];
  });

function Row({ row, facet }: { row: RateRow; facet: string }) {
  const [value = null] = row.group;
  const name = nameOf(row);
  const { parse_failed, unscored, not_asked, no_level } = row.left_out;
  const filter = value === null || !canFilterBy(facet) ? null : printComparison({ kind: 'name', name: facet }, ':', String(value));
  return (
    <tr>
      <th scope="row">
        {filter === null ? (
          name
        ) : (
          <Link to="/library" search={{ filter }}>
            {name}
          </Link>
        )}
      </th>
      <td>{row.n}</td>
      <td>{row.n_gold}</td>
      {KINDS.map((kind) => (
        <td key={kind} title={behind(row[kind])}>
          {share(row[kind])}
        </td>
      ))}
      <td>{row.headline ?? 'none'}</td>
      <td>{parse_failed + unscored + not_asked + no_level}</td>
      {row.awareness !== null && (
        <>
          <td>{row.awareness.left_out}</td>
          <td>{row.awareness.unknown}</td>
          <td title={behind(row.awareness.difference.gold)}>{share(row.awareness.difference.gold)}</td>
        </>
      )}
    </tr>
  );
}

const captionOf = ({ title, at, overall, rubric, grader, out_of_scope }: RatesReport): string =>
  [
    `${title}: level ${at.value} ${at.name} or more`,
    `n = ${overall.n}, gold on ${overall.n_gold}`,
    overall.design,
    `rubric version ${rubric.version}`,
    ...(grader === null ? [] : [`grader ${grader}`, `corrected: ${overall.corrected.method}`]),
    ...(out_of_scope > 0 ? [`${out_of_scope} transcripts of scenarios in which it is not asked are left out`] : []),
    '95 % intervals',
  ].join(' · ');

export function Rates({ report, facet }: { report: RatesReport; facet: string }) {
  const { rows, overall } = report;
  const draw = useCallback(
    (width: number) => {
      const n = new Map(rows.map((row) => [nameOf(row), `n ${row.n}, gold ${row.n_gold}`]));
      return rateBars(rows.flatMap(barsOf), { groups: rows.map(nameOf), nOf: (group) => n.get(group) ?? '', width });
    },
    [rows],
  );
  const caption = captionOf(report);
  const notes = [...new Set(KINDS.flatMap((kind) => overall[kind].notes))];
  return (
    <>
      <figure className={styles.figure}>
        <PlotFigure label={caption} draw={draw} />
        <figcaption className={styles.hint}>Hollow: as the grader says. Gold: as gold says. Dark: corrected. {caption}</figcaption>
      </figure>
      <div className={styles.wide}>
        <table className={styles.table}>
          <thead>
            <tr>
              {[facet, 'n', 'gold', 'Raw', 'Gold', 'Corrected', 'Quote', 'No verdict'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              {overall.awareness !== null &&
                ['Aware, left out', 'Not known', 'Gold with them differs by'].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={nameOf(row)} row={row} facet={facet} />
            ))}
            <Row row={overall} facet={facet} />
          </tbody>
        </table>
      </div>
      {notes.map((note) => (
        <p key={note} className={styles.hint}>
          {note}
        </p>
      ))}
    </>
  );
}
