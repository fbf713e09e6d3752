// Prints what `touchstone disputes --was` finds: two versions of a grader compared, as a table, JSON or CSV; closes the
// disputes that the newer one settles.
import { InvalidArgumentError } from 'commander';
import { Cause } from '../../contract/dispute.ts';
import { chooseOneOf, TouchstoneError } from '../../contract/errors.ts';
import { versionsTable } from '../../contract/versions-table.ts';
import type { Reference, VersionChange, VersionCounts, VersionReport, VersionRow } from '../../contract/versions.ts';
import { studyInfo, type Db } from '../store/index.ts';
import { tableChunks } from '../work/figures/index.ts';
import { closeSettled, compareVersions } from '../work/versions/index.ts';
import type { ListOption, StudyOption } from './command.ts';
import { json, jsonLines, out, say, type Exit } from './output.ts';
import { withStudyAsync } from './study.ts';
import { table } from './table.ts';

/** Options of the comparison; `dimension` and `where` also apply to the list of disputes. */
export interface VersionOptions {
  dimension?: string;
  where?: string;
  change?: VersionChange;
  reference?: Reference;
  csv?: true;
  close?: string;
  rater?: string;
  cause?: Cause;
}

/** Options that have no effect without --was. */
export const VERSION_OPTIONS = ['change', 'reference', 'csv', 'close', 'rater', 'cause'] as const;

/** Reads an option that is a cause. */
export function causeOf(text: string): Cause {
  const cause = Cause.safeParse(text);
  if (cause.success) return cause.data;
  throw new InvalidArgumentError(`It must be one of ${Cause.options.join(', ')}`);
}

interface Asked extends VersionOptions, ListOption, StudyOption {
  grader: string;
  was: string | null;
}

const line = ({
  transcript,
  change,
  dimension,
  was_level,
  level,
  reference,
  reference_level,
  title,
}: VersionRow): string[] => [
  transcript.slice(0, 10),
  change,
  dimension,
  String(was_level),
  String(level),
  `${reference} ${reference_level}`,
  title,
];

const percent = (share: number | null): string => (share === null ? '?' : (100 * share).toFixed(1));

function countsLine({ reference, n, right, fixed, broken, unchanged, difference, midp, p }: VersionCounts): string[] {
  const { estimate, low, high } = difference;
  const points = `${percent(estimate)} points [${percent(low)}, ${percent(high)}]`;
  return [reference, n, right, fixed, broken, unchanged]
    .map(String)
    .concat(points, (midp ?? p)?.toPrecision(2) ?? 'none');
}

function print(report: VersionReport, { json: asJson, jsonl, csv: asCsv }: Asked): void {
  if (jsonl) return jsonLines(report.rows);
  if (asJson) return json(report);
  if (asCsv) {
    for (const chunk of tableChunks(versionsTable(report, report.rows))) out(chunk);
    return;
  }
  out(table(['id', 'change', 'dimension', 'before', 'after', 'reference', 'title'], report.rows.map(line)));
  out(
    `\n${table(['reference', 'n', 'right in both', 'fixed', 'broken', 'unchanged', 'difference', 'p'], report.references.map(countsLine))}`,
  );
  const { fixed, broken, unchanged } = report.counts;
  say(`${fixed} fixed, ${broken} broken, ${unchanged} unchanged, ${report.right} right in both`);
  for (const { dimension, levels } of report.scales)
    say(`${dimension}: compared on the levels ${levels.join(', ')}, which both distinguish`);
  for (const dimension of report.not_compared)
    say(`${dimension}: not compared: the two scales share fewer than two levels`);
  for (const note of report.notes) say(note);
  if (report.closable.length > 0)
    say(`${report.closable.length} open disputes are settled by ${report.grader}: --close "REASON" decides them`);
}

function raterIn(db: Db, name: string): string {
  const { raters } = studyInfo(db);
  const found = raters.find((one) => one.name === name);
  if (found !== undefined) return found.id;
  const known = raters.map((one) => one.name);
  throw new TouchstoneError('not_found', 'There is no such rater', name, chooseOneOf(known));
}

async function close(
  db: Db,
  { grader, was, dimension = '', where = '', close: reason = '', rater, cause = 'other' }: Asked,
): Promise<number> {
  if (rater === undefined) throw new TouchstoneError('bad_input', '--close needs --rater', '', 'Give --rater NAME');
  return closeSettled(db, { grader, was, dimension, filter: where, rater: raterIn(db, rater), cause, reason });
}

/** Compares the two versions, or closes the settled disputes. Throws the errors of compareVersions. */
export async function tellVersions(asked: Asked): Promise<Exit> {
  const { study, grader, was, dimension = '', where = '', change, reference } = asked;
  await withStudyAsync(study, asked.close === undefined ? 'read' : 'write', async (db) => {
    if (asked.close !== undefined) {
      const closed = await close(db, asked);
      if (asked.json) json({ closed });
      say(`${closed} disputes are decided: ${grader} settles them`);
      return;
    }
    const report = await compareVersions(db, { grader, was, dimension, filter: where }, null);
    const wanted = (row: VersionRow): boolean =>
      (change === undefined || row.change === change) && (reference === undefined || row.reference === reference);
    print({ ...report, rows: report.rows.filter(wanted) }, asked);
  });
  return 0;
}
