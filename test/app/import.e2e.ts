// Importing by dropping files on the window: the good ones go in, the others are named with their reason.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { json, rows } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { row } from './places.ts';
import { syntheticStudy } from './study.ts';

/** Drops files of the disk on the middle of the window, as the desktop would. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  const protocol = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await protocol.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
}

test('a dropped folder', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 3);
  const input = join(folder, 'dropped');
  mkdirSync(input);
  for (const name of ['openai.jsonl', 'anthropic.jsonl', 'petri.json', 'audit-zstd.eval']) {
    copyFileSync(resolve('test/fixtures/importers', name), join(input, name));
  }
  writeFileSync(join(input, 'broken.json'), '{"messages": [');
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await expect(row(page)).toHaveCount(3);
  await drop(page, [input]);
  const report = page.getByTestId('import-report');
  await expect(report).toBeVisible();
  await expect(page.getByTestId('import-failed')).toContainText('broken.json');
  const inside = rows(['list', '-s', study]).length;
  expect(inside).toBeGreaterThan(6);
  await expect(row(page)).toHaveCount(inside);
  expect(json(['verify', '-s', study])).toMatchObject({ ok: true });
});
