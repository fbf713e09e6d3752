// Columns of a table of scores that are called otherwise than the import knows them.
import type { TableChoice } from '../../../contract/tables.ts';
import type { TableRow } from '../../importers/index.ts';

/** By what a column is read as: its name in the table. */
export type ReadAs = { [role in 'grader' | 'dimension' | 'state']?: string | undefined };

/** The columns that a choice in the window says so of. */
export const asOf = ({ as }: Extract<TableChoice, { kind: 'scores' }>): ReadAs =>
  Object.fromEntries(Object.entries(as).filter(([, column]) => column !== null));

/** What a column of this name is read as; null if another column was said to be that. */
export function roleOf(name: string, as: ReadAs): string | null {
  const named: Record<string, string | undefined> = as;
  const role = Object.keys(named).find((one) => named[one] === name);
  return role ?? (named[name] === undefined ? name : null);
}

/** The cells by the names that the import knows. */
export const readAs = (cells: TableRow['cells'], as: ReadAs): TableRow['cells'] =>
  Object.values(as).every((column) => column === undefined)
    ? cells
    : Object.fromEntries(
        Object.entries(cells).flatMap(([name, cell]) => {
          const role = roleOf(name, as);
          return role === null ? [] : [[role, cell]];
        }),
      );
