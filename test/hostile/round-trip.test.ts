// Exports of the corpus of hostile texts can be read back unchanged: JSONL by our own importers, byte for byte; CSV by
// a CSV reader, field for field.
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ExportChoice } from '../../contract/export.ts';
import { closeStudy, createStudy, currentRubric, openStudy, type Db } from '../../main/store/index.ts';
import { freshenDisputes } from '../../main/work/disputes/index.ts';
import { exportStream } from '../../main/work/export/index.ts';
import { folder, touchstone } from '../cli/touchstone.ts';
import { freshStudy, type TestStudy } from '../support/study.ts';
import { fillHostile } from './study.ts';

const files = folder();
let study: TestStudy;
beforeAll(async () => {
  study = freshStudy();
  fillHostile(study.db);
  await freshenDisputes(study.db, new AbortController().signal);
});
afterAll(() => {
  study.remove();
  files.remove();
});

async function exported(db: Db, what: string, as: string): Promise<string> {
  let all = '';
  const choice = ExportChoice.parse({ what, as, filter: '' });
  for await (const piece of exportStream(db, choice).pieces)
    all += typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8');
  return all;
}

const KINDS = ['transcripts', 'scores', 'labels', 'gold'] as const;

test('transcripts, scores, labels and gold exported as JSONL, imported and exported again are the same bytes', async () => {
  const out = await Promise.all(
    KINDS.map(async (what) => {
      const text = await exported(study.db, what, 'jsonl');
      return { what, text, path: files.write(`${what}.jsonl`, text) };
    }),
  );
  const path = files.path('second.touchstone');
  closeStudy(createStudy(path, { name: 'second', rubric: currentRubric(study.db) }));
  for (const { what, path: file } of out) {
    const command =
      what === 'transcripts' ? ['import'] : [what, 'import', ...(what === 'scores' ? ['--grader', ''] : [])];
    const { status, stderr } = touchstone([...command, '-s', path, file]);
    expect({ what, status, stderr }).toEqual({ what, status: 0, stderr });
  }
  const second = openStudy(path);
  try {
    for (const { what, text } of out) expect(await exported(second, what, 'jsonl'), what).toBe(text);
  } finally {
    closeStudy(second);
  }
});

/** The names and values of an object, including `__proto__`. */
const fieldsOf = (json: unknown): Map<string, unknown> =>
  new Map(typeof json === 'object' && json !== null ? Object.entries(json) : []);

/** The CSV cell for a value of JSON. */
const asCell = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** Whether the cell holds this value, possibly after the apostrophe that protects cells from being read as formulas. */
const isSame = (cell: string, value: unknown): boolean => [asCell(value), `'${asCell(value)}`].includes(cell);

test.each(['gold', 'labels', 'scores', 'disputes'])('fields of %s are the same in CSV and JSONL', async (what) => {
  const [head = [], ...cells]: string[][] = parse(await exported(study.db, what, 'csv'));
  const lines = (await exported(study.db, what, 'jsonl')).trim().split('\n');
  const rows = lines.map((line) => fieldsOf(JSON.parse(line)));
  expect(new Set(head).size).toBe(head.length);
  expect(cells).toHaveLength(rows.length);
  let compared = 0;
  const wrong = rows.flatMap((row, at) =>
    [...row].flatMap(([name, value]) => {
      const column = head.findIndex((one) => one === name || one === `'${name}`);
      if (column === -1) return [];
      compared += 1;
      const cell = cells[at]?.[column] ?? '';
      return isSame(cell, value) ? [] : [{ at, name, cell, value }];
    }),
  );
  expect(wrong).toEqual([]);
  expect(compared).toBeGreaterThan(rows.length * 5);
});
