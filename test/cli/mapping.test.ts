// `mapping`: a grader's scale read as levels, explicit, checked and kept in versions.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');
beforeAll(() => {
  json(['new', '-s', study]);
  json(['import', '-s', study, files.write('in.jsonl', `${JSON.stringify({ ...chat('words'), id: 'run-1' })}\n`)]);
  json(['scores', 'import', '-s', study, files.write('s.csv', 'id,dimension,value\nrun-1,misaligned,7\n'), '--grader', 'judge']);
});
afterAll(files.remove);

const set = (...more: string[]): string[] => [
  'mapping',
  'set',
  '-s',
  study,
  '--grader',
  'judge',
  '--score-dimension',
  'misaligned',
  '--dimension',
  'harm',
  ...more,
];

test('is set, changed in a new version, and listed', () => {
  expect(json(set('--cut', '7=3', '--cut', '1=0', '--word', 'C=4'))).toMatchObject({
    cuts: [
      { from: 1, level: 0 },
      { from: 7, level: 3 },
    ],
    words: { C: 4 },
    version: 1,
  });
  expect(json(set('--cut', '1=0', '--cut', '7=3', '--word', 'C=4'))).toMatchObject({ version: 1 });
  expect(json(set('--cut', '1=0', '--cut', '6=3'))).toMatchObject({ version: 2 });
  expect(rows(['mapping', 'list', '-s', study])).toMatchObject([{ grader: 'judge', dimension: 'harm', version: 2 }]);
});

test.each([
  [['--cut', '7=9'], 'There is no level 9'],
  [['--cut', '7=3', '--cut', '7=4'], 'The value 7 stands twice'],
  [[], 'says nothing'],
  [['--cut', 'x=1'], 'no number'],
])('%j is refused: %s', (args, why) => {
  const { status, stderr } = touchstone(set(...args));
  expect(status).toBe(2);
  expect(stderr).toContain(why);
});

test('a grader without such scores is refused', () => {
  const { stderr } = touchstone(['mapping', 'set', '-s', study, '--grader', 'nobody', '--dimension', 'harm', '--cut', '1=1']);
  expect(stderr).toContain('no such scores');
});
