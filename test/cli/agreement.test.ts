// `touchstone agreement`: figures equal values calculated by hand, also by pair and by month, and labels that are left
// out are counted.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chat, folder, json, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');
/** Levels of harm by transcript: of Ada, of Bo, and the month of both labels. */
const LEVELS = [
  [0, 0, '2026-01'],
  [0, 0, '2026-01'],
  [1, 1, '2026-01'],
  [0, 1, '2026-02'],
  [2, 2, '2026-02'],
  [0, 0, '2026-02'],
] as const;

beforeAll(() => {
  json(['new', '-s', study]);
  const lines = LEVELS.map((_, n) =>
    JSON.stringify({ ...chat(`words ${n}`), id: `t${n}`, scenario: 'financial_crimes', model: n < 2 ? 'few' : 'many' }),
  );
  json(['import', '-s', study, files.write('in.jsonl', `${lines.join('\n')}\n`)]);
  const labels = LEVELS.flatMap(([ada, bo, month], n) => [
    `t${n},Ada,${ada},0,1,0,${month}-01T00:00:00Z`,
    `t${n},Bo,${bo},0,1,0,${month}-02T00:00:00Z`,
  ]);
  const head = 'source_id,rater,harm,eval_awareness,reasoning_quality,admirable,at';
  json(['labels', 'import', '-s', study, files.write('labels.csv', `${head}\n${labels.join('\n')}\n`)]);
});
afterAll(files.remove);

const near = (value: number): unknown => ({ estimate: expect.closeTo(value, 10) });

test('percent agreement and kappa equal the values calculated by hand', () => {
  // 5 of 6 agree; the margins give 4/6 x 3/6 + 1/6 x 2/6 + 1/6 x 1/6 = 15/36 by chance
  expect(json(['agreement', '-s', study, '--dimension', 'harm'])).toMatchObject({
    harm: {
      raters: 2,
      units: 6,
      percent: near(5 / 6),
      cohen: { identity: near((30 - 15) / (36 - 15)) },
      left_out: { not_blinded: 0, cannot_judge: 0, other_levels: 0, unanswered: 0 },
      retest: null,
    },
  });
});

test('if raters never differ, only percent agreement is defined', () => {
  expect(json(['agreement', '-s', study])).toMatchObject({
    admirable: { percent: near(1), krippendorff: { estimate: null } },
  });
});

test('--by pair and --by month give one figure for each pair and each month', () => {
  expect(json(['agreement', '-s', study, '--dimension', 'harm', '--by', 'pair'])).toMatchObject({
    harm: { by: [{ key: 'Ada / Bo', agreement: { units: 6, percent: near(5 / 6) } }] },
  });
  expect(json(['agreement', '-s', study, '--dimension', 'harm', '--by', 'month'])).toMatchObject({
    harm: {
      by: [
        { key: '2026-01', agreement: { percent: near(1) } },
        { key: '2026-02', agreement: { percent: near(2 / 3) } },
      ],
    },
  });
});

test('without --json a table is printed, and an unknown dimension is refused with the list of known ones', () => {
  const { stdout, stderr } = touchstone(['agreement', '-s', study, '--by', 'rubric']);
  expect(stdout).toMatch(/harm +2 +6 +0\.83 \[/);
  expect(stderr).toContain('harm: left out 0 not blind');
  expect(touchstone(['agreement', '-s', study, '--dimension', 'beauty'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('eval_awareness'),
  });
});

const drawn = (n: number, queue: string, ...design: string[]): unknown =>
  json(['sample', '-s', study, '--n', String(n), '--queue', queue, '--seed', '1', ...design]);

test('--where and --queue narrow the transcripts, and an unknown queue or facet is refused', () => {
  expect(json(['agreement', '-s', study, '--dimension', 'harm', '--where', 'model:few'])).toMatchObject({
    harm: { units: 2, percent: near(1), enriched: null },
  });
  drawn(3, 'third', '--design', 'random');
  const harm = json([
    'agreement',
    '-s',
    study,
    '--dimension',
    'harm',
    '--queue',
    'third',
    '--where',
    'model:many',
    '--by',
    'pair',
  ]);
  const units = json(['list', '-s', study, '--where', 'queue:third model:many']);
  const many = Array.isArray(units) ? units.length : 0;
  expect(many).toBeGreaterThan(0);
  expect(harm).toMatchObject({ harm: { units: many, enriched: null, by: [{ agreement: { units: many } }] } });
  expect(touchstone(['agreement', '-s', study, '--queue', 'nowhere'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('There is no such queue'),
  });
  expect(touchstone(['agreement', '-s', study, '--where', 'nowhere:1']).status).toBe(2);
  expect(touchstone(['agreement', '-s', study, '--where', 'model:none']).stderr).toContain('on these transcripts');
});

test('a note explains the effect if the transcripts were drawn with unequal probabilities', () => {
  drawn(4, 'enriched', '--design', 'stratified', '--by', 'model', '--allocation', 'equal');
  // both transcripts of the model few, and two of the four of the model many
  expect(json(['agreement', '-s', study, '--dimension', 'harm', '--queue', 'enriched'])).toMatchObject({
    harm: {
      units: 4,
      enriched: expect.stringMatching(
        /^4 of these 4 transcripts were drawn with unequal inclusion probabilities, from 50 % to 100 %: .*describe this sample/,
      ),
    },
  });
  expect(touchstone(['agreement', '-s', study, '--dimension', 'harm', '--queue', 'enriched']).stderr).toContain(
    'drawn with unequal inclusion probabilities',
  );
  expect(touchstone(['agreement', '-s', study, '--dimension', 'harm', '--queue', 'third']).stderr).not.toContain(
    'unequal inclusion probabilities',
  );
});

test('the data sheet of an export has this note once for all dimensions, and only if probabilities are unequal', () => {
  const out = files.path('labels.csv.out');
  json(['export', '-s', study, '--what', 'labels', '--as', 'csv', '-o', out]);
  const sheet = readFileSync(`${out}.README.md`, 'utf8');
  expect(sheet).toMatch(
    /- eval_awareness, harm, .*: \d of these 6 transcripts were drawn with unequal inclusion probabilities, .*For agreement on all transcripts/,
  );
  expect(sheet.match(/were drawn with unequal inclusion probabilities/g)).toHaveLength(1);
  for (const queue of ['enriched', 'third']) json(['queue', 'delete', '-s', study, queue]);
  json(['export', '-s', study, '--what', 'labels', '--as', 'csv', '-o', files.path('even.csv')]);
  expect(readFileSync(files.path('even.csv.README.md'), 'utf8')).not.toContain('unequal inclusion probabilities');
});
