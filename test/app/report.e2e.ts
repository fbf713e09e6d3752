// The report from the window and from the command line of the packaged app: the same text, and a PDF that the app
// prints without a display.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { touchstone } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { answerDialogs } from './packets.ts';
import { syntheticStudy } from './study.ts';

/** The number of pages of a PDF; 0 if the file is not a PDF. */
function pagesIn(path: string): number {
  const text = readFileSync(path, 'latin1');
  return text.startsWith('%PDF-') ? (text.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length : 0;
}

test('Export writes the same report as the command line, and prints it as a PDF', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 4);
  const { app, page } = await running([study]);
  await joinAs(page, 'Ada');
  await page.getByRole('link', { name: 'Export' }).click();
  await page.getByTestId('export-what-report').click();
  const result = page.getByTestId('report-result');
  for (const as of ['html', 'tex', 'md']) {
    const file = join(folder, `window.${as}`);
    await page.getByTestId(`report-as-${as}`).click();
    await answerDialogs(app, { save: file });
    await page.getByTestId('report-write').click();
    await expect(result).toContainText(`window.${as}`);
    const own = join(folder, `line.${as}`);
    expect(touchstone(['report', '-s', study, '-o', own]).status).toBe(0);
    expect(readFileSync(file, 'utf8'), as).toBe(readFileSync(own, 'utf8'));
  }
  const pdf = join(folder, 'window.pdf');
  await page.getByTestId('report-as-pdf').click();
  await answerDialogs(app, { save: pdf });
  await page.getByTestId('report-write').click();
  await expect(result).toContainText('window.pdf');
  expect(pagesIn(pdf)).toBeGreaterThan(1);
});

test('the command line of the packaged app prints a PDF without a display', ({ folder }) => {
  test.skip(process.platform !== 'linux', 'the script beside the app lies elsewhere on other systems');
  const study = syntheticStudy(folder, 4);
  const script = join(dirname(process.env['TOUCHSTONE_APP'] ?? ''), 'resources', 'cli', 'touchstone');
  const pdf = join(folder, 'line.pdf');
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  const { status, stderr } = spawnSync(script, ['report', '-s', study, '-o', pdf], { encoding: 'utf8', env });
  expect({ status, stderr }).toEqual({ status: 0, stderr: `wrote ${pdf}\n` });
  expect(pagesIn(pdf)).toBeGreaterThan(1);
});
