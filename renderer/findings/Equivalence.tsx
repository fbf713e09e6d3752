// Whether two groups are shown to be equivalent within the margin that was stated: two one-sided tests.
import type { ReactNode } from 'react';
import type { RateDifference, RateKind } from '../../contract/rates.ts';
import { withinMargin } from '../../statistics/questions/equivalence.ts';
import { RATES } from '../../plots/looks.ts';
import { points } from '../parts/estimates.ts';
import { partName } from '../../plots/groups.ts';
import { HeadedTable } from './HeadedTable.tsx';
import styles from './Findings.module.css';

export interface EquivalenceProps {
  /** At the level of two one-sided tests. */
  differences: readonly RateDifference[];
  margin: number;
}

export function Equivalence({ differences, margin }: EquivalenceProps) {
  if (differences.length === 0) return null;
  const words = `${Number((100 * margin).toFixed(2))} points`;
  const verdict = (one: RateDifference, kind: RateKind): ReactNode => {
    const within = withinMargin(one[kind], margin);
    if (within === null) return 'not available';
    return (
      <>
        {within ? 'yes' : 'not shown'}, <span>{points(one[kind])}</span>
      </>
    );
  };
  const heads = [`Equivalent within ${words}?`, 'Raw', 'Gold', 'Corrected'];
  return (
    <section className={styles.difference} aria-label="Equivalence" data-testid="equivalence">
      <HeadedTable heads={heads}>
        {differences.map((one) => {
          const part = partName(one) || 'difference';
          return (
            <tr key={part}>
              <th scope="row">{part}</th>
              {RATES.map((kind) => (
                <td key={kind} className={styles.verdict}>
                  {verdict(one, kind)}
                </td>
              ))}
            </tr>
          );
        })}
      </HeadedTable>
      <p className={styles.hint}>
        Two one-sided tests at 95 %: the groups are equivalent where the 90 % interval of the difference lies within the
        margin (Schuirmann 1987). Choose the margin before you look at the data. “Not shown” does not mean that the
        groups differ.
      </p>
    </section>
  );
}
