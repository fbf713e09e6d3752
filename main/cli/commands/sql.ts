// `touchstone sql`: runs a query on the views and tables of a study; it never writes.
import { Option, type Command } from 'commander';
import { TouchstoneError } from '../../../contract/errors.ts';
import { query, type QueryResult, type SqlValue } from '../../store/index.ts';
import { csvLines } from '../../work/export/index.ts';
import { command, finish, onStudy, withLines, type ListOption, type StudyOption } from '../command.ts';
import { out, type Exit } from '../output.ts';
import { withStudy } from '../study.ts';
import { tableParts } from '../table.ts';

interface Options extends StudyOption, ListOption {
  csv?: true;
}

/** A value as text: a blob in the notation of SQL. */
function textOf(value: SqlValue): string {
  if (value === null) return '';
  return value instanceof Uint8Array ? `x'${Buffer.from(value).toString('hex')}'` : String(value);
}

/** A value as JSON: a number that JavaScript cannot represent becomes text. */
function jsonOf(value: SqlValue): string | number | null {
  if (value === null || typeof value === 'string') return value;
  const number = value instanceof Uint8Array ? Number.NaN : Number(value);
  const exact = typeof value === 'bigint' ? Number.isSafeInteger(number) : Number.isFinite(number);
  return exact ? number : textOf(value);
}

/** Rows as JSON, one per line. Throws `bad_input` if two columns have one name. */
function* jsonRows({ columns, rows }: QueryResult): Generator<string> {
  const twice = columns.find((name, at) => columns.indexOf(name) !== at);
  if (twice !== undefined)
    throw new TouchstoneError(
      'bad_input',
      'Two columns have one name, and JSON can hold one of them',
      twice,
      'Give them different names with `as`',
    );
  for (const row of rows)
    yield JSON.stringify(Object.fromEntries(columns.map((name, at) => [name, jsonOf(row[at] ?? null)])));
}

function* texts({ rows }: QueryResult): Generator<string[]> {
  for (const row of rows) yield row.map(textOf);
}

function print(found: QueryResult, { csv, json, jsonl }: Options): void {
  if (csv) {
    for (const line of csvLines(found.columns, texts(found))) out(line);
  } else if (jsonl) {
    for (const row of jsonRows(found)) out(`${row}\n`);
  } else if (json) {
    let before = '[\n';
    for (const row of jsonRows(found)) {
      out(`${before}  ${row}`);
      before = ',\n';
    }
    out(before === '[\n' ? '[]\n' : '\n]\n');
  } else {
    for (const part of tableParts(found.columns, texts(found))) out(part);
  }
}

/**
 * The study is first opened as by every command, so that a study of an older form gets its views, and disputes are up
 * to date.
 */
const run = (sql: string, options: Options): Exit =>
  withStudy<Exit>(options.study, 'read', () => {
    query(options.study, sql, (found) => print(found, options));
    return 0;
  });

/** The `sql` command. */
export const sql = (): Command =>
  withLines(
    onStudy(
      command(
        'sql',
        'query the views of a study',
        `Runs one SQL statement that reads, on a connection that cannot write. The views v_transcript, v_score, v_label,
v_label_evidence, v_gold, v_dispute, v_draw, v_rater, v_rubric and v_mapping have the columns of the exports:
docs/study-file.md. The text of messages is not in them: use \`show\` or \`export\`. The table aligns columns and
cuts long cells; --csv and --json give every value in full.`,
      ),
    ).argument('<query>', 'one statement: select, with, values or explain'),
  )
    .addOption(
      new Option(
        '--csv',
        'print CSV; a cell that a spreadsheet would run as a formula begins with an apostrophe',
      ).conflicts(['json', 'jsonl']),
    )
    .action((text: string, options: Options) => finish(() => run(text, options)));
