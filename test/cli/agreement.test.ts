// `touchstone agreement`: figures equal to those reckoned by hand, in parts, and what is left out is counted.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chat, folder, json, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');
/** Harm by transcript: Ada, Bo, month of both labels. */
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
  const lines = LEVELS.map((_, n) => JSON.stringify({ ...chat(`words ${n}`), id: `t${n}`, scenario: 'financial_crimes' }));
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

test('percent and kappa by hand', () => {
  // 5 of 6 agree; by their margins 4/6 x 3/6 + 1/6 x 2/6 + 1/6 x 1/6 = 15/36 would
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

test('where nobody ever differs nothing but percent can be said', () => {
  expect(json(['agreement', '-s', study])).toMatchObject({ admirable: { percent: near(1), krippendorff: { estimate: null } } });
});

test('by pair and by month', () => {
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

test('for people a table; a dimension that is not there is refused with those that are', () => {
  const { stdout, stderr } = touchstone(['agreement', '-s', study, '--by', 'rubric']);
  expect(stdout).toMatch(/harm +2 +6 +0\.83 \[/);
  expect(stderr).toContain('harm: left out 0 not blind');
  expect(touchstone(['agreement', '-s', study, '--dimension', 'beauty'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('eval_awareness'),
  });
});
