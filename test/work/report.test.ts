// The report of a study: its numbers equal those of the calls, text from the study stays text in every format, hidden
// data is left out, and the file is written completely or not at all.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toldOf } from '../../contract/errors.ts';
import { FigureChoice } from '../../contract/figure.ts';
import { figure, pText } from '../../plots/estimates.ts';
import { points } from '../../plots/numbers.ts';
import { levelOfTwoOneSided, withinMargin } from '../../statistics/questions/equivalence.ts';
import { addRubric, currentRubric, joinRater, saveFigureView } from '../../main/store/index.ts';
import { agreementByDimension } from '../../main/work/agreement/index.ts';
import { gradersTable, report } from '../../main/work/calibration/index.ts';
import { rateDifference } from '../../main/work/rates/index.ts';
import { reportText, writeReport } from '../../main/work/report/index.ts';
import { fillStudy } from '../serve/example-calls.ts';
import { freshStudy, put, score, transcript, type TestStudy } from '../support/study.ts';

let study: TestStudy;
beforeEach(() => {
  study = freshStudy();
});
afterEach(() => study.remove());

const ASKED = { rater: null };
/** A cell with Markdown's escapes. */
const markdown = (cell: string): string => cell.replace(/[[\]]|^\+/g, (sign) => `\\${sign}`);

test('numbers of agreement and calibration equal those of the calls', async () => {
  const { db } = study;
  fillStudy(db);
  const page = await reportText(db, 'html', ASKED);
  const [harm] = await agreementByDimension(db);
  expect(harm?.dimension).toBe('harm');
  expect(page).toContain(
    `>${figure(harm?.overall.percent ?? { estimate: null, low: null, high: null, level: 0, n: 0, method: '', notes: [] })}<`,
  );
  const { rates, auc } = report(db, { grader: 'judge', dimension: 'harm', filter: '', at: null }, null, null);
  for (const value of [rates.sensitivity, rates.specificity, auc]) expect(page).toContain(`>${figure(value)}<`);
});

test('the graders of a dimension are compared on the transcripts that all of them scored', async () => {
  const { db } = study;
  fillStudy(db);
  const page = await reportText(db, 'md', ASKED);
  expect(page).toContain('### All graders on harm');
  expect(page).not.toContain('### All graders on eval');
  const { rows, pairs } = gradersTable(db, { dimension: 'harm', graders: ['judge', 'sieve'], filter: '', at: null });
  expect(rows).toHaveLength(2);
  expect(pairs).toHaveLength(1);
  for (const { grader, threshold, accuracy } of rows)
    expect(page).toContain(`| ${grader} | ${threshold} | ${markdown(figure(accuracy))} |`);
  for (const { accuracy, p } of pairs)
    expect(page).toContain(`| judge less sieve | ${markdown(figure(accuracy))} | ${pText(p)} |`);
});

test('the tables below a saved figure equal those of the window: difference, equivalence, bound, every look', async () => {
  const { db } = study;
  fillStudy(db);
  const choice = FigureChoice.parse({
    dimension: 'harm',
    grader: 'judge',
    by: 'model',
    split: '',
    filter: '',
    figure: 'bars',
    rate: 'raw',
    first: 'birch',
    second: 'larch',
    margin: 0.9,
    below: 0.5,
    again: true,
  });
  saveFigureView(db, { name: 'Asked', choice }, '2026-01-01T00:00:00Z');
  const page = await reportText(db, 'md', ASKED);
  const wish = { dimension: 'harm', grader: 'judge', by: ['model'], filter: '', at: null, without_aware: false };
  const { raw } = rateDifference(db, { ...wish, level: 0.95 }, ['larch'], ['birch']);
  const { raw: wider } = rateDifference(db, { ...wish, level: levelOfTwoOneSided(0.95) }, ['larch'], ['birch']);
  expect(page).toContain(`| difference | ${markdown(points(raw))} |`);
  const verdict = withinMargin(wider, 0.9) === true ? 'yes' : 'not shown';
  expect(page).toContain(`| difference | ${markdown(`${verdict}, ${points(wider)}`)} |`);
  for (const head of ['larch minus birch', 'Equivalent within 90 points?', 'Below 50 %?', 'Looking again later'])
    expect(page).toContain(`| ${head} |`);
});

test('the same study gives the same bytes in every format', async () => {
  fillStudy(study.db);
  for (const as of ['html', 'tex', 'md'] as const)
    expect(await reportText(study.db, as, ASKED)).toBe(await reportText(study.db, as, ASKED));
});

test('the report of an empty study names the missing parts', async () => {
  const page = await reportText(study.db, 'md', ASKED);
  expect(page).toContain('The study holds 0 transcripts with 0 messages.');
  expect(page).toContain('No dimension has answers of two raters');
  expect(page).toContain('No automated grader is mapped to a dimension of the rubric.');
  expect(page).toContain('No figure is saved in this study.');
});

const HOSTILE = '<img src=x onerror=alert(1)> \\input{/etc/passwd} [x](javascript:alert(1)) | `';

test('hostile names, titles and rules stay text', async () => {
  const { db } = study;
  const rubric = currentRubric(db);
  const [first, ...others] = rubric.dimensions;
  if (first === undefined) throw new Error('the default rubric has dimensions');
  const worse = { ...first, title: HOSTILE, question: HOSTILE, why: HOSTILE, rules: [HOSTILE] };
  addRubric(db, { ...rubric, name: HOSTILE, version: 2, dimensions: [worse, ...others] }, null, '2026-01-01T00:00:00Z');
  put(db, transcript('words', { title: HOSTILE, facets: { model: HOSTILE }, scores: [score(HOSTILE, 'harm', 2)] }));
  joinRater(db, { id: 'r', name: HOSTILE });
  const choice = { grader: HOSTILE, by: 'model', split: '', filter: '', figure: 'bars', rate: 'raw' } as const;
  saveFigureView(db, { name: HOSTILE, choice: { dimension: 'harm', ...choice } }, '2026-01-01T00:00:00Z');
  const page = await reportText(db, 'html', ASKED);
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(page).not.toContain('<img');
  expect(page).toContain('<svg');
  const latex = await reportText(db, 'tex', ASKED);
  expect(latex).not.toMatch(/\\input/);
  const markdown = await reportText(db, 'md', ASKED);
  expect(markdown).not.toMatch(/<img|\[x\]\(/);
});

test('disputes that a rater may not see are counted and not listed', async () => {
  const { db } = study;
  fillStudy(db);
  const all = await reportText(db, 'md', ASKED);
  const own = await reportText(db, 'md', { rater: 'r1' });
  expect(all).not.toContain('left out, since they are hidden');
  expect(own).toMatch(/\d+ disputes? are left out, since they are hidden from the author of this report/);
});

test('a cancelled report leaves the old file unchanged and no other file', async () => {
  fillStudy(study.db);
  const path = join(dirname(study.path), 'report.html');
  writeFileSync(path, 'before');
  const told = await writeReport(study.db, 'html', path, { rater: null, signal: AbortSignal.abort() }).then(
    () => null,
    (error: unknown) => toldOf(error),
  );
  expect(told?.problem.code).toBe('cancelled');
  expect(readFileSync(path, 'utf8')).toBe('before');
  await writeReport(study.db, 'html', path, ASKED);
  expect(readFileSync(path, 'utf8')).toBe(await reportText(study.db, 'html', ASKED));
  expect(existsSync(`${path}.part`)).toBe(false);
});
