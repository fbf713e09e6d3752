// `touchstone new`: makes a study.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { TouchstoneError } from '../../../contract/errors.ts';
import type { Rubric } from '../../../contract/rubric.ts';
import { closeStudy, createStudy } from '../../store/index.ts';
import { defaultRubric, readRubric } from '../../work/rubric.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, say, type Exit } from '../output.ts';

interface Options extends StudyOption, JsonOption {
  rubric?: string;
  name?: string;
}

function rubricOf(path: string | undefined): Rubric {
  if (path === undefined) return defaultRubric();
  const { rubric, mistakes } = readRubric(readFileSync(path, 'utf8'));
  if (rubric !== null) return rubric;
  const [first] = mistakes;
  throw new TouchstoneError(
    'bad_input',
    `The rubric cannot be used: ${first?.what ?? ''}`,
    `${path}:${first?.line ?? 0}`,
    `\`touchstone rubric check ${path}\` lists all mistakes`,
  );
}

function make(options: Options): Exit {
  const rubric = rubricOf(options.rubric);
  closeStudy(createStudy(options.study, { name: options.name ?? basename(options.study).replace(/\.touchstone$/, ''), rubric }));
  if (options.json) json({ study: options.study, rubric: { name: rubric.name, version: rubric.version } });
  else say(`made ${options.study} with the rubric "${rubric.name}", version ${rubric.version}`);
  return 0;
}

/** The `new` command. */
export const newStudy = (): Command =>
  withJson(onStudy(command('new', 'makes a study')))
    .option('--rubric <file>', 'a rubric in YAML; without it the one that ships with the program')
    .option('--name <text>', "the study's name; without it the file's")
    .action((options: Options) => finish(() => make(options)));
