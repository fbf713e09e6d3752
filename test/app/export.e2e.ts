// Exports from the window, compared byte for byte with those of the command line.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { json, touchstone } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { openId, queueAll, readAll, saved } from './places.ts';
import { syntheticStudy } from './study.ts';

/** Makes the system's save dialog, which tests cannot operate, return this path. */
async function saveAs(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
}

const byCommandLine = (study: string, what: string, as: string, where: string): string =>
  touchstone(['export', '-s', study, '--what', what, '--as', as, '--where', where, '-o', '-']).stdout;

test('after labelling, every export of the window equals the command line’s', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 4);
  const { app, page } = await running([study]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const id = await openId(page);
  const asked = await page.locator('[data-testid^="dimension-"]').count();
  for (let at = 0; at < asked; at += 1) await page.keyboard.press('2');
  await page.keyboard.press('e');
  await readAll(page);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => openId(page)).not.toBe(id);
  await saved(page);
  json(['adjudicate', '-s', study, '--rule', 'rater:Ada']);

  await page.getByRole('link', { name: 'Export' }).click();
  const count = page.getByTestId('export-count');
  for (const what of ['gold', 'labels', 'scores', 'transcripts']) {
    await page.getByTestId(`export-what-${what}`).click();
    for (const as of ['jsonl', 'csv']) {
      await page.getByTestId(`export-as-${as}`).click();
      const file = join(folder, `${what}.${as}`);
      await saveAs(app, file);
      await page.getByTestId('export-write').click();
      await expect(page.getByTestId('export-result')).toContainText(file);
      const written = readFileSync(file, 'utf8');
      expect(written, `${what} as ${as}`).toBe(byCommandLine(study, what, as, ''));
      await expect(page.getByTestId('export-result')).toContainText(createHash('sha256').update(written).digest('hex'));
      expect(readFileSync(`${file}.README.md`, 'utf8')).toContain(what);
    }
  }
  await expect(count).toContainText('4 rows');
  // the preview shows a table, and the text of the file on demand
  const preview = page.getByTestId('export-preview');
  await expect(preview.getByRole('columnheader', { name: 'n_messages' })).toBeVisible();
  await page.getByText('Show the text of the file').click();
  await expect(preview).toContainText('transcript_id,source_id');

  await page.getByTestId('export-as-parquet').click();
  await expect(preview.getByRole('columnheader', { name: 'n_messages' })).toBeVisible();
  await page.getByTestId('export-as-label-studio').click();
  const tasks = join(folder, 'tasks.json');
  await saveAs(app, tasks);
  await page.getByTestId('export-write').click();
  await expect(page.getByTestId('export-result')).toContainText(`${tasks}.config.xml`);
  expect(readFileSync(tasks, 'utf8')).toBe(byCommandLine(study, 'transcripts', 'label-studio', ''));

  // Inspect Scout's format exists for gold, not for transcripts
  await expect(page.getByTestId('export-as-scout')).toHaveCount(0);
  await page.getByTestId('export-what-gold').click();
  await page.getByTestId('export-as-scout').click();
  await expect(count).toContainText('.jsonl');
  const sets = join(folder, 'sets');
  await saveAs(app, sets);
  await page.getByRole('button', { name: 'Write folder…' }).click();
  await expect(page.getByTestId('export-result')).toContainText(join(sets, '_README.md'));
  expect(readFileSync(join(sets, 'harm.jsonl'), 'utf8')).toMatch(/^\{"id":"[^"]+","target":\d+,"split":"[^"]+"\}$/m);

  await page.getByTestId('export-what-gold').click();
  await page.getByTestId('export-as-jsonl').click();
  const gold = readFileSync(join(folder, 'gold.jsonl'), 'utf8').trim().split('\n');
  await expect(count).toHaveText(`${gold.length} rows`);
  // flags that were left unset are gold as well, with the level “no”: all lines but one for each answered dimension
  expect(gold.filter((line) => line.includes('"level_name":"no"'))).toHaveLength(gold.length - asked);
  expect(gold[0]).toContain(id);

  // the copied seal of the study equals the one that the command line prints
  await page.getByTestId('copy-seal').click();
  const clipboard = (): Promise<string> => app.evaluate(({ clipboard: copied }) => copied.readText());
  await expect.poll(clipboard).toContain('touchstone_seal');
  expect(JSON.parse(await clipboard())).toEqual(json(['seal', '-s', study]));
});

test('a filter narrows the export, and a mistake in the filter is reported', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 8);
  const { app, page } = await running([study]);
  await joinAs(page, 'Ada');
  await page.getByRole('link', { name: 'Export' }).click();
  await page.getByTestId('export-what-transcripts').click();
  await expect(page.getByTestId('export-count')).toContainText('8 rows');
  const filter = page.getByRole('textbox', { name: 'Transcripts', exact: true });
  await filter.fill('model:model-a "');
  await expect(page.getByText('the quotation mark is not closed')).toBeVisible();
  await filter.fill('model:model-a');
  const expected = byCommandLine(study, 'transcripts', 'jsonl', 'model:model-a');
  const lines = expected.split('\n').filter((line) => line !== '').length;
  expect(lines).toBeLessThan(8);
  await expect(page.getByTestId('export-count')).toContainText(`${lines} row`);
  const file = join(folder, 'some.jsonl');
  await saveAs(app, file);
  await page.getByTestId('export-write').click();
  await expect(page.getByTestId('export-result')).toContainText(file);
  expect(readFileSync(file, 'utf8')).toBe(expected);
});
