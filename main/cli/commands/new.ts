// `touchstone new`: makes a study.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { shippedRubric, soundRubric } from '../../work/rubric/index.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, type Exit } from '../output.ts';
import { makeStudy, sayMade } from '../study.ts';

interface Options extends StudyOption, JsonOption {
  rubric?: string;
  name?: string;
}

function make(options: Options): Exit {
  const written =
    options.rubric === undefined ? shippedRubric() : soundRubric(readFileSync(options.rubric, 'utf8'), options.rubric);
  makeStudy(options.study, written, options.name);
  const { rubric } = written;
  if (options.json) json({ study: options.study, rubric: { name: rubric.name, version: rubric.version } });
  else sayMade(options.study, written);
  return 0;
}

/** The `new` command. */
export const newStudy = (): Command =>
  withJson(onStudy(command('new', 'make a study')))
    .option('--rubric <file>', 'a rubric in YAML; default: the rubric that ships with the program')
    .option('--name <text>', "the study's name; default: the name of the file")
    .action((options: Options) => finish(() => make(options)));
