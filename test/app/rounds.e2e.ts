// Items of a queue by keyboard alone, in the packaged app: hidden repeats and labelling in two passes.
import { allMessages, labelsOf, makeQueue, type Db } from '../../main/store/index.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { answerAll, inLabel, inLibrary, queueAll, readAll, saved, submitAndNext } from './places.ts';
import { syntheticStudy, withStudy } from './study.ts';

test('a hidden repeat is labelled separately, and the screen does not show that it is one', async ({
  folder,
  running,
}) => {
  const study = syntheticStudy(folder, 3);
  const repeat = { key: 1, round: 'repeat' as const, probability: null };
  withStudy(study, (db) =>
    makeQueue(db, { name: 'q', blind: true, design: 'all' }, [
      ...[1, 2, 3].map((key) => ({ key, probability: 1 })),
      repeat,
    ]),
  );
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  await page.keyboard.press('Control+2');
  await inLabel(page);
  const rows = page.getByTestId('queue-item');
  await expect(rows).toHaveCount(4);
  const ids = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-id')));
  const [twice] = ids.filter((id, at) => ids.indexOf(id) !== at);
  const words = new Set<string>();
  for (let n = 0; n < 4; n += 1) {
    words.add((await page.getByTestId('label-place').innerText()).replaceAll(/\s+/g, ' '));
    const second = ids.indexOf(twice ?? '') < n && ids[n] === twice;
    await answerAll(page, second ? '2' : '1');
    if (second) {
      // undo and redo act on the repeat alone
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+Shift+z');
    }
    await expect(page.getByTestId('missing')).toHaveText('All answered.');
    if (n < 3) await submitAndNext(page);
    else {
      await readAll(page);
      await page.keyboard.press('Enter');
    }
  }
  await expect(page.getByTestId('progress')).toHaveText('4 of 4 done');
  await saved(page);
  for (const text of words) expect(text).not.toMatch(/repeat|again/i);
  const levels = withStudy(study, (db) =>
    labelsOf(db, 1, 'all').map(({ round, state, label }) => [round, state, label.dimensions['eval_awareness']?.answer]),
  );
  expect(levels).toEqual([
    ['main', 'done', { state: 'level', level: 1 }],
    ['repeat', 'done', { state: 'level', level: 2 }],
  ]);
});

/** The first words of the first reasoning of transcript 1. */
function reasoningOf(db: Db): string {
  const blocks = allMessages(db, 1).flatMap((message) => message.blocks);
  return blocks.find(({ type }) => type === 'reasoning')?.text.slice(0, 60) ?? '';
}

test('the first pass hides reasoning, the second shows it, and both labels are kept', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 2, { rubric: (rubric) => ({ ...rubric, passes: 2 }) });
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const transcript = page.getByTestId('transcript');
  const reasoning = transcript.getByText('reasoning (hidden from the user)');
  await expect(transcript.getByText('reasoning, shown in the second pass').first()).toBeVisible();
  await expect(reasoning).toHaveCount(0);
  // words that occur only in reasoning are not found
  const words = withStudy(study, (db) => reasoningOf(db));
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  await expect(page.getByRole('search').getByText('not found')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await page.keyboard.press('Shift+R');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(reasoning).toHaveCount(0);
  await answerAll(page);
  await expect(page.getByTestId('missing')).toContainText('answered from the acts');
  await readAll(page);
  await page.keyboard.press('Control+Enter');
  await expect(reasoning.first()).toBeVisible();
  await expect(page.getByTestId('changed')).toHaveText('As in the first pass.');
  await page.keyboard.press('2');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByTestId('changed')).toHaveText('Since the first pass: was 1 suspects.');
  await expect(page.getByTestId('missing')).toContainText('Second pass: 1 of');
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  await expect(page.getByRole('search').getByText('1 of 1')).toBeVisible();
  await page.keyboard.press('Escape');
  await submitAndNext(page);
  await saved(page);
  // undoing as far as possible leaves the first pass
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('progress')).toHaveText('0 of 2 done');
  await expect(page.getByTestId('changed')).toBeVisible();
  for (let n = 0; n < 12; n += 1) await page.keyboard.press('Control+z');
  await saved(page);
  const [label] = withStudy(study, (db) => [...labelsOf(db, 1), ...labelsOf(db, 2)]);
  expect(label?.label.first_pass?.dimensions['eval_awareness']?.answer).toEqual({ state: 'level', level: 1 });
  expect(label?.label.submitted).toBe(false);
  expect(label?.label.dimensions['eval_awareness']?.answer).toBeNull();
  await expect(reasoning.first()).toBeVisible();
});
