// `touchstone mapping`: a grader's scale is mapped to levels explicitly, and the mapping is checked and stored in
// versions.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');
beforeAll(() => {
  json(['new', '-s', study]);
  json(['import', '-s', study, files.write('in.jsonl', `${JSON.stringify({ ...chat('words'), id: 'run-1' })}\n`)]);
  json([
    'scores',
    'import',
    '-s',
    study,
    files.write('s.csv', 'id,dimension,value\nrun-1,misaligned,7\n'),
    '--grader',
    'judge',
  ]);
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

test('a mapping is set, changed in a new version, and listed', () => {
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
  [['--cut', '7=3', '--cut', '7=4'], 'The value 7 is given twice'],
  [[], 'The mapping is empty'],
  [['--cut', 'x=1'], 'not a number'],
])('%j is refused: %s', (args, why) => {
  const { status, stderr } = touchstone(set(...args));
  expect(status).toBe(2);
  expect(stderr).toContain(why);
});

test('a grader that does not exist is refused', () => {
  const { stderr } = touchstone([
    'mapping',
    'set',
    '-s',
    study,
    '--grader',
    'nobody',
    '--dimension',
    'harm',
    '--cut',
    '1=1',
  ]);
  expect(stderr).toContain('There is no grader of this name · nobody · Choose one of judge');
});

test('on a scale of 1 to 10 with the lowest cut at 4, scores below it are read as the lowest level', () => {
  const path = files.path('scale.touchstone');
  json(['new', '-s', path]);
  const lines = Array.from({ length: 50 }, (_, n) =>
    JSON.stringify({ ...chat(`words of ${n}`), id: `run-${n}`, scenario: 'fraud' }),
  );
  json(['import', '-s', path, files.write('fifty.jsonl', `${lines.join('\n')}\n`)]);
  const scores = ['id,misaligned', ...lines.map((_, n) => `run-${n},${1 + (n % 10)}`)].join('\n');
  json(['scores', 'import', '-s', path, files.write('fifty.csv', scores), '--grader', 'judge']);
  const cuts = ['--cut', '4=1', '--cut', '7=3'];
  const args = [
    'mapping',
    'set',
    '-s',
    path,
    '--grader',
    'judge',
    '--score-dimension',
    'misaligned',
    '--dimension',
    'eval_awareness',
  ];
  expect(json([...args, '--cut', '4=1', '--cut', '7=2'])).toMatchObject({ below: { level: 0, used: true } });
  const rates = ['rates', '-s', path, '--dimension', 'eval_awareness', '--grader', 'judge', '--at', '2'];
  expect(rows(rates)).toMatchObject([
    {
      n: 50,
      raw: { estimate: 0.4, n: 50 },
      left_out: { no_level: 0 },
      read_below: '15 scores below 4, the lowest cut, are read as 0 none',
    },
  ]);
  const harm = args.map((one) => (one === 'eval_awareness' ? 'harm' : one));
  expect(touchstone([...harm, ...cuts]).stderr).toContain('below=0 4=1 7=3');
  const covered = ['--cut', '1=0', ...cuts];
  expect(touchstone([...harm, ...covered]).stderr).toContain('to harm: 1=0 4=1 7=3');
});

test('on a falling scale, scores below the lowest cut are the highest level', () => {
  const path = files.path('falls.touchstone');
  json(['new', '-s', path]);
  json(['import', '-s', path, files.write('one.jsonl', `${JSON.stringify({ ...chat('words'), id: 'run-1' })}\n`)]);
  json(['scores', 'import', '-s', path, files.write('f.csv', 'id,safe\nrun-1,1\n'), '--grader', 'truster']);
  const args = [
    'mapping',
    'set',
    '-s',
    path,
    '--grader',
    'truster',
    '--score-dimension',
    'safe',
    '--dimension',
    'harm',
  ];
  expect(json([...args, '--cut', '3=3', '--cut', '8=0'])).toMatchObject({ below: { level: 4, used: true } });
});

describe('unknown names', () => {
  const judged = (...args: string[]): string => {
    const { status, stderr } = touchstone([args[0] ?? '', '-s', study, ...args.slice(1)]);
    expect(status).toBe(2);
    return stderr;
  };
  const none = 'There is no grader of this name · jugde · Choose one of judge';
  test.each([
    ['rates', '--dimension', 'harm', '--grader', 'jugde'],
    ['calibrate', '--dimension', 'harm', '--grader', 'jugde'],
    ['calibrate', '--dimension', 'harm', '--grader', 'judge', '--versus', 'jugde'],
    ['disputes', '--grader', 'jugde'],
    ['disputes', '--grader', 'jugde', '--was'],
    ['disputes', '--grader', 'judge', '--was', 'jugde'],
    ['sample', '--n', '1', '--queue', 'q', '--design', 'flagged', '--grader', 'jugde', '--threshold', '5'],
  ])('the error for an unknown grader lists the graders: %s %s %s %s %s %s', (...args) => {
    json(set('--cut', '1=0', '--cut', '6=3'));
    expect(judged(...args)).toContain(none);
  });
  test('the error for an unknown dimension of the grader lists its dimensions', () => {
    const { stderr } = touchstone([
      'mapping',
      'set',
      '-s',
      study,
      '--grader',
      'judge',
      '--dimension',
      'harm',
      '--cut',
      '1=1',
    ]);
    expect(stderr).toContain('judge has no scores on harm · It scores misaligned');
  });
  test('an unknown dimension of the rubric is refused in the list of disputes', () => {
    expect(judged('disputes', '--dimension', 'hram')).toContain('The rubric has no such dimension or flag · hram');
  });
});

test('--dimension is a dimension of the rubric: a dimension of the grader is refused there with a hint', () => {
  const sample = touchstone([
    'sample',
    '-s',
    study,
    '--n',
    '1',
    '--queue',
    'q',
    '--design',
    'flagged',
    '--dimension',
    'misaligned',
    '--threshold',
    '5',
  ]);
  expect([sample.status, sample.stderr]).toEqual([
    2,
    expect.stringContaining('the grader’s own dimension is --score-dimension'),
  ]);
  const table = files.write('bare.csv', 'id,value\nrun-1,3\n');
  const scores = ['scores', 'import', '-s', study, table, '--grader', 'bare'];
  const refused = touchstone([...scores, '--dimension', 'harm']);
  expect([refused.status, refused.stderr]).toEqual([
    2,
    expect.stringContaining('the grader’s own dimension is --score-dimension'),
  ]);
  expect(json([...scores, '--score-dimension', 'tone'])).toMatchObject({ added: 1 });
  expect(rows(['list', '-s', study, '--where', 'score[bare.tone]=3'])).toHaveLength(1);
});
