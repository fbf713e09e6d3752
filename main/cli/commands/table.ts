// Shared by `scores import` and `labels import`: printing of their report, and their exit status.
import { byReason, type NextStep, type TableReport } from '../../work/tables/index.ts';
import { json, oneLine, say, type Exit } from '../output.ts';

type Refused = TableReport['rejected'];

/**
 * One line for each reason, because a table that lacks a column lacks it in every row: the first place, and how many
 * more rows have it.
 */
function lines(kind: string, refused: Refused): void {
  const path = refused[0]?.path ?? '';
  for (const { reason, rows, first, last } of byReason(refused)) {
    const more = rows === 1 ? '' : `and ${(rows - 1).toLocaleString('en')} more, the last ${last}`;
    const parts = [`${kind} ${path}`, [first, more].filter((part) => part !== '').join(' '), reason];
    say(
      parts
        .filter((part) => part !== '')
        .map(oneLine)
        .join(' · '),
    );
  }
}

/** The next step in one sentence, with its command. */
const sentence = ({ text, place, command }: NextStep): string =>
  command === null ? text : place === 'calibrate' ? `${text}, ${command}` : `${text}: ${command}`;

/** Prints what an import of a table did. */
export function tellTable(report: TableReport, asJson: boolean): Exit {
  const { added, updated, unchanged, unanswered, conflicts, rejected } = report;
  const next = report.next.map(sentence);
  if (asJson) json({ added, updated, unchanged, unanswered, conflicts, rejected, next });
  else {
    const open = unanswered === 0 ? '' : `, ${unanswered} unanswered`;
    say(
      `${added} added, ${updated} updated, ${unchanged} unchanged${open}, ${conflicts.length} conflicts, ${rejected.length} rejected`,
    );
    for (const sentence of next) say(oneLine(sentence));
  }
  lines('conflict', conflicts);
  lines('rejected', rejected);
  if (rejected.length === 0) return 0;
  return added + updated + unchanged > 0 ? 1 : 2;
}
