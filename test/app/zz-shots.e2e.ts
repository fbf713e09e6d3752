import { joinAs, test, expect } from '../support/app.ts';
import { inLibrary, pick } from './places.ts';
test('shots', async ({ running }) => {
  const { page } = await running(['--sample']);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.keyboard.press('Control+5');
  await pick(page, 'Grader', 'weigher-2');
  await pick(page, 'Dimension', 'Harm');
  await expect(page.getByTestId('rates')).toHaveAttribute('data-settled', 'true');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `/tmp/wa/calibrate-${colorScheme}.png` });
  }
  await page.getByTestId('change-mapping').press('Enter');
  await page.getByTestId('cut-3').focus();
  await page.keyboard.press('ArrowLeft');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `/tmp/wa/mapping-${colorScheme}.png` });
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+2');
  await page.getByTestId('queues').press('Enter');
  await page.getByRole('button', { name: 'Delete three raters' }).press('Enter');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: `/tmp/wa/queues-${colorScheme}.png` });
  }
});
