// `touchstone backup`: a consistent copy of a study, also while the app has it open.
import type { Command } from 'commander';
import { backup as copy } from '../../store/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, say, type Exit } from '../output.ts';
import { withStudyAsync } from '../study.ts';

interface Options extends StudyOption, JsonOption {
  out: string;
}

async function make(options: Options): Promise<Exit> {
  await withStudyAsync(options.study, 'read', (db) => copy(db, options.out));
  if (options.json) json({ study: options.study, backup: options.out });
  else say(`copied ${options.study} to ${options.out} and checked the copy`);
  return 0;
}

/** The `backup` command. */
export const backup = (): Command =>
  withJson(onStudy(command('backup', 'copy a study consistently, even while the app has it open')))
    .requiredOption('-o, --out <file>', 'the file to write')
    .action((options: Options) => finish(() => make(options)));
