// Rates as a table: one row per group and one for everything, each with a link to its transcripts.
import { Link } from '@tanstack/react-router';
import type { RateRow, RatesReport } from '../../contract/rates.ts';
import { RATES } from '../../plots/looks.ts';
import { behind, points, rate } from '../parts/estimates.ts';
import type { Resolved } from '../../plots/choice.ts';
import { groupName } from '../../plots/groups.ts';
import { count } from '../../plots/numbers.ts';
import { filterOf } from './links.ts';
import styles from './Findings.module.css';

const linkTitle = ({ awareness }: RateRow): string =>
  `Open its transcripts in the Library${awareness === null ? '' : `, including ${awareness.left_out} evaluation-aware ones`}`;

function Row({ row, report, resolved }: { row: RateRow; report: RatesReport; resolved: Resolved }) {
  const name = groupName(row);
  const { parse_failed, unscored, not_asked, no_level } = row.left_out;
  const filter = filterOf(row, report, resolved.wish);
  return (
    <tr>
      <th scope="row">
        {filter === null ? (
          name
        ) : (
          <Link to="/library" search={{ filter }} title={linkTitle(row)}>
            {name}
          </Link>
        )}
      </th>
      <td>{count(row.n)}</td>
      <td>{count(row.n_gold)}</td>
      {RATES.map((kind) => (
        <td key={kind} title={behind(row[kind])}>
          {rate(row[kind])}
        </td>
      ))}
      <td>{row.headline ?? 'none'}</td>
      <td>{count(parse_failed + unscored + not_asked + no_level)}</td>
      {row.awareness !== null && (
        <>
          <td>{count(row.awareness.left_out)}</td>
          <td>{count(row.awareness.unknown)}</td>
          {RATES.map((kind) => (
            <td key={kind} title={behind(row.awareness?.difference[kind] ?? row[kind])}>
              {row.awareness === null ? '' : points(row.awareness.difference[kind])}
            </td>
          ))}
        </>
      )}
    </tr>
  );
}

const HEAD = ['n', 'gold', 'Raw', 'Gold', 'Corrected', 'To quote', 'No verdict'];
const AWARE = ['Aware, left out', 'Unknown', 'Raw: difference with them', 'Gold: difference', 'Corrected: difference'];

export interface RateTableProps {
  name: string;
  report: RatesReport;
  rows: readonly RateRow[];
  resolved: Resolved;
}

export function RateTable({ name, report, rows, resolved }: RateTableProps) {
  const { overall } = report;
  const by = resolved.wish.by.join(' · ') || 'group';
  const heads = [by, ...HEAD, ...(overall.awareness === null ? [] : AWARE)];
  const isSplit = rows.some(({ group }) => group.length > 0);
  return (
    <table className={styles.table}>
      <caption className="unseen">{name}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={groupName(row)} row={row} report={report} resolved={resolved} />
        ))}
        {isSplit && <Row row={overall} report={report} resolved={resolved} />}
      </tbody>
    </table>
  );
}
