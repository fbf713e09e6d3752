// `touchstone export`: gold, labels, scores or transcripts into a file with its data sheet, or into a pipe.
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { ExportAs, ExportWhat, type ExportChoice } from '../../../contract/calls/imports.ts';
import { exportStream, runExport } from '../../work/export.ts';
import type { Db } from '../../store/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, out, say, type Exit } from '../output.ts';
import { progressBar } from '../progress.ts';
import { withStudyAsync } from '../study.ts';

interface Options extends StudyOption, JsonOption {
  what: ExportWhat;
  as: ExportAs;
  where?: string;
  out: string;
}

async function toPipe(db: Db, choice: ExportChoice): Promise<void> {
  const { pieces, end } = exportStream(db, choice);
  for await (const piece of pieces) out(piece);
  const { rows, sha256 } = end();
  say(`${rows} rows, sha256 ${sha256}`);
}

async function write(options: Options): Promise<Exit> {
  const choice = { what: options.what, as: options.as, filter: options.where ?? '' };
  const bar = progressBar();
  await withStudyAsync(options.study, 'read', async (db) => {
    if (options.out === '-') return toPipe(db, choice);
    const report = await runExport(db, choice, resolve(options.out), { onProgress: bar.update });
    bar.end();
    if (options.json) json(report);
    else say(`${report.rows} rows into ${report.files.join(' and ')}, sha256 ${report.sha256}`);
  });
  return 0;
}

/** The `export` command. */
export const exportCommand = (): Command =>
  withJson(onStudy(command('export', 'gold, labels, scores or transcripts, as JSONL or CSV')))
    .addOption(new Option('--what <what>', 'what to export').choices(ExportWhat.options).makeOptionMandatory())
    .addOption(new Option('--as <format>', 'the file format').choices(ExportAs.options).makeOptionMandatory())
    .option('--where <filter>', 'only what belongs to transcripts that fit a filter')
    .requiredOption('-o, --out <path>', 'the file to write; - writes to stdout, without a data sheet')
    .action((options: Options) => finish(() => write(options)));
