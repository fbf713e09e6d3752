// Names of columns that come from people and files: none is taken, also where capitals do not count, and each is one
// line.
import { isColumnName } from './columns.ts';
import { guarded } from './csv.ts';

/** Gives names to the columns of one table, whose other columns are those of columns.ts. */
export interface ColumnNames {
  /**
   * A name that no other column of the table has: the first of `wishes` that is free, or the last with a number. Line
   * breaks and quotes become `_`: DuckDB and polars misread a header that holds them.
   */
  free: (wishes: readonly [string, ...string[]]) => string;
}

// engines such as DuckDB and Spark take `Model` and `model` for one column, and CSV writes `=a` as `'=a`
const alike = (name: string): string => guarded(name).toLowerCase();

/** `taken`: further names that the table has. */
export function columnNames(taken: readonly string[] = []): ColumnNames {
  const used = new Set(taken.map(alike));
  const isFree = (name: string): boolean => !used.has(alike(name)) && !isColumnName(alike(name));
  return {
    free: (wishes) => {
      const plain = wishes.map((wish) => wish.replaceAll(/[\p{Cc}"]/gu, '_'));
      let name = plain.find(isFree) ?? '';
      for (let count = 2; name === ''; count++) {
        const numbered = `${plain.at(-1)}_${count}`;
        if (isFree(numbered)) name = numbered;
      }
      used.add(alike(name));
      return name;
    },
  };
}
