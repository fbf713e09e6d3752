// Training by keyboard alone, in the packaged app: the known answers are shown after the rater's own, and nothing
// counts as a label.
import { adjudicate, goldTranscripts, labelsOf } from '../../main/store/index.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { goldDecision } from '../support/labels.ts';
import { answerAll, inLabel, inLibrary, openId, readAll, saved } from './places.ts';
import { syntheticStudy, withStudy } from './study.ts';

test('known answers are shown after submission, for each dimension', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 4);
  withStudy(study, (db) => {
    const ids = db.prepare<[], string>('select id from transcript where key < 3').pluck().all();
    const evidence = [
      { id: crypto.randomUUID(), dimension: 'admirable', message: 1, block: 0, start: 0, end: 12, quote: 'the words' },
    ];
    adjudicate(
      db,
      ids.flatMap((id) => [
        goldDecision(id, 'eval_awareness', 0),
        goldDecision(id, 'admirable', 2, { rationale: 'It asked for approval.', evidence }),
      ]),
    );
    expect(goldTranscripts(db)).toEqual([1, 2]);
  });
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.getByRole('button', { name: 'Make queue' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('school');
  await dialog.getByTestId('purpose-training').click();
  await dialog.getByRole('button', { name: 'Make queue' }).click();
  await inLabel(page);
  await expect(page.getByTestId('progress')).toHaveText('0 of 2 done');
  const first = await openId(page);
  await answerAll(page, '1', '0');
  await expect(page.getByTestId('known')).toHaveCount(0);
  await readAll(page);
  await page.keyboard.press('Enter');
  const known = page.getByTestId('known');
  await expect(known).toContainText('Known answer: 0 none, the same as yours.');
  await expect(page.getByTestId('missing')).toHaveText('1 of 2 match the known answers. Compare, then continue.');
  expect(await openId(page)).toBe(first);
  const cards = await page.locator('[data-testid^="dimension-"]').count();
  for (let n = 1; n < cards; n += 1) await page.keyboard.press('ArrowDown');
  await expect(known).toContainText('It asked for approval.');
  await expect(known).toContainText('yours is 1');
  await known.getByRole('button').click();
  await expect(page.locator('[data-message="1"]')).toBeInViewport();
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => openId(page)).not.toBe(first);
  await saved(page);
  expect(withStudy(study, (db) => [1, 2].flatMap((key) => labelsOf(db, key, 'all').map(({ round }) => round)))).toEqual(
    ['training'],
  );
});
