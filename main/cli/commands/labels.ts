// `touchstone labels`: lists labels, and imports labels made elsewhere.
import type { Command } from 'commander';
import { TouchstoneError } from '../../../contract/errors.ts';
import type { Json } from '../../../contract/transcript.ts';
import { listedLabels } from '../../work/export/index.ts';
import {
  command,
  finish,
  onStudy,
  withJson,
  withLines,
  type JsonOption,
  type ListOption,
  type StudyOption,
} from '../command.ts';
import { json, jsonLines, out, type Exit } from '../output.ts';
import { withStudy, withStudyAsync } from '../study.ts';
import { tellTable } from './table.ts';
import { table } from '../table.ts';

interface Options extends StudyOption, ListOption {
  where?: string;
}

const SHOWN = ['rater_name', 'label_state', 'pass', 'dimension', 'level', 'level_name', 'note'];

function print(options: Options): Exit {
  withStudy(options.study, 'read', (db) => {
    const all = listedLabels(db, options.where ?? '');
    if (options.jsonl) return jsonLines(all);
    if (options.json) return json(all);
    const cell = (value: Json | undefined): string =>
      value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);
    const lines = all.map((row) => [cell(row['transcript_id']).slice(0, 10), ...SHOWN.map((name) => cell(row[name]))]);
    return out(table(['transcript', 'rater', 'state', 'pass', 'dimension', 'level', 'name', 'note'], lines));
  });
  return 0;
}

interface ImportOptions extends StudyOption, JsonOption {
  rater?: string;
  dimension?: string;
  column?: string;
  level?: string[];
  by?: string;
  queue?: string;
  blinded?: string;
  at?: string;
}

/** `harmless=0` as word and level. Throws `bad_input` without `=`. */
function wordAndLevel(text: string): [string, string] {
  const at = text.lastIndexOf('=');
  if (at > 0 && at < text.length - 1) return [text.slice(0, at), text.slice(at + 1)];
  throw new TouchstoneError('bad_input', `${text} names no word and level`, '--level', 'Write it as harmless=0');
}

async function bring(path: string, { study, json: asJson, level, ...options }: ImportOptions): Promise<Exit> {
  const { importLabels } = await import('../../work/tables/index.ts');
  const levels = Object.fromEntries((level ?? []).map(wordAndLevel));
  const all = { ...options, levels };
  return tellTable(await withStudyAsync(study, 'write', (db) => importLabels(db, path, all)), asJson === true);
}

/** The `labels` command with its parts. */
export function labels(): Command {
  const listing = withLines(onStudy(command('list', 'list labels, one row per transcript, rater and dimension')))
    .option('--where <filter>', 'only labels of transcripts that match a filter')
    .action((options: Options) => finish(() => print(options)));
  const bringing = withJson(
    onStudy(
      command(
        'import',
        'import labels made elsewhere, from CSV, JSONL or Parquet',
        `Labels from a table: a row for each level (columns dimension and level), or a column for each dimension or flag of
the rubric. A flag is answered with yes or no.

Each label counts for the dimensions and flags that it answers; empty cells are unanswered and counted as such. Labels of transcripts that were drawn
into a queue count as work on that queue. Facts that the table does not contain are stored as unknown: the time of a label (column at), and
whether the rater was blind to graders' scores (column blinded: true or false).`,
      ),
    ),
  )
    .argument('<file>', 'the table; its rows name transcripts by id, the beginning of it, or source id')
    .option('--rater <name>', 'the rater of rows that name none')
    .option('--dimension <name>', 'the dimension or flag for rows that name none; such a row has one level')
    .option('--column <name>', 'the column of the levels, if it has another name: human_label of conversations')
    .option('--level <word=level...>', 'the level that a word means, by its number or name; may be repeated')
    .option('--by <column>', 'the column that names the transcript, or a facet with that name')
    .option('--queue <name>', 'the queue that was labelled; rows of other transcripts are rejected')
    .option('--blinded <column>', 'the column that states whether the rater was blind; or true or false for all rows')
    .option('--at <column>', 'the column with the time; or a time, for all rows')
    .action((path: string, options: ImportOptions) => finish(() => bring(path, options)));
  return command('labels', 'list and import labels of raters').addCommand(listing).addCommand(bringing);
}
