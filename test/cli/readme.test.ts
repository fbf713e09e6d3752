// README's commands run exactly as written, from the first row to the last, in a folder that has only the clone's
// resources and docs.
import { readFileSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshSample } from '../../scripts/build.ts';
import { folder, ownProcess } from './touchstone.ts';

const PREFIX = 'npm run -s touchstone -- ';
const readme = readFileSync('README.md', 'utf8');

/** The rows of the table under a heading: the texts between backticks in each cell. */
function rowsUnder(heading: string): string[][][] {
  const section = readme.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| command |'));
  return rows.map((row) =>
    row.split(' | ').map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map((found) => found[1] ?? '')),
  );
}

/** The words of a command line; text between double quotes is one word. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain = '']) => quoted ?? plain);

/** Runs the command lines in a folder where README's relative paths are valid. */
function follow(place: ReturnType<typeof folder>, lines: readonly string[]): void {
  for (const line of lines) {
    const { status, stderr } = ownProcess(wordsOf(line), { cwd: place.path('.') });
    expect({ line, status, stderr: status === 0 ? '' : stderr }).toEqual({ line, status: 0, stderr: '' });
  }
}

const place = folder();
afterAll(place.remove);
beforeAll(async () => {
  await freshSample();
  for (const shared of ['resources', 'docs']) symlinkSync(resolve(shared), place.path(shared));
});

describe('the command line', () => {
  const rows = rowsUnder('The command line').map(([commands]) => commands ?? []);
  test('has a table', () => expect(rows.length).toBeGreaterThan(20));
  for (const commands of rows) test(commands.join(', '), () => follow(place, commands));
});

test('the commands of “What you do with it” run on the transcripts of one model of the sample study', () => {
  const other = folder();
  try {
    const from = 'export -s resources/sample-study/sample.touchstone';
    const labels = other.path('my-labels.csv');
    follow(place, [
      `${from} --what transcripts --as jsonl --where model:alder-1 -o ${other.path('my-transcripts.jsonl')}`,
      `${from} --what labels --as csv --where model:alder-1 -o ${labels}`,
    ]);
    const commands = rowsUnder('What you do with it')
      .flat(2)
      .filter((words) => words.startsWith(PREFIX));
    const [bring = '', ...others] = commands.map((words) => words.slice(PREFIX.length));
    expect(others).toHaveLength(2);
    // the window's step between the first and the second command is replaced by an import of labels
    follow(other, [bring, `labels import -s my.touchstone ${labels}`, ...others]);
  } finally {
    other.remove();
  }
});
