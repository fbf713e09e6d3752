// `touchstone verify`: is the whole study file sound, and is it in the state of a seal.
import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { TouchstoneError } from '../../../contract/errors.ts';
import { sealIn, type Against, type Seal } from '../../../contract/seal.ts';
import { verify as checks } from '../../store/index.ts';
import { heldAgainst } from '../../work/seal/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, out, say, type Exit } from '../output.ts';
import { withStudy } from '../study.ts';
import { table } from '../table.ts';

interface Options extends StudyOption, JsonOption {
  against?: string;
}

/** A seal has a few kB, a data sheet some more. */
const MOST_BYTES = 16_000_000;

function sealAt(path: string): Seal {
  if (statSync(path).size > MOST_BYTES)
    throw new TouchstoneError('bad_input', 'The file is too large to hold a seal', path, 'Name the file of the seal');
  return sealIn(readFileSync(path, 'utf8'), path);
}

const LOGS: Readonly<Record<Against['logs'][number]['log'], string>> = {
  labels: 'label events',
  adjudication: 'decisions of adjudication',
  audit: 'decisions of the audit',
};
const VERDICTS: Readonly<Record<Against['verdict'], string>> = {
  same: 'the study is in the state of the seal',
  grown: 'the study has grown since it was sealed: its logs begin as they were sealed, and nothing else differs',
  differs: 'the study is not in the state of the seal',
};

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

/** What there is to say of a study beside a seal, a line each. */
function sentences({ verdict, tables, logs, form, own_key }: Against): string[] {
  return [
    VERDICTS[verdict],
    ...(form.sealed === form.now
      ? []
      : [
          `the seal is of form ${form.sealed} of study files and the study has form ${form.now}: tables may differ by that`,
        ]),
    ...(verdict === 'same'
      ? []
      : logs.map(({ log, sealed, now, holds }) =>
          holds
            ? `${LOGS[log]}: all ${sealed} sealed entries are there, ${now - sealed} came later`
            : `${LOGS[log]}: the ${sealed} sealed entries are not what the log begins with`,
        )),
    ...tables.map(({ name, sealed, now }) => `table ${name} differs: ${rows(sealed)} then, ${rows(now)} now`),
    ...(own_key ? [] : ['the seal is signed with another key than the study has: ask its owner whose key it is']),
  ];
}

const STATUS: Readonly<Record<Against['verdict'], Exit>> = { same: 0, grown: 1, differs: 2 };

function print(options: Options): Exit {
  const seal = options.against === undefined ? null : sealAt(options.against);
  const { found, against } = withStudy(options.study, 'read', (db) => ({
    found: checks(db),
    against: seal === null ? null : heldAgainst(db, seal),
  }));
  const ok = found.every((check) => check.ok);
  if (options.json) json({ ok, checks: found, against });
  else {
    out(
      table(
        ['check', '', 'detail'],
        found.map((check) => [check.name, check.ok ? 'ok' : 'FAILED', check.detail]),
      ),
    );
    if (against !== null) for (const line of sentences(against)) say(line);
  }
  return ok ? STATUS[against?.verdict ?? 'same'] : 2;
}

/** The `verify` command. */
export const verify = (): Command =>
  withJson(
    onStudy(
      command(
        'verify',
        'check a study file',
        `Checks the file: SQLite integrity, references, search index, the hash of every transcript, the chains of the logs,
what follows from them, and the digest of every table: a change by another program is told.
With --against the exit status is 0 where the study is in the state of the seal, 1 where its logs have grown since and
nothing else differs, and 2 otherwise.`,
      ),
    ),
  )
    .option('--against <file>', 'a seal, or the data sheet of an export: is the study in that state')
    .action((options: Options) => finish(() => print(options)));
