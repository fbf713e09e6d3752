// The versions of a study's rubric with their text: lists them, reads one, and saves a new current one.
import { chooseOneOf, TouchstoneError } from '../../../contract/errors.ts';
import type { RubricVersionInfo } from '../../../contract/rubric-versions.ts';
import { addRubric, currentRubric, labelsUnder, rubricVersions, writing, type Db } from '../../store/index.ts';
import { numbered, printed, type WrittenRubric } from './read.ts';

/** Every version, newest first, with the number of labels made under it. */
export function versionList(db: Db): RubricVersionInfo[] {
  const labels = labelsUnder(db);
  return rubricVersions(db)
    .map(({ rubric: { version, name }, created_at }) => ({
      version,
      name,
      created_at,
      labels: labels.get(version) ?? 0,
    }))
    .toReversed();
}

/** A version with its original text; null: the current one. Throws `not_found`. */
export function versionOf(db: Db, version: number | null): WrittenRubric {
  const wanted = version ?? currentRubric(db).version;
  const all = rubricVersions(db);
  const found = all.find(({ rubric }) => rubric.version === wanted);
  if (found !== undefined) return { rubric: found.rubric, source: found.source ?? printed(found.rubric) };
  const there = all.map(({ rubric }) => String(rubric.version));
  throw new TouchstoneError('not_found', 'There is no such version of the rubric', String(wanted), chooseOneOf(there));
}

/** Whether the text equals that of the current rubric, except for its version number. */
export const isInForce = (db: Db, written: WrittenRubric): boolean => {
  const { rubric, source } = versionOf(db, null);
  return numbered(written, rubric.version).source === source;
};

/**
 * Saves a rubric as the next version, which becomes the current one, and returns its number. Its text is stored
 * unchanged except for the number. Labels keep the version under which they were made. Throws `bad_input` unless `base`
 * is still current.
 */
export const saveVersion = (db: Db, written: WrittenRubric, base: number): number =>
  writing(db, () => {
    const { version } = currentRubric(db);
    if (version !== base)
      throw new TouchstoneError(
        'bad_input',
        `Version ${version} of the rubric was saved in the meantime`,
        '',
        'Compare it with yours, then save again',
      );
    const next = numbered(written, version + 1);
    addRubric(db, next.rubric, next.source, new Date().toISOString());
    return version + 1;
  });
