// The table at the end: a row for each receiver, with the failed and skipped comparisons listed above.
import type { Check } from './check.ts';

/** `reason`: why the receiver could not be installed or found; null if it was. */
export interface Row {
  name: string;
  version: string;
  checks: readonly Check[];
  reason: string | null;
}

const HEAD = ['receiver', 'version', 'checked', 'passed', 'failed', 'skipped'];

function cells({ name, version, checks, reason }: Row): string[] {
  if (reason !== null) return [name, version, `not reached: skipped, since ${reason}`];
  const failed = checks.filter(({ failure }) => failure !== null).length;
  const skipped = checks.filter((check) => check.skipped !== null).length;
  const checked = checks.length - skipped;
  return [name, version, ...[checked, checked - failed, failed, skipped].map(String)];
}

/** The lines of the report. */
export function tableLines(rows: readonly Row[]): string[] {
  const table = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, at) =>
    Math.max(...table.filter((row) => row.length === HEAD.length || at < 2).map((row) => row[at]?.length ?? 0)),
  );
  const told = rows.flatMap(({ name, checks }) =>
    checks.flatMap(({ what, failure, skipped }) => [
      ...(failure === null ? [] : [`${name}: FAILED ${what}: ${failure}`]),
      ...(skipped === null ? [] : [`${name}: skipped ${what}: ${skipped}`]),
    ]),
  );
  const lines = table.map((row) =>
    row
      .map((cell, at) =>
        at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(row.length === HEAD.length ? (widths[at] ?? 0) : 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return [...told, ...lines];
}
