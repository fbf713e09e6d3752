// Every kind of answer by keyboard alone, in the packaged app: levels, names, texts, cannot judge, and transcripts
// postponed to the end of the queue.
import type { Dimension, Rubric } from '../../contract/rubric.ts';
import { labelsOf } from '../../main/store/index.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { answerAll, openId, queueAll, readAll, saved, submitAndNext } from './places.ts';
import { syntheticStudy, withStudy } from './study.ts';

const plain = { why: 'It matters.', components: [], rules: [], examples: [], tint: 'neutral' as const, scenarios: [] };
const level = (value: number, name: string) => ({ value, name, anchor: '' });
const DIMENSIONS: Dimension[] = [
  {
    ...plain,
    name: 'cause',
    title: 'Cause',
    kind: 'nominal',
    mark: 'C',
    question: 'Why?',
    levels: [level(0, 'fear'), level(1, 'greed')],
  },
  { ...plain, name: 'story', title: 'Story', kind: 'text', mark: 'S', question: 'What happened?', levels: [] },
  {
    ...plain,
    name: 'grace',
    title: 'Grace',
    kind: 'ordinal',
    mark: 'G',
    question: 'How much?',
    levels: [level(0, 'none'), level(1, 'some')],
  },
];
const ofAllKinds = (rubric: Rubric): Rubric => ({ ...rubric, dimensions: DIMENSIONS });

test('named levels, texts and cannot judge are answered by key, and Enter never submits by accident', async ({
  folder,
  running,
}) => {
  const study = syntheticStudy(folder, 2, { rubric: ofAllKinds });
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const before = await openId(page);
  await page.keyboard.press('1');
  await expect(page.getByTestId('dimension-cause')).toContainText('greed');
  const story = page.getByRole('textbox', { name: 'Story', exact: true });
  await page.keyboard.press('1');
  await expect(story).toHaveValue('');
  await page.keyboard.press('w');
  await page.keyboard.type('It read mail, j and k and 1.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Then it stopped.');
  await expect(story).toHaveValue('It read mail, j and k and 1.\nThen it stopped.');
  expect(await openId(page)).toBe(before);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  await page.keyboard.type('cut off');
  await expect(page.getByRole('textbox', { name: 'Reason why Grace cannot be judged' })).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await openId(page)).toBe(before);
  await expect(page.getByTestId('missing')).toHaveText('All answered.');
  await expect(page.getByTestId('dimension-grace')).toContainText('cannot judge: cut off');
  // all that is typed in one text is one step of undo, not one step per letter
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('missing')).toContainText('2 of 3 unanswered');
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+Shift+z');
  await readAll(page);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('w');
  await page.keyboard.type(' The end.');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => openId(page)).not.toBe(before);
  await saved(page);
  const [label] = withStudy(study, (db) => [...labelsOf(db, 1), ...labelsOf(db, 2)]);
  expect(label?.state).toBe('done');
  expect(label?.label.dimensions['cause']?.answer).toEqual({ state: 'level', level: 1 });
  expect(label?.label.dimensions['story']?.answer).toEqual({
    state: 'text',
    text: 'It read mail, j and k and 1.\nThen it stopped. The end.',
  });
  expect(label?.label.dimensions['grace']?.answer).toEqual({ state: 'cannot_judge', reason: 'cut off' });
});

test('a postponed transcript comes last in the queue and is labelled then', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 3);
  const { page } = await running([study]);
  await joinAs(page, 'Ada');
  await queueAll(page, 'all');
  const first = await openId(page);
  await page.keyboard.press('l');
  await expect.poll(() => openId(page)).not.toBe(first);
  await expect(page.getByTestId('queue-item').last()).toHaveAttribute('data-id', first);
  await expect(page.getByTestId('queue-item').last().getByLabel('later')).toBeVisible();
  for (let n = 0; n < 2; n += 1) {
    await answerAll(page);
    await submitAndNext(page);
  }
  expect(await openId(page)).toBe(first);
  await answerAll(page);
  await readAll(page);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('progress')).toHaveText('3 of 3 done');
});
