// `touchstone verify`: checks a study file, and compares it with a seal.
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

/** A seal has a few kB, a data sheet more. */
const MOST_BYTES = 16_000_000;

function sealAt(path: string): Seal {
  if (statSync(path).size > MOST_BYTES)
    throw new TouchstoneError('bad_input', 'The file is too large to hold a seal', path, 'Name the file of the seal');
  return sealIn(readFileSync(path, 'utf8'), path);
}

const LOGS: Readonly<Record<Against['logs'][number]['log'], string>> = {
  labels: 'entries of labels',
  adjudication: 'decisions of adjudication',
  audit: 'decisions of the audit',
};
const VERDICTS: Readonly<Record<Against['verdict'], string>> = {
  same: 'the study is in the state of the seal',
  grown:
    'the study has grown since it was sealed: the sealed entries of its logs are unchanged, and nothing else differs',
  differs: 'the study is not in the state of the seal',
};

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

/** The comparison of a study with a seal, one line for each finding. */
function sentences({ verdict, tables, logs, form, own_key }: Against): string[] {
  return [
    VERDICTS[verdict],
    ...(form.sealed === form.now
      ? []
      : [
          `the seal was made of form ${form.sealed} of study files and the study has form ${form.now}: tables may differ because of that`,
        ]),
    ...(verdict === 'same'
      ? []
      : logs.map(({ log, sealed, now, holds }) =>
          holds
            ? `${LOGS[log]}: all ${sealed} sealed entries are there, ${now - sealed} were added later`
            : `${LOGS[log]}: the log does not begin with the ${sealed} sealed entries`,
        )),
    ...tables.map(({ name, sealed, now }) => `table ${name} differs: ${rows(sealed)} then, ${rows(now)} now`),
    ...(own_key
      ? []
      : ['the seal is not signed with the key of the study: ask the owner of the study whose key signed it']),
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
        `Checks the file: SQLite integrity, references, search index, the hash of every transcript, the chains of the
logs, the tables derived from them, and the digest of every table, which shows a change by another program. With
--against the exit status is 0 if the study is in the state of the seal, 1 if its logs have grown since and nothing
else differs, and 2 otherwise.`,
      ),
    ),
  )
    .option('--against <file>', 'a seal, or the data sheet of an export: check whether the study is in that state')
    .action((options: Options) => finish(() => print(options)));
