// Whether each rate is shown to be below the bound that was asked about.
import type { RateKind, RateRow, RatesReport } from '../../contract/rates.ts';
import { RATES } from '../../plots/looks.ts';
import { groupName } from '../../plots/groups.ts';
import { HeadedTable } from './HeadedTable.tsx';
import styles from './Findings.module.css';

const percent = (share: number): string => `${Number((100 * share).toFixed(2))} %`;

function verdict({ below }: RateRow, kind: RateKind): { words: string; title: string } {
  const of = below?.[kind];
  if (of === undefined || of.upper === null || of.is_below === null) return { words: 'not available', title: '' };
  const title = `${of.method}${of.p === null ? '' : `, p = ${of.p.toPrecision(3)}`}`;
  return { words: `${of.is_below ? 'yes' : 'not shown'}, at most ${percent(of.upper)}`, title };
}

export function Below({ report, rows }: { report: RatesReport; rows: readonly RateRow[] }) {
  const { below } = report.overall;
  if (below === null) return null;
  const all = rows.some(({ group }) => group.length > 0) ? [...rows, report.overall] : rows;
  const heads = [`Below ${percent(below.bound)}?`, 'Raw', 'Gold', 'Corrected'];
  return (
    <section className={styles.difference} aria-label="Below the bound" data-testid="below">
      <HeadedTable heads={heads}>
        {all.map((row) => (
          <tr key={groupName(row)}>
            <th scope="row">{groupName(row)}</th>
            {RATES.map((kind) => (
              <td key={kind} title={verdict(row, kind).title}>
                {verdict(row, kind).words}
              </td>
            ))}
          </tr>
        ))}
      </HeadedTable>
      <p className={styles.hint}>
        One-sided at {percent(all[0]?.below?.level ?? below.level)}. “Not shown” does not mean that the rate is higher:
        more labels may show that it is below.
      </p>
    </section>
  );
}
