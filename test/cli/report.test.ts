// `touchstone report` on the sample study: the report that README links is current, its LaTeX compiles, and refusals
// are one line.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshSample } from '../../scripts/build.ts';
import { folder, json, ownProcess, touchstone } from './touchstone.ts';

const SAMPLE = resolve('resources/sample-study/sample.touchstone');
const place = folder();
beforeAll(freshSample);
afterAll(place.remove);

/**
 * Replaces what differs each time the sample study is made: its id, key, dates, hashes over these, and the form of its
 * file.
 */
const lasting = (report: string): string =>
  report
    .replace(/year = \{\d{4}\}/, 'YEAR')
    .replace(/\*\*Form of the study file\*\*: \d+/, 'FORM')
    .replaceAll(/\b[0-9a-f]{8,}(?:-[0-9a-f]{4,})*\b/g, 'HASH')
    .replaceAll(/\b[0-9a-f]{4}(?: [0-9a-f]{4}){3}\b/g, 'KEY')
    .replaceAll(/`[\w+/]{86}==`/g, 'SIGNATURE')
    .replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, 'DAY');

test('docs/report.md equals the report of the sample study (`npm run sample-report` writes it)', () => {
  const path = place.path('report.md');
  expect(json(['report', '-s', SAMPLE, '-o', path])).toEqual({ file: path, as: 'md' });
  expect(lasting(readFileSync(path, 'utf8'))).toBe(lasting(readFileSync('docs/report.md', 'utf8')));
});

const hasLatex = spawnSync('pdflatex', ['--version']).status === 0;
test.runIf(!hasLatex)('pdflatex is not installed: nothing is compiled', ({ skip }) => skip());
test.skipIf(!hasLatex)('the LaTeX of the sample study compiles', () => {
  expect(touchstone(['report', '-s', SAMPLE, '-o', place.path('report.tex')]).status).toBe(0);
  const compile = ['-interaction=nonstopmode', '-halt-on-error', 'report.tex'];
  const ended = spawnSync('pdflatex', compile, { cwd: place.path('.'), encoding: 'utf8' });
  expect(ended.stdout).toContain('Output written on report.pdf');
});

test('an unknown ending, and a PDF without the app, are refused with one line and write nothing', () => {
  const wrong = touchstone(['report', '-s', SAMPLE, '-o', place.path('report.docx')]);
  expect([wrong.status, wrong.stderr.trim().split('\n').length]).toEqual([2, 1]);
  expect(wrong.stderr).toContain('.html, .tex, .md, .pdf');
  for (const [printer, words] of [
    ['', 'PDF needs the app'],
    ['/nonexistent/touchstone-app', 'The PDF could not be printed'],
  ] as const) {
    const pdf = place.path('none.pdf');
    const ended = ownProcess(['report', '-s', SAMPLE, '-o', pdf], { env: { TOUCHSTONE_PRINTER: printer } });
    expect([ended.status, ended.stdout, ended.stderr.trim().split('\n').length]).toEqual([2, '', 1]);
    expect(ended.stderr).toContain(words);
    expect(ended.stderr).toContain('Write .html and print it in a browser');
    expect(existsSync(pdf)).toBe(false);
  }
});
