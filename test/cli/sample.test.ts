// `touchstone sample`: designs with known inclusion probabilities, repeatable by a seed; a top-up keeps the first draw.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SampleReport } from '../../contract/queue.ts';
import { chat, folder, json, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');
const MANY = 200;
beforeAll(() => {
  json(['new', '-s', study]);
  const lines = Array.from({ length: MANY }, (_, n) =>
    JSON.stringify({ ...chat(`words of ${n}`), id: `run-${n}`, scenario: n % 4 === 0 ? 'blackmail' : 'fraud' }),
  );
  json(['import', '-s', study, files.write('in.jsonl', `${lines.join('\n')}\n`)]);
  for (const [grader, of] of [
    ['a', (n: number) => n % 10],
    ['b', (n: number) => (n < 20 ? 9 : n % 10)],
  ] as const) {
    const table = ['id,dimension,value', ...Array.from({ length: MANY }, (_, n) => `run-${n},harm,${of(n)}`)].join(
      '\n',
    );
    json(['scores', 'import', '-s', study, files.write(`${grader}.csv`, table), '--grader', grader]);
  }
});
afterAll(files.remove);

const draw = (queue: string, n: number, ...more: string[]): SampleReport =>
  SampleReport.parse(json(['sample', '-s', study, '--n', String(n), '--queue', queue, ...more]));
const members = (queue: string): string[] =>
  rows(['list', '-s', study, '--where', `queue:${queue}`]).map((row) => String(row['id']));

describe('designs', () => {
  test('random: the same seed draws the same transcripts', () => {
    expect(draw('r1', 20, '--seed', '7')).toMatchObject({
      n: 20,
      population: MANY,
      seed: 7,
      strata: [{ key: 'all', sampled: 20, probability: 0.1 }],
    });
    draw('r2', 20, '--seed', '7');
    draw('r3', 20, '--seed', '8');
    expect(members('r2')).toEqual(members('r1'));
    expect(members('r3')).not.toEqual(members('r1'));
  });
  test('stratified: equal allocation draws the same number from each stratum', () => {
    const report = draw('s1', 20, '--design', 'stratified', '--by', 'scenario', '--allocation', 'equal');
    expect(report.strata).toEqual([
      { key: 'blackmail', population: 50, sampled: 10, probability: 0.2 },
      { key: 'fraud', population: 150, sampled: 10, probability: 10 / 150 },
    ]);
  });
  test('flagged: all flagged transcripts are drawn, and a random part of the others', () => {
    const report = draw(
      'f1',
      50,
      '--design',
      'flagged',
      '--grader',
      'a',
      '--score-dimension',
      'harm',
      '--threshold',
      '8',
    );
    expect(report.strata).toEqual([
      { key: 'flagged', population: 40, sampled: 40, probability: 1 },
      { key: 'unflagged', population: 160, sampled: 10, probability: 10 / 160 },
    ]);
  });
  test('uncertainty and disagreement draw the requested number, and disagreement prefers transcripts on which graders differ', () => {
    draw(
      'u1',
      40,
      '--design',
      'uncertainty',
      '--grader',
      'a',
      '--score-dimension',
      'harm',
      '--threshold',
      '5',
      '--seed',
      '1',
    );
    draw('d1', 40, '--design', 'disagreement', '--score-dimension', 'harm', '--seed', '1');
    const differing = rows(['list', '-s', study, '--where', 'queue:d1 score[b.harm]>=9 score[a.harm]<9']).length;
    expect(differing).toBeGreaterThanOrEqual(12);
    const chances = rows(['list', '-s', study, '--where', 'queue:u1']);
    expect(chances).toHaveLength(40);
  });
  const MIX = '--design flagged --grader a --score-dimension harm --threshold 8 --random 20'.split(' ');

  test('--random draws a part of the queue at random from all transcripts', () => {
    const report = draw('m1', 60, ...MIX);
    expect(report.strata).toMatchObject([
      { key: 'audit: all', sampled: 12 },
      { key: 'targeted: flagged' },
      { key: 'targeted: unflagged' },
    ]);
  });

  test('the printed table calls the random part by its name', () => {
    const { status, stdout } = touchstone(['sample', '-s', study, '--queue', 'm2', '--n', '60', ...MIX]);
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringMatching(/^random part: all/m) });
  });
});

describe('a top-up', () => {
  test('of the same design keeps the first draw, and equals one larger draw', () => {
    draw('t1', 20, '--seed', '3');
    const before = members('t1');
    expect(draw('t1', 10, '--top-up')).toMatchObject({
      n: 30,
      added: 10,
      strata: [{ sampled: 30, probability: 0.15 }],
    });
    expect(members('t1')).toEqual(expect.arrayContaining(before));
    draw('t2', 30, '--seed', '3');
    expect(members('t1').toSorted()).toEqual(members('t2').toSorted());
  });
  test('of another design is added to the first draw', () => {
    draw('t3', 20, '--seed', '3');
    const report = draw('t3', 20, '--top-up', '--design', 'stratified', '--by', 'scenario');
    expect(report.n).toBeGreaterThan(20);
    expect(report.n).toBeLessThanOrEqual(40);
  });
});

describe('hidden items', () => {
  test('repeats and checks are mixed in, and change no probability', () => {
    const head = 'id,rater,eval_awareness,blackmail,harm,reasoning_quality,admirable';
    const table = [head, ...Array.from({ length: 30 }, (_, n) => `run-${n},Ada,1,1,1,1,1`)].join('\n');
    json(['labels', 'import', '-s', study, files.write('labels.csv', table)]);
    json(['adjudicate', '-s', study, '--rule', 'rater:Ada']);
    const where = ['--where', 'scenario:fraud', '--seed', '5'];
    const plain = draw('h0', 20, ...where);
    const report = draw('h1', 20, ...where, '--repeats', '10', '--checks', '15');
    expect(report).toMatchObject({
      n: 25,
      strata: plain.strata,
      notes: ['5 hidden repeats and checks are mixed in; they are excluded from every rate'],
    });
    expect(members('h1')).toEqual(expect.arrayContaining(members('h0')));
    expect(members('h1')).toHaveLength(23);
  });
});

describe('refusals', () => {
  const refused = (...args: string[]): string => {
    const { status, stderr } = touchstone(['sample', '-s', study, ...args]);
    expect(status).toBe(2);
    return stderr;
  };
  test('an existing queue, a missing parameter, a filter without matches and n of 0 are refused', () => {
    draw('x1', 5);
    expect(refused('--n', '5', '--queue', 'x1')).toContain('A queue with that name already exists');
    expect(refused('--n', '5', '--queue', 'x2', '--design', 'stratified')).toContain('--by FACET');
    expect(refused('--n', '5', '--queue', 'x2', '--design', 'flagged', '--score-dimension', 'harm')).toContain(
      '--grader G --score-dimension D',
    );
    expect(refused('--n', '5', '--queue', 'x2', '--where', 'scenario:nowhere')).toContain('No transcript matches');
    expect(refused('--n', '0', '--queue', 'x2')).toContain('whole number');
  });
});

describe('a filter about labels', () => {
  const label = (id: number, rater: string): void => {
    const table = `id,rater,dimension,level\nrun-${id},${rater},harm,0\nrun-${id},${rater},eval_awareness,0\nrun-${id},${rater},reasoning_quality,1\nrun-${id},${rater},admirable,0\n`;
    json(['labels', 'import', '-s', study, files.write('l.csv', table)]);
  };
  test('means the labels of the named rater, as in the list, and is refused if no rater is named', () => {
    label(1, 'Cy');
    label(2, 'Cy');
    label(3, 'Di');
    const shown = rows(['list', '-s', study, '--where', 'label:missing', '--rater', 'Cy']).length;
    expect(shown).toBe(MANY - 2);
    expect(draw('of-cy', 10, '--where', 'label:missing', '--rater', 'Cy').population).toBe(shown);
    const unnamed = touchstone(['sample', '-s', study, '--n', '5', '--queue', 'whose', '--where', 'label:missing']);
    expect([unnamed.status, unnamed.stderr]).toEqual([2, expect.stringContaining('no rater is named')]);
    const wrong = touchstone([
      'sample',
      '-s',
      study,
      '--n',
      '5',
      '--queue',
      'whose',
      '--where',
      'label:missing',
      '--rater',
      'Cyril',
    ]);
    expect([wrong.status, wrong.stderr]).toEqual([
      2,
      expect.stringContaining('No rater has this name · Cyril · Choose one of '),
    ]);
  });
});
