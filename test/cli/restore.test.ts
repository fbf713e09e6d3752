// Backups and restoring from the command line, and the messages about files beside a study that belong to another
// state.
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { closeStudy, openStudy } from '../../main/store/index.ts';
import { put, transcript } from '../support/study.ts';
import { chat, folder, json, touchstone } from './touchstone.ts';

const files = folder();
afterAll(files.remove);
const study = files.path('s.touchstone');
const saved = files.path('saved.touchstone');
const Listed = z.array(z.object({ file: z.string(), before: z.string(), state: z.string() }));
const Rows = z.array(z.object({ id: z.string() }));
const copied = (file: string): string => {
  copyFileSync(file, `${file}.copy`);
  return `${file}.copy`;
};
const count = (): number => Rows.parse(json(['list', '-s', study])).length;

test('a study is backed up, changed, restored, and set back to its state before restoring', () => {
  touchstone(['import', '-s', study, files.write('one.json', JSON.stringify(chat('one')))]);
  expect(touchstone(['backup', '-s', study, '-o', saved]).status).toBe(0);
  touchstone(['import', '-s', study, files.write('two.json', JSON.stringify(chat('two')))]);
  expect(touchstone(['backup', '-s', study, '--list'])).toMatchObject({
    status: 0,
    stdout: '',
    stderr: 'No automatic backup has been made yet\n',
  });
  const Restored = z.object({ kept: z.string(), state: z.string() });
  const { kept, state } = Restored.parse(json(['restore', '-s', study, '--from', saved]));
  expect(count()).toBe(1);
  // the state of the backup, which equals the state in its seal
  expect(json(['seal', '-s', saved])).toMatchObject({ state });
  const before = json(['seal', '-s', copied(kept)]);
  const [listed] = Listed.parse(json(['backup', '-s', study, '--list']));
  expect(listed).toMatchObject({ file: kept, before: 'restore' });
  expect(before).toMatchObject({ state: listed?.state });
  expect(touchstone(['backup', '-s', study, '--list']).stdout).toContain(`MB  ${listed?.state.slice(0, 12)}  `);
  expect(touchstone(['restore', '-s', study, '--from', kept]).stderr).toMatch(
    /is now as in .*its earlier state.*\nits state is [0-9a-f]{64}\n/,
  );
  expect(count()).toBe(2);
});

test('a log of another state is set aside, and a message on stderr names it', () => {
  const db = openStudy(study);
  put(db, transcript('three'));
  const log = files.path('log');
  copyFileSync(`${study}-wal`, log);
  closeStudy(db);
  copyFileSync(saved, study);
  copyFileSync(log, `${study}-wal`);
  const { stdout, stderr } = touchstone(['list', '-s', study, '--json']);
  expect(JSON.parse(stdout)).toHaveLength(1);
  expect(stderr).toMatch(/s\.touchstone-wal belongs to another state of this study.*set-aside-1-wal$/m);
  expect(existsSync(`${study}.set-aside-1-wal`)).toBe(true);
  expect(touchstone(['list', '-s', study]).stderr).not.toMatch(/set aside|set-aside/);
});

test.each([
  ['export', '--what', 'transcripts', '--as', 'jsonl'],
  ['seal'],
  [
    'population',
    'sql',
    '--step',
    'cells',
    '--dialect',
    'duckdb',
    '--from',
    'units.parquet',
    '--id',
    'id',
    '--facets',
    'model',
  ],
])('%s does not write over a study', (...args) => {
  const before = readFileSync(study);
  const [command = ''] = args;
  const of = command === 'population' ? [] : ['-s', study];
  const ended = touchstone([...args, ...of, '-o', study]);
  expect(ended).toMatchObject({ status: 2, stderr: expect.stringContaining('A study has that name') });
  expect(readFileSync(study).equals(before)).toBe(true);
  expect(touchstone([...args, ...of, '-o', files.path('new.txt')]).status).toBe(0);
});
