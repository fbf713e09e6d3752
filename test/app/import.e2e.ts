// Importing by dropping files on the window: the good ones go in, the others are named with their reason.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { json, rows } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { chatLines } from '../support/synthetic.ts';
import { drop, queueAll, row } from './places.ts';
import { syntheticStudy } from './study.ts';

test('a dropped folder', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 3);
  const input = join(folder, 'dropped');
  mkdirSync(input);
  for (const name of ['openai.jsonl', 'anthropic.jsonl', 'petri.json', 'inspect.eval']) {
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

/** So many that an import of them is still going on when somebody presses Stop. */
const MANY = 2500;

test('an import can be stopped, and done again goes on from there', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 3);
  const input = join(folder, 'many.jsonl');
  writeFileSync(input, chatLines(11, MANY, 40, 60));
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await expect(row(page)).toHaveCount(3);
  await drop(page, [input]);
  const panel = page.getByTestId('import-panel');
  await expect(panel.getByRole('progressbar')).toContainText(/transcripts · .* a second/);
  await panel.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByTestId('import-report')).toContainText('Import stopped');
  const inside = rows(['list', '-s', study]).length;
  expect(inside).toBeLessThan(3 + MANY);
  expect(json(['verify', '-s', study])).toMatchObject({ ok: true });
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toBeHidden();
  await drop(page, [input]);
  await expect(page.getByTestId('import-report')).toContainText(
    `${(3 + MANY - inside).toLocaleString('en')} transcripts added`,
    {
      timeout: 60_000,
    },
  );
});

test('what is told of an import takes room, and never covers what one presses', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 2);
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, '{"messages": [');
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  await drop(page, [broken]);
  await expect(page.getByTestId('import-report')).toBeVisible();
  const panel = (await page.getByTestId('import-panel').boundingBox()) ?? { y: 0 };
  const submit = (await page.getByTestId('submit').boundingBox()) ?? { y: 0, height: Infinity };
  expect(submit.y + submit.height).toBeLessThanOrEqual(panel.y);
  await page.getByTestId('submit').click();
  await expect(page.getByTestId('status')).toContainText('Not submitted: ');
});
