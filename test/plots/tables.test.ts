// Tables of figures: LaTeX and Markdown show what the figure shows, data contains what each number depends on, and a
// published figure is compared with today's.
import { expect, test } from 'vitest';
import { changesSince } from '../../plots/changed.ts';
import { asLatex, asMarkdown, latexText, printedCells, printedRates } from '../../plots/print-table.ts';
import { figure, row } from './report.ts';

const rows = [row(['none']), row(['reasons'], { corrected: null, why: 'a stratum has no gold' })];

test('LaTeX needs only booktabs, and characters of names never become commands', () => {
  const { drawing } = figure([row(['50%_of & {all}']), ...rows]);
  const lines = asLatex(printedRates(drawing)).split('\n');
  expect(lines[0]).toBe('% needs \\usepackage{booktabs}');
  expect(lines).toContain('    \\toprule');
  expect(lines).toContain('    Arm & N & Gold & From judge & From gold & Corrected by gold & To quote \\\\');
  expect(lines).toContain(
    '    50\\%\\_of \\& \\{all\\} & 40 & 10 & 30.0 [20.0, 40.0] & 20.0 [10.0, 30.0] & 25.0 [15.0, 35.0] & corrected \\\\',
  );
  expect(lines).toContain('    reasons & 40 & 10 & 30.0 [20.0, 40.0] & 20.0 [10.0, 30.0] & -- & gold \\\\');
  expect(lines.find((line) => line.includes('caption'))).toContain(
    'No corrected rate for reasons: a stratum has no gold.',
  );
  expect(latexText('a\\b−1 ≥ ~')).toBe('a\\textbackslash{}b$-$1 $\\geq$ \\textasciitilde{}');
});

test('Markdown has the same columns in its rule, and a bar in a name does not split a cell', () => {
  const { drawing } = figure([row(['a|b']), ...rows], { split: 'model' });
  const lines = asMarkdown(printedRates(drawing)).split('\n');
  expect(lines[2]).toBe('| Arm | Model | N | Gold | From judge | From gold | Corrected by gold | To quote |');
  expect(lines[3]).toBe('| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |');
  expect(lines[4]).toContain('| a\\|b |');
  expect(asMarkdown(printedCells('T', { head: ['x', 'n'], rows: [['a', 1 / 3]] }, 'below'))).toContain('| a | 0.333 |');
});

test('the saved table contains method, target, filter, rubric version, grader, mapping and notes', () => {
  const { table, drawing } = figure(rows, { filter: 'checkpoint>=400' });
  const cell = (line: number, name: string) => table.rows[line]?.[table.head.indexOf(name)];
  expect(cell(0, 'corrected_method')).toBe('Wilson');
  expect(cell(0, 'target')).toBe('model');
  expect(cell(0, 'filter')).toBe('checkpoint>=400');
  expect([cell(0, 'rubric'), cell(0, 'rubric_version')]).toEqual(['R', 4]);
  expect([cell(0, 'grader'), cell(0, 'mapping_version')]).toEqual(['judge', 2]);
  expect(cell(0, 'event')).toBe('Harm: level 3 attempted or more');
  expect(cell(1, 'notes')).toBe('a stratum has no gold');
  expect(cell(0, 'figure_notes')).toBe(drawing.notes.join(' | '));
});

test('a published figure is compared with today’s: rates, counts, added and removed groups', () => {
  const before = figure(rows).drawing;
  expect(changesSince(before, figure(rows).drawing)).toEqual([]);
  const now = figure([row(['none'], { gold: 0.3, n_gold: 12 }), row(['refusals'], { raw: 0.1 })]).drawing;
  const changes = changesSince(before, now);
  expect(changes.map(({ group, rate, before, now }) => [group, rate, before, now])).toEqual([
    ['none', 'gold', 0.2, 0.3],
    ['none', 'corrected', 0.25, 0.25],
    ['reasons', 'raw', 0.3, null],
    ['reasons', 'gold', 0.2, null],
    ['reasons', 'corrected', null, null],
    ['refusals', 'raw', null, 0.1],
    ['refusals', 'gold', null, 0.2],
    ['refusals', 'corrected', null, 0.25],
  ]);
  expect(changes[0]?.n_gold).toEqual({ before: 10, now: 12 });
});
