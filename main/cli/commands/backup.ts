// `touchstone backup`: makes a consistent copy of a study, also while the app has it open; lists the automatic backups.
import type { Command } from 'commander';
import { shownState, type ListedBackup } from '../../../contract/backups.ts';
import { TouchstoneError } from '../../../contract/errors.ts';
import { backup as copy, keptBackups } from '../../store/index.ts';
import { nameOfBackup, sealOf } from '../../work/seal/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, out, say, type Exit } from '../output.ts';
import { withStudy, withStudyAsync } from '../study.ts';
import { table } from '../table.ts';

interface Options extends StudyOption, JsonOption {
  out?: string;
  list?: true;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const line = ({ at, before, bytes, state, file }: ListedBackup): string[] => [
  at,
  `before ${before}`,
  megabytes(bytes),
  shownState(state),
  file,
];

// The study itself is not opened: a list of backups is needed most if the study cannot be opened.
function list({ study, json: asJson }: Options): Exit {
  const kept = keptBackups(study).map((one): ListedBackup => ({ ...one, state: nameOfBackup(one.file) }));
  if (asJson) json(kept);
  else if (kept.length > 0) out(table(['made', 'reason', 'size', 'state', 'file'], kept.map(line)));
  say(kept.length === 0 ? 'No automatic backup has been made yet' : 'touchstone restore --from FILE puts one back');
  return 0;
}

async function make(options: Options): Promise<Exit> {
  const { study, out: target } = options;
  if (options.list) return list(options);
  if (target === undefined)
    throw new TouchstoneError('bad_input', 'backup needs a file to write', '', 'Give -o FILE, or --list');
  await withStudyAsync(study, 'read', async (db) => {
    // The copy contains the study's key, which is made with the first seal.
    sealOf(db);
    await copy(db, target);
  });
  const seal = withStudy(target, 'read', sealOf);
  if (options.json) json({ study, backup: target, seal });
  else say(`copied ${study} to ${target} and checked the copy; its state is ${seal.state}`);
  return 0;
}

const LONG = `copy a study consistently, even while the app has it open

A backup is made automatically before migrations, imports of 20 MB and more,
and merges, in the folder NAME.backups beside the study; the last three of each
kind are kept. --list shows the beginning of the state of each (--json: all of
it); seals, data sheets and reports of that time name the same state.`;

/** The `backup` command. */
export const backup = (): Command =>
  withJson(onStudy(command('backup', 'copy a study consistently, even while the app has it open', LONG)))
    .option('-o, --out <file>', 'the file to write')
    .option('--list', 'list the automatic backups')
    .action((options: Options) => finish(() => make(options)));
