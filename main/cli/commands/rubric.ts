// `touchstone rubric`: checks a rubric file, prints the rubric of a study, and replaces it.
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Touched } from '../../../contract/rubric-versions.ts';
import { readRubric, soundRubric, touchedLabels, isInForce, saveVersion, versionOf } from '../../work/rubric/index.ts';
import { command, finish, onStudy, whole, withJson, type JsonOption, type StudyOption } from '../command.ts';
import { json, oneLine, out, say, type Exit } from '../output.ts';
import { withStudy } from '../study.ts';

function check(path: string, options: JsonOption): Exit {
  const { rubric, mistakes } = readRubric(readFileSync(path, 'utf8'));
  if (options.json) json({ ok: rubric !== null, rubric, mistakes });
  if (rubric === null) {
    for (const { line, told } of mistakes) say(`${path}:${line} · ${oneLine(told)}`);
    return 2;
  }
  if (!options.json)
    out(
      `${rubric.name}, version ${rubric.version}: ${rubric.dimensions.length} dimensions, ${rubric.flags.length} flags\n`,
    );
  return 0;
}

interface ShowOptions extends StudyOption, JsonOption {
  version?: number;
}

function show({ study, version, json: asJson }: ShowOptions): Exit {
  const { rubric, source } = withStudy(study, 'read', (db) => versionOf(db, version ?? null));
  if (asJson) json(rubric);
  else out(source);
  return 0;
}

interface SetOptions extends StudyOption, JsonOption {
  yes?: true;
}

function tellTouched(touched: readonly Touched[]): void {
  for (const { name, reasons, answers } of touched) {
    say(`${name}: ${oneLine(reasons.join('; '))}`);
    for (const { answer, labels, filter } of answers)
      say(`  ${oneLine(answer)}: ${labels} ${labels === 1 ? 'label' : 'labels'} · list --where '${filter}'`);
  }
}

function set(path: string, { study, yes, json: asJson }: SetOptions): Exit {
  const written = soundRubric(readFileSync(path, 'utf8'), path);
  return withStudy(study, 'write', (db) => {
    const { version: before } = versionOf(db, null).rubric;
    const isSame = isInForce(db, written);
    const touched = isSame ? [] : touchedLabels(db, written.rubric, null);
    const isRefused = touched.length > 0 && yes !== true;
    const version = isSame || isRefused ? before : saveVersion(db, written, before);
    if (asJson) json({ version, saved: version !== before, touched });
    tellTouched(touched);
    if (isRefused) say('not changed: this change affects existing labels · add --yes to save the rubric anyway');
    else if (!asJson)
      say(
        isSame
          ? `no change: version ${version} is the same`
          : `version ${version} is now current; labels keep the version they were made under`,
      );
    return isRefused ? 2 : 0;
  });
}

/** The `rubric` command with its parts. */
export function rubric(): Command {
  const checking = withJson(
    command('check', 'check a rubric file, and report every mistake with its line').argument(
      '<file>',
      'a rubric in YAML',
    ),
  );
  const showing = withJson(onStudy(command('show', "print the study's rubric as it was written"))).option(
    '--version <n>',
    'this version; default: the current one',
    whole,
  );
  const setting = withJson(
    onStudy(
      command(
        'set',
        'replace the rubric',
        'Saves a rubric as the next version, which becomes the current one. Labels keep the version they were made under; a change\nthat affects existing labels lists them and needs --yes.',
      ),
    ),
  )
    .argument('<file>', 'a rubric in YAML')
    .option('--yes', 'save even if the change affects existing labels');
  return command('rubric', 'check a rubric file, show the rubric of a study, or replace it')
    .addCommand(checking.action((path: string, options: JsonOption) => finish(() => check(path, options))))
    .addCommand(showing.action((options: ShowOptions) => finish(() => show(options))))
    .addCommand(setting.action((path: string, options: SetOptions) => finish(() => set(path, options))));
}
