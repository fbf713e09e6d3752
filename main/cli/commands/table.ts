// What `scores import` and `labels import` share: how a report is told, and the exit status it ends with.
import type { TableReport } from '../../work/tables/rows.ts';
import { json, oneLine, say, type Exit } from '../output.ts';

const line = (kind: string, { path, where, reason }: TableReport['rejected'][number]): void =>
  say(
    [`${kind} ${path}`, where, reason]
      .filter((part) => part !== '')
      .map(oneLine)
      .join(' · '),
  );

/** Tells what an import of a table did. */
export function tellTable(report: TableReport, asJson: boolean): Exit {
  const { added, updated, unchanged, unanswered, conflicts, rejected, next } = report;
  if (asJson) json(report);
  else {
    const open = unanswered === 0 ? '' : `, ${unanswered} unanswered`;
    say(`${added} added, ${updated} updated, ${unchanged} unchanged${open}, ${conflicts.length} conflicts, ${rejected.length} rejected`);
    for (const sentence of next) say(oneLine(sentence));
  }
  for (const each of conflicts) line('conflict', each);
  for (const each of rejected) line('rejected', each);
  if (rejected.length === 0) return 0;
  return added + updated + unchanged > 0 ? 1 : 2;
}
