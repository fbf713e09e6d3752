// `touchstone new`: makes a study.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { closeStudy, createStudy } from '../../store/index.ts';
import { shippedRubric, soundRubric } from '../../work/rubric.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, say, type Exit } from '../output.ts';

interface Options extends StudyOption, JsonOption {
  rubric?: string;
  name?: string;
}

function make(options: Options): Exit {
  const { rubric, source } =
    options.rubric === undefined ? shippedRubric() : soundRubric(readFileSync(options.rubric, 'utf8'), options.rubric);
  closeStudy(createStudy(options.study, { name: options.name ?? basename(options.study).replace(/\.touchstone$/, ''), rubric, source }));
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
