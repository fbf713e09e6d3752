// Rates that allow for errors in gold: the latent-class estimate beside the quoted rate, if raters overlap.
import { useQuery } from '@tanstack/react-query';
import type { LatentRow, RatesReport, RateRow, RatesWish } from '../../contract/rates.ts';
import { query } from '../client/queries.ts';
import { behind, rate } from '../parts/estimates.ts';
import { groupName } from '../../plots/groups.ts';
import { HeadedTable } from './HeadedTable.tsx';
import styles from './Findings.module.css';

const quoted = (row: RateRow | undefined): string =>
  row === undefined || row.headline === null ? 'none' : rate(row[row.headline]);

const errorsOf = ({ raters }: LatentRow): string =>
  raters
    .map(
      ({ rater, sensitivity, specificity }) =>
        `${rater}: sensitivity ${rate(sensitivity)}, specificity ${rate(specificity)}`,
    )
    .join('; ');

const same = (one: { group: RateRow['group'] }, other: { group: RateRow['group'] }): boolean =>
  JSON.stringify(one.group) === JSON.stringify(other.group);

/** Empty if no group has enough transcripts with two labels. */
export function LatentRates({ report, wish }: { report: RatesReport; wish: RatesWish }) {
  const { data } = useQuery(query('findings.latent', wish));
  if (data === undefined) return null;
  const known = [...data.rows.filter(({ group }) => group.length > 0), data.overall].filter(
    (row) => row.rate.estimate !== null,
  );
  if (known.length === 0) return null;
  const heads = ['Allowing for errors in gold', 'Quoted', 'Latent class', 'Labelled twice'];
  const errors = errorsOf(data.overall);
  return (
    <section className={styles.difference} aria-label="Allowing for errors in gold" data-testid="latent">
      <HeadedTable heads={heads}>
        {known.map((row) => (
          <tr key={groupName(row)}>
            <th scope="row">{groupName(row)}</th>
            <td>{quoted(row.group.length === 0 ? report.overall : report.rows.find((one) => same(one, row)))}</td>
            <td title={behind(row.rate)}>{rate(row.rate)}</td>
            <td>{row.overlap}</td>
          </tr>
        ))}
      </HeadedTable>
      <p className={styles.hint}>The quoted rate assumes that gold is right. This one {data.assumption}.</p>
      {errors !== '' && <p className={styles.hint}>Estimated errors of the raters, over all groups: {errors}.</p>}
    </section>
  );
}
