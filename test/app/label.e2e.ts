// Labelling by keyboard alone, in the packaged app; the results are read from the study file by the command line.
import { rows } from '../cli/touchstone.ts';
import { expect, joinAs, killAll, start, test } from '../support/app.ts';
import { inLabel, inLibrary, openId, queueAll, readAll, saved } from './places.ts';
import { syntheticStudy } from './study.ts';
import { join } from 'node:path';

const labels = (study: string): Record<string, unknown>[] => rows(['labels', 'list', '-s', study]);

test('five transcripts are labelled by keyboard alone', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 6);
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const done: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    done.push(await openId(page));
    // one level for every dimension that is asked: each answer moves the focus to the next card
    const asked = await page.locator('[data-testid^="dimension-"]').count();
    for (let at = 0; at < asked; at += 1) await page.keyboard.press(String((at % 2) + 1));
    await expect(page.getByTestId('missing')).toHaveText('All answered.');
    await readAll(page);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => openId(page)).not.toBe(done[n]);
    await inLabel(page);
  }
  await saved(page);
  await expect(page.getByTestId('progress')).toHaveText('5 of 6 done');
  const submitted = labels(study).filter((label) => label['label_state'] === 'done');
  expect([...new Set(submitted.map((label) => label['transcript_id']))].toSorted()).toEqual(done.toSorted());
});

test('evidence, note and sureness are set by keys, saved in the file, undone and redone', async ({
  folder,
  running,
}) => {
  const study = syntheticStudy(folder, 2);
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const chip = page.getByTestId('evidence-chip');
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await expect(chip).toHaveCount(1);
  await page.keyboard.press('v');
  await page.keyboard.press('n');
  await page.keyboard.type('It wonders aloud.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await saved(page);
  const id = await openId(page);
  const stored = (): Record<string, unknown>[] => labels(study).filter((label) => label['transcript_id'] === id);
  expect(JSON.stringify(stored())).toContain('It wonders aloud.');
  for (let n = 0; n < 4; n += 1) await page.keyboard.press('Control+z');
  await expect(chip).toHaveCount(0);
  await saved(page);
  expect(JSON.stringify(stored())).not.toContain('It wonders aloud.');
  for (let n = 0; n < 4; n += 1) await page.keyboard.press('Control+Shift+z');
  await saved(page);
  expect(JSON.stringify(stored())).toContain('It wonders aloud.');
});

test('submitting reports unanswered dimensions, opens the first of them and does not submit', async ({
  folder,
  running,
}) => {
  const { page } = await running([syntheticStudy(folder, 2)]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const before = await openId(page);
  const answered = page.getByTestId('label-place').locator('section[data-focused="true"]:has([aria-checked="true"])');
  await page.keyboard.press('1');
  await expect(answered).toHaveCount(0);
  await page.keyboard.press('ArrowUp');
  await expect(answered).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(answered).toHaveCount(0);
  expect(await openId(page)).toBe(before);
  await expect(page.getByTestId('missing')).toContainText('unanswered');
});

test('scores are hidden until they are revealed, and the label records that they were', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 2);
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  await expect(page.getByText('Hidden until you submit.')).toBeVisible();
  await page.keyboard.press('2');
  await saved(page);
  expect(labels(study)[0]).toMatchObject({ blinded: true });
  await page.getByRole('button', { name: 'Reveal now' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reveal', exact: true }).click();
  await expect(page.getByText('Hidden until you submit.')).toBeHidden();
  await saved(page);
  expect(labels(study)[0]).toMatchObject({ blinded: false });
});

test('killing the app loses nothing that the screen showed as saved', async ({ folder }) => {
  const study = syntheticStudy(folder, 8);
  const profile = join(folder, 'profile');
  const chosen: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const { app, page } = await start(profile, [study]);
    if (round === 0) {
      await joinAs(page, 'Ada');
      await queueAll(page, 'all');
    } else {
      await inLibrary(page);
      await page.keyboard.press('Control+2');
      await inLabel(page);
    }
    chosen.push(await openId(page));
    await page.keyboard.press('2');
    await page.keyboard.press('1');
    await page.keyboard.press('n');
    await page.keyboard.type(`round ${round}`);
    // the app is killed as soon as the screen shows “saved”
    await saved(page);
    await killAll(app);
    const stored = labels(study).filter((label) => label['transcript_id'] === chosen[round]);
    expect(stored[0]).toMatchObject({ label_state: 'started' });
    expect(JSON.stringify(stored)).toContain(`round ${round}`);
  }
  const { app, page } = await start(profile, [study]);
  await inLibrary(page);
  await page.keyboard.press('Control+2');
  await inLabel(page);
  await expect(page.locator('[data-testid="queue-item"][data-state="started"]')).toHaveCount(new Set(chosen).size);
  await app.close();
});
