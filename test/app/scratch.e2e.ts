import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, joinAs, test } from '../support/app.ts';
import { touchstone, rows } from '../cli/touchstone.ts';
import { syntheticStudy } from './study.ts';
const shoot = async (page: any, name: string) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(300);
    await page.screenshot({ path: `/tmp/shots/${name}-${colorScheme}.png` });
  }
};
test('sample', async ({ folder, running }) => {
  const study = join(folder, 's.touchstone');
  copyFileSync('resources/sample-study/sample.touchstone', study);
  const { page } = await running([study]);
  await page.setViewportSize({ width: 1360, height: 860 });
  await joinAs(page, 'Ada');
  await page.getByRole('link', { name: 'Calibrate' }).click();
  await expect(page.getByTestId('pairs')).toBeVisible({ timeout: 20000 });
  await shoot(page, 'cal');
  await page.getByTestId('pairs').scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 600); await page.mouse.move(600, 500); await page.mouse.wheel(0, 700);
  await shoot(page, 'cal2');
  await page.getByRole('link', { name: 'Adjudicate', exact: true }).click();
  await expect(page.getByTestId('second-opinion')).toBeVisible();
  await shoot(page, 'adj');
});
test('many', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 1000);
  const ids = rows(['list', '-s', study]).map((r) => [String(r['id']), (r['facets'] as any).scenario]);
  const lines = ['transcript,rater,dimension,level,note,sureness'];
  const long = 'A very long note that goes on and on. '.repeat(40) + 'Wordwithoutanyspaces'.repeat(20);
  ids.forEach(([id, sc], n) => ['Ada Lovelace-Wolstenholme-Featherstonehaugh of the Upper Valley', 'Bo', 'Cy'].forEach((r, k) => {
    for (const d of ['eval_awareness', sc === 'blackmail' ? 'blackmail' : 'harm', 'reasoning_quality', 'admirable'])
      lines.push(`${id},${r},${d},${d === 'reasoning_quality' ? 1 + ((n * (k + 1)) % 5) : (n * (k + 1)) % 3},${n % 3 === 0 ? long : ''},sure`);
  }));
  const f = join(folder, 'l.csv'); writeFileSync(f, lines.join('\n'));
  console.log(touchstone(['labels', 'import', '-s', study, f]).stderr.slice(0, 300));
  const { page } = await running([study]);
  await page.setViewportSize({ width: 1200, height: 800 });
  await joinAs(page, 'Zed');
  await page.getByRole('link', { name: 'Adjudicate' }).click();
  await expect(page.getByTestId('adjudicate-place').getByTestId('message').first()).toBeVisible();
  await page.waitForTimeout(800);
  await shoot(page, 'many');
  await page.keyboard.press('a');
  await page.keyboard.press('n');
  await page.waitForTimeout(200);
  await shoot(page, 'many2');
});
test('none', async ({ folder, running }) => {
  const { page } = await running([syntheticStudy(folder, 3)]);
  await joinAs(page, 'Zed');
  await page.getByRole('link', { name: 'Adjudicate' }).click();
  await expect(page.getByText('Nothing to adjudicate yet')).toBeVisible();
  await page.screenshot({ path: `/tmp/shots/none.png` });
  await page.getByRole('link', { name: 'Calibrate' }).click();
  await expect(page.getByText('No agreement to tell yet')).toBeVisible();
  await page.screenshot({ path: `/tmp/shots/none-cal.png` });
});
