// Plain tables for people: aligned columns, cells cut to a width that a line can hold, safe to show on a terminal.
import { oneLine } from './output.ts';

const WIDEST = 60;

const cut = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text);

/** Number of rows from which the column widths of a long table are computed. */
const ALIGNED_BY = 500;

/**
 * A header and rows in pieces; columns are aligned by the widest cell of the first rows. The last column is never cut.
 */
export function* tableParts(head: readonly string[], rows: Iterable<readonly string[]>): Generator<string> {
  const clean = (row: readonly string[]): string[] =>
    row.map((cell, n) => (n === head.length - 1 ? oneLine(cell) : cut(oneLine(cell))));
  let widths: number[] | null = null;
  let waiting = [clean(head)];
  const lines = (): string => {
    const by = (widths ??= head.map((_, n) => Math.max(...waiting.map((row) => row[n]?.length ?? 0))));
    const text = waiting.map(
      (row) =>
        `${row
          .map((cell, n) => cell.padEnd(by[n] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    );
    waiting = [];
    return text.join('');
  };
  for (const row of rows) {
    waiting.push(clean(row));
    if (waiting.length > ALIGNED_BY) yield lines();
  }
  yield lines();
}

/** A header and rows; columns are aligned by their widest cell. The last column is never cut. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [...tableParts(head, rows)].join('');
