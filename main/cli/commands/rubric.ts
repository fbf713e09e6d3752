// `touchstone rubric check` and `rubric show`: is a rubric file sound, and which rubric does a study use.
import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import type { Command } from 'commander';
import { readRubric } from '../../work/rubric.ts';
import { command, finish, onStudy, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, oneLine, out, say, type Exit } from '../output.ts';
import { withStudy } from '../study.ts';
import { currentRubric } from '../../store/index.ts';

function check(path: string, options: JsonOption): Exit {
  const { rubric, mistakes } = readRubric(readFileSync(path, 'utf8'));
  if (options.json) json({ ok: rubric !== null, rubric, mistakes });
  if (rubric === null) {
    for (const { line, where, what } of mistakes) say(`${path}:${line} · ${[where, what].filter(Boolean).map(oneLine).join(' · ')}`);
    return 2;
  }
  if (!options.json)
    out(`${rubric.name}, version ${rubric.version}: ${rubric.dimensions.length} dimensions, ${rubric.flags.length} flags\n`);
  return 0;
}

function show(options: StudyOption & JsonOption): Exit {
  const rubric = withStudy(options.study, 'read', (db) => currentRubric(db));
  if (options.json) json(rubric);
  else out(stringify(rubric, { lineWidth: 120 }));
  return 0;
}

/** The `rubric` command with its two parts. */
export function rubric(): Command {
  const checking = withJson(
    command('check', 'check a rubric file; every mistake is named with its line').argument('<file>', 'a rubric in YAML'),
  );
  const showing = withJson(onStudy(command('show', "print the study's rubric as YAML")));
  return command('rubric', 'check a rubric file, or show the one a study uses')
    .addCommand(checking.action((path: string, options: JsonOption) => finish(() => check(path, options))))
    .addCommand(showing.action((options: StudyOption & JsonOption) => finish(() => show(options))));
}
