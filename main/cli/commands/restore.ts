// `touchstone restore`: puts a backup in the place of a study, and keeps the study's present state.
import type { Command } from 'commander';
import { restoreStudy } from '../../store/index.ts';
import { sealOf } from '../../work/seal/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, say, type Exit } from '../output.ts';
import { withStudy } from '../study.ts';

interface Options extends StudyOption, JsonOption {
  from: string;
}

function put({ study, from, json: asJson }: Options): Exit {
  const { kept } = restoreStudy(study, from);
  const { state } = withStudy(study, 'read', sealOf);
  if (asJson) json({ study, from, kept, state });
  else {
    say(`${study} is now as in ${from}${kept === null ? '' : `; its earlier state is kept in ${kept}`}`);
    say(`its state is ${state}`);
  }
  return 0;
}

const LONG = `put a backup in the place of a study, and keep its present state

The backup is checked first, and stays as it is. The present state goes into the
folder NAME.backups beside the study. Close the study in the app first. The
name of the restored state is printed: seals that were made of it have it too.`;

/** The `restore` command. */
export const restore = (): Command =>
  withJson(onStudy(command('restore', 'put a backup in the place of a study, and keep its present state', LONG)))
    .requiredOption('--from <file>', 'the backup')
    .action((options: Options) => finish(() => put(options)));
