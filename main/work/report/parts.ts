// Shared by the sections of a report: numbers, days and tables in short notation.
import type { Block, Line } from '../../exporters/index.ts';

const grouped = new Intl.NumberFormat('en');

export const number = (value: number): string => grouped.format(value);

/** "1 label", "1,200 labels". */
export const counted = (value: number, name: string): string => `${number(value)} ${name}${value === 1 ? '' : 's'}`;

/** The day of an ISO time, in UTC. */
export const day = (time: string): string => time.slice(0, 10);

/** A table; a column whose title begins with "# " holds numbers. A table without rows becomes a note. */
export const table = (titles: readonly string[], rows: readonly (readonly Line[])[], caption = ''): Block =>
  rows.length === 0
    ? { kind: 'note', line: `${caption === '' ? (titles[0] ?? '').replace(/^# /, '') : caption}: none.` }
    : {
        kind: 'table',
        columns: titles.map((title) =>
          title.startsWith('# ') ? { title: title.slice(2), align: 'number' } : { title, align: 'text' },
        ),
        rows,
        caption,
      };

/** Each note once, in its order. */
export const notes = (all: readonly string[]): Block[] =>
  [...new Set(all)].map((line): Block => ({ kind: 'note', line }));
