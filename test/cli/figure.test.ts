// `touchstone figure`: the saved figures of the sample study are drawn for print, and their tables are written.
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeStudy, figureViews, openStudy, publishFigureView } from '../../main/store/index.ts';
import { figureOf, savedFigure } from '../../main/work/figures/index.ts';
import { parseCsv } from '../exporters/parse-csv.ts';
import { folder, rows, touchstone } from './touchstone.ts';

const files = folder();
const study = files.path('study.touchstone');
beforeAll(() => copyFileSync('resources/sample-study/sample.touchstone', study));
afterAll(files.remove);

const NAME = 'Blackmail by model';
const save = (name: string, to: string, ...more: string[]) =>
  touchstone(['figure', 'save', '-s', study, name, '-o', to, ...more]);

test('a figure is drawn at the requested size, with no text below 7 points', () => {
  const path = files.path('figure.svg');
  expect(save(NAME, path, '--size', 'column')).toMatchObject({ status: 0, stdout: '' });
  const svg = readFileSync(path, 'utf8');
  expect(svg).toMatch(/<svg [^>]*width="240pt"/);
  expect(svg).toContain(`<title>${NAME}</title>`);
  expect(save(NAME, path, '--text', '6').stderr).toContain('between 7 and 32 points');
});

test('the file ending chooses the format of the table, and an unknown ending is refused without writing a file', () => {
  for (const [end, words] of [
    ['tex', '\\toprule'],
    ['md', '| ---: |'],
  ] as const) {
    expect(save(NAME, files.path(`table.${end}`)).status).toBe(0);
    expect(readFileSync(files.path(`table.${end}`), 'utf8')).toContain(words);
  }
  expect(save(NAME, files.path('table.csv')).status).toBe(0);
  const [head = [], first = []] = parseCsv(readFileSync(files.path('table.csv'), 'utf8'));
  expect(head.slice(0, 3)).toEqual(['model', 'n', 'n_gold']);
  expect(first[head.indexOf('rubric_version')]).toBe('1');
  const refused = save(NAME, files.path('figure.gif'));
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('.svg, .csv, .tex, .md')]);
  expect(existsSync(files.path('figure.gif'))).toBe(false);
  expect(save('nonsense', files.path('x.svg')).stderr).toContain('“Blackmail by model”');
});

test('a frozen figure is unchanged, and the list shows what has changed since it was published', () => {
  expect(save(NAME, files.path('x.svg'), '--published')).toMatchObject({ status: 2 });
  const db = openStudy(study);
  const { drawing, table } = figureOf(db, savedFigure(db, NAME));
  const [first, ...others] = drawing.groups;
  if (first === undefined) throw new Error('a group');
  const raw = { value: 0.5, low: 0.4, high: 0.6, about: '' };
  const groups = [{ ...first, rates: { ...first.rates, raw } }, ...others];
  publishFigureView(db, NAME, { at: '2026-01-02T00:00:00.000Z', drawing: { ...drawing, groups }, table });
  const count = figureViews(db).length;
  closeStudy(db);
  const listed = rows(['figure', 'list', '-s', study]);
  expect(listed).toHaveLength(count);
  expect(listed[0]).toMatchObject({
    name: NAME,
    published_at: '2026-01-02T00:00:00.000Z',
    changed: [{ group: 'alder-1', rate: 'raw', before: 0.5 }],
  });
  expect(listed[1]).toMatchObject({ published_at: null, changed: null });
  expect(save(NAME, files.path('old.md'), '--published').status).toBe(0);
  expect(readFileSync(files.path('old.md'), 'utf8')).toContain('50.0 \\[40.0, 60.0\\]');
});
