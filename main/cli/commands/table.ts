// What `scores import` and `labels import` share: how a report is told, and the exit status it ends with.
import { byReason, type Step, type TableReport } from '../../work/tables/index.ts';
import { json, oneLine, say, type Exit } from '../output.ts';

type Refused = TableReport['rejected'];

/**
 * One line for each reason, since a table that lacks a column lacks it in every row: where it was met first, and how
 * often after that.
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

/** What can be done next in one sentence, with the command that does it. */
const sentence = ({ text, place, command }: Step): string =>
  command === null ? text : place === 'calibrate' ? `${text}, ${command}` : `${text}: ${command}`;

/** Tells what an import of a table did. */
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
