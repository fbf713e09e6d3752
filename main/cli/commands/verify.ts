// `touchstone verify`: is the whole study file sound.
import type { Command } from 'commander';
import { verify as checks } from '../../store/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, out, type Exit } from '../output.ts';
import { withStudy } from '../study.ts';
import { table } from '../table.ts';

function print(options: StudyOption & JsonOption): Exit {
  const found = withStudy(options.study, 'read', checks);
  const ok = found.every((check) => check.ok);
  if (options.json) json({ ok, checks: found });
  else
    out(
      table(
        ['check', '', 'detail'],
        found.map((check) => [check.name, check.ok ? 'ok' : 'FAILED', check.detail]),
      ),
    );
  return ok ? 0 : 2;
}

/** The `verify` command. */
export const verify = (): Command =>
  withJson(
    onStudy(
      command(
        'verify',
        'check a study file',
        'Checks the file: SQLite integrity, references, search index, and the chain of label events.',
      ),
    ),
  ).action((options: StudyOption & JsonOption) => finish(() => print(options)));
