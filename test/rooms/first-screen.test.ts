// The code that runs before the first screen stays small: none of its files imports the schemas of all calls, or a
// place that is not shown first.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/support/shell.ts';

/** The modules that a file imports statically, without those of which it imports only types. */
const importsOf = (file: string): string[] =>
  Array.from(
    readFileSync(join(root, file), 'utf8').matchAll(/^import (?!type )(?:[^;']+ from )?'([^']+)'/gm),
    ([, module = '']) => module,
  );

test('files of the main, store and jobs processes do not import the schemas of all calls', () => {
  const main = readdirSync(join(root, 'main/app'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('main/app', name));
  for (const file of [...main, 'main/serve/store.ts', 'main/serve/jobs.ts', 'main/serve/dispatch.ts'])
    expect(importsOf(file), file).not.toContainEqual(expect.stringMatching(/\/contract\/calls\.ts$/));
});

test('the only places that the first file of the window imports are Start and the Library', () => {
  const places = importsOf('renderer/app/routes.tsx').filter((module) => module.endsWith('Place.tsx'));
  expect(places).toEqual(['../library/LibraryPlace.tsx', '../start/StartPlace.tsx']);
});

/** All files that are loaded together with a file, and the packages that they import. */
function reached(file: string, all = new Set<string>()): Set<string> {
  all.add(file);
  for (const module of importsOf(file)) {
    const next = module.startsWith('.') ? join(dirname(file), module) : module;
    if (!module.startsWith('.')) all.add(next);
    else if (/\.tsx?$/.test(next) && !all.has(next)) reached(next, all);
  }
  return all;
}

test('the first file of the window loads no dialogs, no transcript reader and no statistics', () => {
  const first = [...reached('renderer/index.tsx')];
  expect(first).toContain('renderer/library/Table.tsx');
  const late =
    /^statistics\/|^markdown-it|\/TranscriptView\.tsx$|^renderer\/app\/(?:Palette|RaterDialog|SettingsDialog)/;
  expect(first.filter((file) => late.test(file) || /Dialogs?\.tsx$/.test(file))).toEqual([]);
});
