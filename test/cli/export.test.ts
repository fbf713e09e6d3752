// `touchstone export`: every format of the table can be written, impossible exports are refused, and the data sheet
// describes the files.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPORT_FORMATS, EXPORTS } from '../../contract/export.ts';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');
beforeAll(() => {
  json(['new', '-s', study]);
  const lines = ['a', 'b', 'c'].map((name) =>
    JSON.stringify({ ...chat(`words of ${name}`), id: name, model: `m-${name}`, scenario: 'blackmail' }),
  );
  json(['import', '-s', study, files.write('in.jsonl', `${lines.join('\n')}\n`)]);
  const table = `source_id,rater,eval_awareness,blackmail,reasoning_quality,admirable\n${['a', 'b'].map((id) => `${id},Ada,0,1,3,0\n${id},Bo,0,1,2,0`).join('\n')}\n`;
  json(['labels', 'import', '-s', study, files.write('labels.csv', table)]);
  json(['adjudicate', '-s', study, '--rule', 'unanimous']);
});
afterAll(files.remove);

const exported = (what: string, as: string, path: string, ...more: string[]): string[] => [
  'export',
  '-s',
  study,
  '--what',
  what,
  '--as',
  as,
  '-o',
  path,
  ...more,
];

/** Exports without rows in this study: it has no graders, and its transcripts are not logs of Inspect or Petri. */
const EMPTY: readonly string[] = ['scores', 'disputes', 'failures', 'regression'];

test('every kind of data can be exported in every format that the table lists for it', () => {
  for (const [what, all] of Object.entries(EXPORTS)) {
    for (const as of all) {
      const isEmpty = EMPTY.includes(what);
      const report = json(
        exported(what, as, files.path(`${what}-${as}`)),
        isEmpty || as.startsWith('inspect') || as === 'petri' ? 1 : 0,
      );
      expect(report).toMatchObject({
        folder: EXPORT_FORMATS[as].folder,
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        left_out: expect.any(Array),
      });
    }
  }
});

describe('impossible exports', () => {
  test.each([
    ['scores', 'petri', 'Choose one of jsonl, csv, parquet, parquet-partitioned'],
    ['transcripts', 'scout', 'transcripts cannot be exported as scout'],
  ])('%s as %s is refused, and the error lists the options', (what, as, words) => {
    const path = files.path('never');
    const { status, stderr } = touchstone(exported(what, as, path));
    expect({ status, there: existsSync(path) }).toEqual({ status: 2, there: false });
    expect(stderr).toContain(words);
  });
  test('a folder cannot be written to a pipe', () => {
    expect(touchstone(exported('gold', 'scout', '-')).stderr).toContain('is a folder and cannot be written to a pipe');
  });
  test('--for is refused for anything except examples', () => {
    expect(touchstone(exported('gold', 'jsonl', '-', '--for', 'a')).stderr).toContain('--for works only with examples');
  });
});

test('a Parquet file written to a pipe has the same bytes as one written to a file', () => {
  const path = files.path('piped.parquet');
  json(exported('labels', 'parquet', path));
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
  expect(touchstone(exported('labels', 'parquet', '-')).stderr).toContain(hash);
});

test('examples for the grading of a transcript leave that transcript out', () => {
  const [first] = rows(['list', '-s', study]);
  const all = touchstone(exported('few-shot', 'jsonl', '-')).stdout;
  expect(all).toContain(String(first?.['id']));
  const guarded = touchstone(exported('few-shot', 'jsonl', '-', '--for', String(first?.['id'])));
  expect(guarded.stdout).not.toContain(String(first?.['id']));
  expect(guarded.stderr).toContain('left out: 1 transcripts: the graded one');
});

test('the data sheet contains the design, agreement, every file with its hash, and warnings', () => {
  json(['sample', '-s', study, '--n', '2', '--design', 'random', '--queue', 'drawn', '--seed', '5']);
  const path = files.path('sheet.json');
  json(exported('labels', 'label-studio', path));
  const sheet = readFileSync(`${path}.README.md`, 'utf8');
  for (const name of [path, `${path}.config.xml`])
    expect(sheet).toContain(createHash('sha256').update(readFileSync(name)).digest('hex'));
  expect(sheet).toMatch(/\| drawn \| simple random, 2 of 3 \| 2 \| 3 \| 5 \|/);
  expect(sheet).toMatch(/\| reasoning_quality \| 2 \| 2 \| 0\.000/);
  expect(sheet).toContain('The person who imports becomes the annotator');
  const parts = files.path('parts');
  json(exported('gold', 'parquet-partitioned', parts));
  const inside = join('scenario=blackmail', 'model=m-a', 'part-0.parquet');
  expect(readFileSync(join(parts, '_README.md'), 'utf8')).toContain(
    createHash('sha256')
      .update(readFileSync(join(parts, inside)))
      .digest('hex'),
  );
});

test('`formats` lists the formats that are written', () => {
  const written = rows(['formats']).filter((row) => row['writes'] === true);
  expect(written.map((row) => row['name'])).toEqual(Object.keys(EXPORT_FORMATS));
});
