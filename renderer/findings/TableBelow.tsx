// A table below the figure of rates, with its notes.
import type { TableBelow as Table } from '../../plots/tables-below.ts';
import { HeadedTable } from './HeadedTable.tsx';
import styles from './Findings.module.css';

export interface TableBelowProps {
  /** Nothing is rendered for null. */
  table: Table | null;
  /** The name for screen readers. */
  label: string;
  testId: string;
}

export function TableBelow({ table, label, testId }: TableBelowProps) {
  if (table === null) return null;
  return (
    <section className={styles.difference} aria-label={label} data-testid={testId}>
      <HeadedTable heads={[table.title, ...table.heads]}>
        {table.rows.map(({ name, cells }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map(({ verdict, text, about }, at) => (
              <td key={table.heads[at]} title={about} className={verdict === undefined ? undefined : styles.verdict}>
                {verdict !== undefined && `${verdict}, `}
                <span>{text}</span>
              </td>
            ))}
          </tr>
        ))}
      </HeadedTable>
      {table.notes.map((note) => (
        <p key={note} className={styles.hint}>
          {note}
        </p>
      ))}
    </section>
  );
}
