// The columns of a table with their roles, above its first rows.
import type { TableHead } from '../../contract/tables.ts';
import styles from './Table.module.css';

export interface TableColumnsProps {
  head: TableHead;
  /** The role of each column; null before it is known. */
  roles: readonly string[] | null;
}

export function TableColumns({ head: { columns, rows, name }, roles }: TableColumnsProps) {
  return (
    // a table that scrolls must be reachable by keys
    <div className={styles.columns} tabIndex={0} role="region" aria-label={`The first rows of ${name}`}>
      <table>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={column} scope="col" data-unused={roles?.[at] === '' || undefined}>
                {column}
                <span className={styles.role}>{roles === null ? '…' : roles[at] || 'not used'}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) => (
                <td key={columns[at]} title={cell} data-unused={roles?.[at] === '' || undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
