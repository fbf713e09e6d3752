// How far two groups lie apart: raw, gold and corrected, each with its interval, for each split group.
import { useQueries } from '@tanstack/react-query';
import type { RateDifference, RatesReport, RatesWish } from '../../contract/rates.ts';
import { query } from '../client/queries.ts';
import { RATES } from '../../plots/looks.ts';
import { behind, points } from '../parts/estimates.ts';
import { commonParts, partName, valueName, type Pair } from '../../plots/groups.ts';
import { HeadedTable } from './HeadedTable.tsx';
import styles from './Findings.module.css';

const allOf = (answers: readonly { data: RateDifference | undefined }[]): RateDifference[] => {
  const known = answers.flatMap(({ data }) => data ?? []);
  return known.length === answers.length ? known : [];
};

/** The differences, second minus first, of every split group that both have; empty until all are there. */
export function useDifferences(report: RatesReport | undefined, wish: RatesWish, pair: Pair | null): RateDifference[] {
  const parts = report === undefined || pair === null ? [] : commonParts(report, pair);
  return useQueries({
    combine: allOf,
    queries: parts.map((part) =>
      query('findings.difference', {
        ...wish,
        first: [pair?.second ?? null, ...part],
        second: [pair?.first ?? null, ...part],
      }),
    ),
  });
}

export function Differences({ differences, pair }: { differences: readonly RateDifference[]; pair: Pair }) {
  if (differences.length === 0) return null;
  const title = `${valueName(pair.second)} minus ${valueName(pair.first)}`;
  const heads = [title, 'Raw', 'Gold', 'Corrected'];
  const notes = [...new Set(differences.flatMap((one) => RATES.flatMap((kind) => one[kind].notes)))];
  return (
    <section className={styles.difference} aria-label="Difference" data-testid="difference">
      <HeadedTable heads={heads}>
        {differences.map((one) => {
          const part = partName(one) || 'difference';
          return (
            <tr key={part}>
              <th scope="row">{part}</th>
              {RATES.map((kind) => (
                <td key={kind} title={behind(one[kind])}>
                  {points(one[kind])}
                </td>
              ))}
            </tr>
          );
        })}
      </HeadedTable>
      {notes.map((note) => (
        <p key={note} className={styles.hint}>
          {note}
        </p>
      ))}
    </section>
  );
}
