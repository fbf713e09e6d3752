// `touchstone export`: writes data of a study into a file or folder with its data sheet, or into a pipe.
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { chooseOneOf, TouchstoneError } from '../../../contract/errors.ts';
import {
  EXPORT_FORMATS,
  EXPORTS,
  ExportChoice,
  type ExportAs,
  type ExportReport,
  type ExportWhat,
  type LeftOutRows,
} from '../../../contract/export.ts';
import { exportStream, prepareExport, runExport } from '../../work/export/index.ts';
import { onOneState, type Db } from '../../store/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, out, say, type Exit } from '../output.ts';
import { progressBar } from '../progress.ts';
import { withStudyAsync } from '../study.ts';

interface Options extends StudyOption, JsonOption {
  what: ExportWhat;
  as: ExportAs;
  where?: string;
  for?: string;
  out: string;
}

function choiceOf({ what, as, where = '', for: judged }: Options): ExportChoice {
  const parsed = ExportChoice.safeParse({ what, as, filter: where, judged: judged ?? null });
  if (!parsed.success)
    throw new TouchstoneError('bad_input', `${what} cannot be exported as ${as}`, '', chooseOneOf(EXPORTS[what]));
  if (judged !== undefined && what !== 'few-shot')
    throw new TouchstoneError(
      'bad_input',
      '--for works only with examples',
      judged,
      'Remove it, or export --what few-shot',
    );
  return parsed.data;
}

const tellLeftOut = (left_out: readonly LeftOutRows[]): void => {
  for (const { reason, count } of left_out) say(`left out: ${count} ${reason}`);
};

const tellEmpty = (empty: string | null): Exit => {
  if (empty === null) return 0;
  say(`0 rows: ${empty}`);
  return 1;
};

async function toPipe(db: Db, choice: ExportChoice): Promise<Exit> {
  const { pieces, end } = exportStream(db, choice);
  for await (const piece of pieces) out(piece);
  const { rows, sha256, left_out, empty } = end();
  tellLeftOut(left_out);
  say(`${rows} rows, sha256 ${sha256}`);
  return tellEmpty(empty);
}

function tellReport({ rows, files: [file = '', sheet = ''], sha256, left_out }: ExportReport): void {
  tellLeftOut(left_out);
  say(`${rows} rows into ${file}, with the data sheet ${sheet}, sha256 ${sha256}`);
}

async function write(options: Options): Promise<Exit> {
  const choice = choiceOf(options);
  const bar = progressBar();
  return withStudyAsync(options.study, 'read', async (db): Promise<Exit> => {
    if (options.out === '-') {
      await prepareExport(db, choice);
      return onOneState(db, (reader) => toPipe(reader, choice));
    }
    const report = await runExport(db, choice, resolve(options.out), { onProgress: bar.update });
    bar.end();
    if (options.json) json(report);
    else tellReport(report);
    return tellEmpty(report.empty);
  });
}

const kinds = Object.keys(EXPORTS);
const formats = Object.keys(EXPORT_FORMATS);
const table = Object.entries(EXPORTS).map(([what, as]) => `  ${what}: ${as.join(', ')}`);
const DESCRIPTION = `Writes data of a study to a file or folder, with a data sheet: design, agreement, counts, caveats, and the sha256 of every file.

Formats for each kind of data:
${table.join('\n')}

Folders (parquet-partitioned, inspect-scores, scout, petri) hold _SHA256SUMS and _README.md; \`touchstone formats\` describes each
format. If there are no rows, the command prints the reason and exits with status 1. The data sheet contains a codebook: the meaning and values
of each column.`;

/** The `export` command. */
export const exportCommand = (): Command =>
  withJson(
    onStudy(
      command(
        'export',
        'write gold, labels, scores, transcripts or examples, also in formats of other tools',
        DESCRIPTION,
      ),
    ),
  )
    .addOption(new Option('--what <what>', 'what to export').choices(kinds).makeOptionMandatory())
    .addOption(new Option('--as <format>', 'the format').choices(formats).makeOptionMandatory())
    .option('--where <filter>', 'only data of transcripts that match a filter')
    .option('--for <id>', 'examples for grading this transcript: excludes it and its siblings')
    .requiredOption('-o, --out <path>', 'the file or folder to write; - writes to stdout, without a data sheet')
    .action((options: Options) => finish(() => write(options)));
