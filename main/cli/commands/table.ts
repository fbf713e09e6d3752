// What `scores import` and `labels import` share: how a report is told, and the exit status it ends with.
import type { TableReport } from '../../work/tables/index.ts';
import { json, oneLine, say, type Exit } from '../output.ts';

type Refused = TableReport['rejected'];

/**
 * One line for each reason, since a table that lacks a column lacks it in every row: where it was met first, and how
 * often after that.
 */
function lines(kind: string, refused: Refused): void {
  const byReason = new Map<string, Refused>();
  for (const each of refused) {
    const key = JSON.stringify([each.path, each.reason]);
    const same = byReason.get(key);
    if (same === undefined) byReason.set(key, [each]);
    else same.push(each);
  }
  for (const [first, ...others] of byReason.values()) {
    if (first === undefined) continue;
    const more =
      others.length === 0
        ? ''
        : `and ${others.length.toLocaleString('en')} more, the last ${others.at(-1)?.where ?? ''}`;
    const parts = [`${kind} ${first.path}`, [first.where, more].filter((part) => part !== '').join(' '), first.reason];
    say(
      parts
        .filter((part) => part !== '')
        .map(oneLine)
        .join(' · '),
    );
  }
}

/** Tells what an import of a table did. */
export function tellTable(report: TableReport, asJson: boolean): Exit {
  const { added, updated, unchanged, unanswered, conflicts, rejected, next } = report;
  if (asJson) json(report);
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
