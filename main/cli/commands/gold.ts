// `touchstone gold`: imports gold that was exported before.
import type { Command } from 'commander';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import type { Exit } from '../output.ts';
import { withStudyAsync } from '../study.ts';
import { tellTable } from './table.ts';

async function bring(path: string, { study, json }: StudyOption & JsonOption): Promise<Exit> {
  const { importGold } = await import('../../work/tables/index.ts');
  return tellTable(await withStudyAsync(study, 'write', (db) => importGold(db, path)), json === true);
}

/** The `gold` command with its part. */
export const gold = (): Command =>
  command('gold', 'import gold, the results of adjudication').addCommand(
    withJson(
      onStudy(
        command(
          'import',
          'import gold that was exported as JSONL',
          'Decisions are imported as they were made: with the rule or person, the reasons, and the labels they rest on.',
        ),
      ),
    )
      .argument('<file>', 'a file written by `export --what gold --as jsonl`')
      .action((path: string, options: StudyOption & JsonOption) => finish(() => bring(path, options))),
  );
