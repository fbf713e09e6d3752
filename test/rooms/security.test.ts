// docs/security.md is correct and complete: each file and test that it names exists, and it has a row for every point
// of Electron's checklist and every promise of README's "Where data lives".
import { existsSync, globSync, readFileSync } from 'node:fs';
import { FuseV1Options } from '@electron/fuses';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');
const page = readFileSync('docs/security.md', 'utf8');
const promised = flat(/## Where data lives\n([^]*?)\n## /.exec(readFileSync('README.md', 'utf8'))?.[1] ?? '');

/** The rows of the table under a heading, without the table's head. */
function rowsUnder(heading: string): string[][] {
  const part = page.split(/^## /m).find((one) => one.startsWith(heading)) ?? '';
  const lines = part.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The files that a cell names, each with the title of a test, or a part of it, if the cell quotes one. */
const namedIn = (cell: string): { file: string; title: string | undefined }[] =>
  [...cell.matchAll(/`([\w./-]+\.\w+)`(?: “((?:[^”])+)”)?/g)].map(([, file = '', title]) => ({ file, title }));

const HEADINGS = ['Electron', 'Beyond', 'Where data lives'];
const held = HEADINGS.flatMap((heading) =>
  rowsUnder(heading).map((row) => ({ row, named: namedIn(row.at(-1) ?? '') })),
);

test('each row names a file or a test, and everything that it names exists', () => {
  expect(held.length).toBeGreaterThan(30);
  const wrong = held.flatMap(({ row, named }) => [
    ...(named.length === 0 ? [`nothing holds: ${row.join(' | ')}`] : []),
    ...named.flatMap(({ file, title }) => {
      if (!existsSync(file)) return [`there is no ${file}`];
      const isThere = title === undefined || readFileSync(file, 'utf8').includes(title);
      return isThere ? [] : [`${file} has no test “${title}”`];
    }),
  ]);
  expect(wrong).toEqual([]);
});

test('every point of the checklist has its row', () => {
  expect(rowsUnder('Electron').map(([number]) => number)).toEqual(Array.from({ length: 20 }, (_, n) => String(n + 1)));
});

test('every fuse has its row, with its state in packages', () => {
  const { electronFuses } = z
    .object({ electronFuses: z.record(z.string(), z.boolean()) })
    .parse(parse(readFileSync('electron-builder.yml', 'utf8')));
  const rows = rowsUnder('Fuses').flatMap(([fuses = '', state = '']) =>
    [...fuses.matchAll(/`(\w+)`/g)].map(([, name = '']) => [name, state.replaceAll('*', '')] as const),
  );
  const known = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  expect(rows.map(([name]) => name.toLowerCase()).toSorted()).toEqual(
    known.map((name) => name.toLowerCase()).toSorted(),
  );
  const set = rows.filter(([, state]) => !state.startsWith('as Electron'));
  expect(Object.fromEntries(set.map(([name, state]) => [name, state === 'on']))).toEqual(electronFuses);
});

test('every sentence of README’s “Where data lives” has its row', () => {
  const quotes = rowsUnder('Where data lives').map(([quote = '']) => quote);
  expect(quotes.filter((quote) => !promised.includes(quote))).toEqual([]);
  const sentences = promised.split(/(?<=\.) (?=[A-Z])/).filter((sentence) => !sentence.includes('docs/security.md'));
  expect(sentences.filter((sentence) => !quotes.some((quote) => sentence.includes(quote)))).toEqual([]);
});

test('no source opens an address outside of the app', () => {
  const sources = globSync('{main,preload,renderer}/**/*.{ts,tsx}');
  expect(sources.length).toBeGreaterThan(100);
  expect(
    sources.filter((file) => /openExternal|enableBlinkFeatures|experimentalFeatures/.test(readFileSync(file, 'utf8'))),
  ).toEqual([]);
});
