// Which folders hold what: contract/calls holds only calls, and main/work has one folder for each feature, which others
// import only through its index.ts.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const WORK = 'main/work/';

const filesIn = (...folders: string[]): string[] =>
  execFileSync('git', ['ls-files', '-z', '--', ...folders.map((folder) => `${folder}/*.ts`)], { encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '');

/** The feature that a file of main/work belongs to; '' for other files. */
const featureOf = (file: string): string =>
  file.startsWith(WORK) ? (file.slice(WORK.length).split('/')[0] ?? '') : '';

/** Files that this file imports, statically or dynamically. */
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from |import\()'(?<path>\.[^']+)'/g)].map((found) =>
    join(dirname(file), found.groups?.['path'] ?? ''),
  );

test('contract/calls exports only calls; their types are in the file of their noun', () => {
  const nouns = filesIn('contract/calls').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^export (?!const \w+(?:Calls|Jobs) = \{).*$/gm)].map(([line]) => [
      file,
      line,
    ]),
  );
  expect(nouns).toEqual([]);
});

test('every file of main/work is in the folder of its feature, with an index.ts', () => {
  const files = filesIn('main/work');
  const missing = files.filter((file) => !files.includes(`${WORK}${featureOf(file)}/index.ts`));
  expect(files.length).toBeGreaterThan(50);
  expect(missing).toEqual([]);
});

test('a feature of main/work is imported only through its index.ts', () => {
  const around = filesIn('main', 'scripts').flatMap((file) =>
    importsOf(file)
      .filter((path) => featureOf(path) !== '' && featureOf(path) !== featureOf(file))
      .filter((path) => path !== `${WORK}${featureOf(path)}/index.ts`)
      .map((path) => [file, path]),
  );
  expect(around).toEqual([]);
});
