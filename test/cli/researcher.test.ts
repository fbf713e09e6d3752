// From chats and a grader's CSV on a scale of 1 to 10, without labels, to a corrected rate per model: the message of
// each step names the next step.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');

/**
 * 200 chats of two models with different shares of events; the judge misses some events and flags some chats without
 * one.
 */
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

test('after scores without a mapping, the message contains the next command with the grader’s names', () => {
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

test('before there is gold, one note for all groups says so', () => {
  const { stderr } = touchstone(['rates', '-s', study, '--dimension', 'harm', '--grader', 'judge', '--by', 'model']);
  expect(stderr).not.toContain('nothing to count');
  expect(stderr.match(/no transcript that was drawn has gold/g)).toHaveLength(1);
  expect(stderr).toContain('every group and all: no transcript that was drawn has gold');
});

test('a draw by verdict without a threshold is refused with an explanation of the threshold', () => {
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
  expect([status, stderr]).toEqual([2, expect.stringContaining('the lowest score that the grader flags')]);
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
  test('one line covers all rows without a rater', () => {
    const { status, stderr } = bringing('labels', files.write('labels.csv', table()));
    expect([status, stderr]).toEqual([2, expect.stringContaining('60 rejected')]);
    expect(stderr.match(/no column names the rater/g)).toHaveLength(1);
    expect(stderr).toContain('line 2 and 59 more, the last line 61');
  });
  test('the rule rater:NAME makes them gold', () => {
    expect(bringing('labels', files.path('labels.csv'), '--rater', 'Ada').stderr).toContain(
      '60 transcripts with one rater: `touchstone adjudicate --rule rater:NAME` makes that label gold',
    );
    expect(touchstone(['adjudicate', '-s', study]).stderr).toContain(
      '60 of the open ones have only one rater: --rule rater:NAME makes that rater’s label gold',
    );
    expect(json(['adjudicate', '-s', study, '--rule', 'rater:Ada'])).toMatchObject({ gold: { added: 60 }, open: [] });
  });
  test('correct the rate of each model, with a common note printed once', () => {
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
    expect(stderr.match(/weighting by the draw is the correction/g)).toHaveLength(1);
  });
});

test('scores with --queue: rows of other transcripts are rejected, and the share with scores is reported', () => {
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
  expect(rows(['queue', 'list', '-s', study])).toMatchObject([
    { name: 'check', has_work: true, scored: [{ grader: 'second', dimension: 'score', transcripts: 20 }] },
  ]);
  expect(touchstone([...bring, 'none'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('There is no such queue'),
  });
});

test('a queue on which only a grader has worked keeps its draws when it is deleted, and no rate changes', () => {
  const rated = (): unknown => json(['rates', '-s', study, '--dimension', 'harm', '--grader', 'judge']);
  const before = rated();
  json(['sample', '-s', study, '--n', '30', '--queue', 'graded', '--seed', '5']);
  const third = files.write('third.csv', scoreTable(ITEMS).replace('id,score', 'id,verdict_1_to_10'));
  const bring = ['scores', 'import', '-s', study, third, '--grader', 'third', '--queue', 'graded'];
  expect(json([...bring, '--score-dimension', 'harm'], 1)).toMatchObject({ added: 30 });
  expect(touchstone(['queue', 'delete', '-s', study, 'graded'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('30 by third (harm)'),
  });
  expect(json(['queue', 'delete', '-s', study, 'graded', '--yes'])).toMatchObject({ kept: true });
  expect(rated()).toEqual(before);
});

test('if several columns could hold the score, the table is refused until --column names one', () => {
  const table = `id,first,second\n${ITEMS.slice(0, 3)
    .map(({ id }) => `${id},4,5`)
    .join('\n')}\n`;
  const bring = ['scores', 'import', '-s', study, files.write('two.csv', table), '--grader', 'two'];
  expect(touchstone([...bring, '--score-dimension', 'harm'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('which of first, second holds the score'),
  });
  expect(json([...bring, '--score-dimension', 'harm', '--column', 'second'])).toMatchObject({ added: 3 });
});

test('--equivalent shows two models as equivalent within a wide margin, and not within a narrow one', () => {
  const ask = ['rates', '-s', study, '--dimension', 'harm', '--grader', 'judge', '--by', 'model'];
  const wide = json([...ask, '--equivalent', 'Ash,Beech', '--margin', '0.9']);
  expect(wide).toMatchObject([
    { equivalence: { first: 'Ash', margin: 0.9, raw: { is_equivalent: true, level: expect.closeTo(0.9, 9) } } },
    { equivalence: { second: 'Beech', corrected: { is_equivalent: true } } },
  ]);
  expect(json([...ask, '--equivalent', 'Ash,Beech', '--margin', '0.001'])).toMatchObject([
    { equivalence: { raw: { is_equivalent: false } } },
    {},
  ]);
  expect(touchstone([...ask, '--equivalent', 'Ash,Oak', '--margin', '0.1']).stderr).toContain(
    'Choose one of Ash, Beech',
  );
  expect(touchstone([...ask, '--margin', '0.1'])).toMatchObject({ status: 2 });
});

test('the flags of an event of several parts form one stratum, and a part without scores is refused', () => {
  const other = files.write(
    'other.csv',
    `id,score\n${ITEMS.map(({ id }, n) => `${id},${n % 9 === 0 ? 5 : 1}`).join('\n')}\n`,
  );
  json(['scores', 'import', '-s', study, other, '--grader', 'judge', '--score-dimension', 'blackmail']);
  const event = 'harm>=3 or blackmail>=4';
  const draw = ['sample', '-s', study, '--n', '90', '--queue', 'event', '--seed', '4', '--design', 'flagged'];
  expect(touchstone([...draw, '--event', event])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('one grader whose scores define the event'),
  });
  const flagged = ITEMS.filter(({ score }, n) => score >= 7 || n % 9 === 0).length;
  const cuts = ['--score-dimension', 'blackmail', '--dimension', 'blackmail', '--cut', '0=0', '--cut', '5=4'];
  json(['mapping', 'set', '-s', study, '--grader', 'judge', ...cuts]);
  expect(json([...draw, '--grader', 'judge', '--event', event])).toMatchObject({
    strata: [
      { key: 'flagged', population: flagged },
      { key: 'unflagged', population: 200 - flagged },
    ],
  });
  const part = touchstone([...draw, '--grader', 'judge', '--event', 'harm.concealed', '--top-up']);
  expect([part.status, part.stderr]).toEqual([2, expect.stringContaining('No score decides this part of the event')]);
});
