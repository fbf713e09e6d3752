// The interval of gold alone that holds at every look, for whoever labels more and looks again.
import type { RateRow, RatesReport } from '../../contract/rates.ts';
import { behind, rate } from '../parts/estimates.ts';
import { groupName } from '../../plots/groups.ts';
import styles from './Findings.module.css';

export function EveryLook({ report, rows }: { report: RatesReport; rows: readonly RateRow[] }) {
  if (report.overall.at_every_look === null) return null;
  const all = rows.some(({ group }) => group.length > 0) ? [...rows, report.overall] : rows;
  const notes = [...new Set(all.flatMap((row) => row.at_every_look?.notes ?? []))];
  return (
    <section className={styles.difference} aria-label="At every look" data-testid="every-look">
      <div className={styles.wide}>
        <table className={styles.table}>
          <thead>
            <tr>
              {['Looking again later', 'Gold, one look', 'Gold, at every look'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map((row) => (
              <tr key={groupName(row)}>
                <th scope="row">{groupName(row)}</th>
                <td title={behind(row.gold)}>{rate(row.gold)}</td>
                <td title={row.at_every_look === null ? '' : behind(row.at_every_look)}>
                  {row.at_every_look === null ? 'not available' : rate(row.at_every_look)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.hint}>
        An ordinary interval is too narrow if you add labels until the result looks right. These intervals hold at all
        looks together, whenever you stop.
      </p>
      {notes.map((note) => (
        <p key={note} className={styles.hint}>
          {note}
        </p>
      ))}
    </section>
  );
}
