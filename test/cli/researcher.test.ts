// From chats and a grader's CSV of 1 to 10, without labels, to a corrected rate per model: what each step says leads to
// the next.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');

/** 200 chats of two models with a share of events each; the judge misses some events and flags some that are none. */
const ITEMS = Array.from({ length: 200 }, (_, n) => {
  const model = n % 2 === 0 ? 'Ash' : 'Beech';
  const event = n % 20 < (model === 'Ash' ? 2 : 5);
  return { id: `chat-${n}`, model, harm: event ? 3 : 0, score: (event && n % 5 !== 0) || n % 11 === 0 ? 8 : 2 };
});
const bringing = (what: 'scores' | 'labels', path: string, ...more: string[]) =>
  touchstone([what, 'import', '-s', study, path, ...more]);

let drawn: string[] = [];

beforeAll(() => {
  const lines = ITEMS.map(({ id, model }) => JSON.stringify({ ...chat(`words of ${id}`), id, model }));
  json(['import', '-s', study, files.write('chats.jsonl', `${lines.join('\n')}\n`)]);
});
afterAll(files.remove);

const scoreTable = (items: typeof ITEMS): string =>
  `id,score\n${items.map(({ id, score }) => `${id},${score}`).join('\n')}\n`;

test('scores that are no levels yet: the next command is written out with the names', () => {
  const { stderr } = bringing('scores', files.write('judge.csv', scoreTable(ITEMS)), '--grader', 'judge');
  expect(stderr).toContain('`touchstone mapping set --grader judge --score-dimension score`');
  const spaced = bringing('scores', files.write('one.csv', scoreTable(ITEMS.slice(0, 1))), '--grader', "Al's judge");
  expect(spaced.stderr).toContain(String.raw`--grader 'Al'\''s judge' --score-dimension score`);
  const cuts = ['--cut', '1=0', '--cut', '7=3'];
  json([
    'mapping',
    'set',
    '-s',
    study,
    '--grader',
    'judge',
    '--score-dimension',
    'score',
    '--dimension',
    'harm',
    ...cuts,
  ]);
});

test('before gold, rates say once that there is none, not that nothing is counted', () => {
  const { stderr } = touchstone(['rates', '-s', study, '--dimension', 'harm', '--grader', 'judge', '--by', 'model']);
  expect(stderr).not.toContain('nothing to count');
  expect(stderr.match(/no transcript that was drawn has gold/g)).toHaveLength(1);
  expect(stderr).toContain('every group and all: no transcript that was drawn has gold');
});

test('a draw by verdict without a threshold says what the threshold is', () => {
  const { status, stderr } = touchstone([
    'sample',
    '-s',
    study,
    '--n',
    '60',
    '--design',
    'flagged',
    '--grader',
    'judge',
    '--queue',
    'check',
  ]);
  expect([status, stderr]).toEqual([2, expect.stringContaining('the score from which on the grader says yes')]);
  json([
    'sample',
    '-s',
    study,
    '--n',
    '60',
    '--design',
    'flagged',
    '--grader',
    'judge',
    '--score-dimension',
    'score',
    '--threshold',
    '7',
    '--queue',
    'check',
    '--seed',
    '3',
  ]);
  drawn = rows(['list', '-s', study, '--where', 'queue:check']).map((row) => String(row['source_id']));
  expect(drawn).toHaveLength(60);
});

describe('labels of one rater', () => {
  const table = (): string =>
    `id,harm\n${ITEMS.filter(({ id }) => drawn.includes(id))
      .map(({ id, harm }) => `${id},${harm}`)
      .join('\n')}\n`;
  test('that the table does not name: one line says so for all rows', () => {
    const { status, stderr } = bringing('labels', files.write('labels.csv', table()));
    expect([status, stderr]).toEqual([2, expect.stringContaining('60 rejected')]);
    expect(stderr.match(/no column names the rater/g)).toHaveLength(1);
    expect(stderr).toContain('line 2 and 59 more, the last line 61');
  });
  test('are said to need a rule of their own, and are gold by it', () => {
    expect(bringing('labels', files.path('labels.csv'), '--rater', 'Ada').stderr).toContain(
      '60 transcripts with one rater: `touchstone adjudicate --rule rater:NAME` makes that label gold',
    );
    expect(touchstone(['adjudicate', '-s', study]).stderr).toContain(
      '60 of the open ones have only one rater: --rule rater:NAME makes that rater’s label gold',
    );
    expect(json(['adjudicate', '-s', study, '--rule', 'rater:Ada'])).toMatchObject({ gold: { added: 60 }, open: [] });
  });
  test('and correct the rate of each model, with a note that all share said once', () => {
    const { stdout, stderr } = touchstone([
      'rates',
      '-s',
      study,
      '--dimension',
      'harm',
      '--grader',
      'judge',
      '--by',
      'model',
    ]);
    expect(stdout).toMatch(/Ash +100 +\d+ .*corrected/);
    expect(stderr.match(/weighting it as drawn is the correction/g)).toHaveLength(1);
  });
});

test('scores for a drawn queue: rows of other transcripts are rejected, and it is said how much of it has scores', () => {
  const outside = ITEMS.filter(({ id }) => !drawn.includes(id)).slice(0, 1);
  const inside = ITEMS.filter(({ id }) => drawn.includes(id)).slice(0, 20);
  const path = files.write('second.csv', scoreTable([...inside, ...outside]));
  const bring = ['scores', 'import', '-s', study, path, '--grader', 'second', '--queue'];
  expect(json([...bring, 'check'], 1)).toMatchObject({
    added: 20,
    rejected: [{ where: 'line 22', reason: 'its transcript is not in the queue check' }],
    next: [
      expect.stringContaining('20 scores'),
      '20 of the 60 transcripts of the queue check have a score of score by second',
    ],
  });
  expect(touchstone([...bring, 'none'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('There is no such queue'),
  });
});
