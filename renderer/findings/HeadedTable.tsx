// The frame of tables in Findings: the heads, and a box in which a wide table scrolls.
import type { ReactNode } from 'react';
import styles from './Findings.module.css';

/** `children`: the rows of the body. */
export function HeadedTable({ heads, children }: { heads: readonly string[]; children: ReactNode }) {
  return (
    <div className={styles.wide}>
      <table className={styles.table}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
