// `touchstone seal`: writes a signed description of the state of a study.
import type { Command } from 'commander';
import { keyOfSeal, sealOf, writeSeal } from '../../work/seal/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, say, type Exit } from '../output.ts';
import { withStudyAsync } from '../study.ts';

interface Options extends StudyOption, JsonOption {
  out?: string;
}

const make = (options: Options): Promise<Exit> =>
  withStudyAsync<Exit>(options.study, 'write', async (db) => {
    const made = sealOf(db);
    if (options.out !== undefined) await writeSeal(options.out, made);
    if (options.json === true || options.out === undefined) json(made);
    say(`state ${made.state}, signed with the key ${keyOfSeal(made)}`);
    return 0;
  });

/** The `seal` command. */
export const seal = (): Command =>
  withJson(
    onStudy(
      command(
        'seal',
        'write a signed description of the state of a study',
        `Writes the digests of all tables that a published number rests on, and the ends of the logs, signed with the key of
the study. Keep the file with the number: \`verify --against\` tells whether the study is still in that state.
The same state gives the same seal. What a seal proves and what it cannot: docs/study-file.md.`,
      ),
    ),
  )
    .option('-o, --out <file>', 'the file to write; without it the seal is printed')
    .action((options: Options) => finish(() => make(options)));
