// In every export each column is explained in the codebook of its data sheet, with one type and one meaning.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ExportChoice } from '../../contract/export.ts';
import { wideColumns } from '../../main/exporters/index.ts';
import { runExport } from '../../main/work/export/index.ts';
import { folder } from '../cli/touchstone.ts';
import { sayGold, sayLabels, sayScores } from '../support/said.ts';
import { freshStudy, put, transcript } from '../support/study.ts';
import { parseCsv } from './parse-csv.ts';

const files = folder();
const study = freshStudy();
beforeAll(() => {
  const facets = { scenario: 'blackmail', model: 'm', environment: 'varied', title: 'a facet of that name' };
  put(study.db, ...Array.from({ length: 8 }, (_, n) => transcript(`words ${n}`, { facets })));
  sayLabels(study.db, 4);
  sayScores(study.db, 4);
  sayGold(study.db, 4);
});
afterAll(() => {
  study.remove();
  files.remove();
});

/** The cells of a row of a Markdown table. */
const cellsOf = (line: string): string[] =>
  line
    .slice(2, -2)
    .split(/(?<!\\) \| /)
    .map((cell) => cell.trim());

async function exported(
  what: 'gold' | 'labels' | 'scores' | 'transcripts' | 'disputes',
): Promise<{ head: string[]; rows: string[][]; book: string[][] }> {
  const path = files.path(`${what}.csv`);
  const choice: ExportChoice = { what, as: 'csv', filter: '' };
  await runExport(study.db, choice, path);
  const [head = [], ...rows] = parseCsv(readFileSync(path, 'utf8'));
  const [, part = ''] = readFileSync(`${path}.README.md`, 'utf8').split('## Columns');
  const book = part
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map(cellsOf);
  return { head, rows, book };
}

const KINDS = ['gold', 'labels', 'scores', 'transcripts', 'disputes'] as const;

test('a column has the same type and meaning in every file, and the codebook explains it', async () => {
  const known = new Map<string, string>();
  for (const what of KINDS) {
    const { head, book } = await exported(what);
    expect(book.map(([name]) => name)).toEqual(head);
    for (const [name = '', type = '', meaning = ''] of book) {
      expect({ what, name, meaning }).toMatchObject({ meaning: expect.stringMatching(/\w/) });
      expect(`${type} ${meaning}`).toBe(known.get(name) ?? `${type} ${meaning}`);
      known.set(name, `${type} ${meaning}`);
    }
  }
  expect([...known.keys()]).toEqual(
    expect.arrayContaining(['transcript_id', 'level', 'grader', 'pass', 'inclusion_probability']),
  );
});

test('the codebook of disputes lists the kinds and states that disputes can have', async () => {
  const { book } = await exported('disputes');
  const values = (column: string): string | undefined => book.find(([name]) => name === column)?.[3];
  expect([values('dispute_kind'), values('dispute_state')]).toEqual([
    'gold, rater, grader, version, citation',
    'open, reopened, decided, settled',
  ]);
});

test.each(['gold', 'labels', 'scores'] as const)(
  '%s contains how transcripts were drawn, and every facet',
  async (what) => {
    const { head, rows } = await exported(what);
    const columns = [
      'transcript_id',
      'inclusion_probability',
      'drawn',
      'draw_queue',
      'stratum',
      'cluster',
      'dimension',
      'level',
    ];
    expect(head).toEqual(
      expect.arrayContaining([...columns, 'scenario', 'model', 'arm', 'checkpoint', 'environment', 'facet_title']),
    );
    expect(new Set(rows.map((cells) => cells[head.indexOf('environment')]))).toEqual(new Set(['varied']));
  },
);

test('column names differ even if case is ignored, and each is one line', () => {
  const facets = ['Model', 'level', 'facet_level', 'LEVEL', 'a "b"\nc', 'a _b__c'];
  const raters = ['Model', 'Ada', 'ada', 'dimension'].map((name, at) => ({ id: `id-${at}`, name }));
  const columns = wideColumns(facets, raters).map(({ name }) => name);
  expect(new Set(columns.map((name) => name.toLowerCase())).size).toBe(columns.length);
  expect(columns).toEqual(
    expect.arrayContaining([
      'facet_Model',
      'facet_level',
      'facet_facet_level',
      'facet_LEVEL_2',
      'a _b__c',
      'facet_a _b__c',
    ]),
  );
  expect(columns.slice(-4)).toEqual(['Model (id-0)', 'Ada', 'ada (id-2)', 'dimension (id-3)']);
});
