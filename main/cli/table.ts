// Plain tables for people: aligned columns, cut to what a line can hold, safe to show on a terminal.
import { oneLine } from './output.ts';

const WIDEST = 60;

const cut = (text: string): string => (text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text);

/** Rows under a head, columns aligned by their widest cell. The last column is never cut. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const clean = [head, ...rows].map((row) =>
    row.map((cell, n) => (n === head.length - 1 ? oneLine(cell) : cut(oneLine(cell)))),
  );
  const widths = head.map((_, n) => Math.max(...clean.map((row) => row[n]?.length ?? 0)));
  return clean
    .map(
      (row) =>
        `${row
          .map((cell, n) => cell.padEnd(widths[n] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
