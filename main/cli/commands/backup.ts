// `touchstone backup`: a consistent copy of a study, also while the app has it open.
import type { Command } from 'commander';
import { backup as copy } from '../../store/index.ts';
import { sealOf } from '../../work/seal/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, say, type Exit } from '../output.ts';
import { withStudy, withStudyAsync } from '../study.ts';

interface Options extends StudyOption, JsonOption {
  out: string;
}

async function make(options: Options): Promise<Exit> {
  await withStudyAsync(options.study, 'read', async (db) => {
    // the copy has the key of the study, which is made for the first seal
    sealOf(db);
    await copy(db, options.out);
  });
  const seal = withStudy(options.out, 'read', sealOf);
  if (options.json) json({ study: options.study, backup: options.out, seal });
  else say(`copied ${options.study} to ${options.out} and checked the copy, which is in the state ${seal.state}`);
  return 0;
}

/** The `backup` command. */
export const backup = (): Command =>
  withJson(onStudy(command('backup', 'copy a study consistently, even while the app has it open')))
    .requiredOption('-o, --out <file>', 'the file to write')
    .action((options: Options) => finish(() => make(options)));
