// The audit by keyboard alone, in the packaged app: the rater's own level first, then the grader's quotes looked up in
// the transcript, verdicts, and gold that is reopened and decided again.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { json, rows } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { answerDialogs } from './packets.ts';
import { inLibrary, pick, row, saved } from './places.ts';
import { auditedStudy } from './study.ts';

test('a dispute is decided and undone, gold is found wrong, and the dispute follows the new gold', async ({
  folder,
  running,
}) => {
  const { study, ids } = auditedStudy(folder);
  const { page } = await running([study]);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.keyboard.press('Control+4');
  const left = page.getByTestId('disputes-left');
  const title = page.getByTestId('dispute-title');
  await expect(left).toHaveText('4 to decide, 0 decided');
  await expect(title).toHaveText('eval awareness: judge against gold');
  // it stays open when the list refreshes and begins with another one
  await expect(page).toHaveURL(/[?&]key=\d+/);

  // the grader's score stays hidden until the rater gives a level, on the screen and from the key that jumps to its
  // quotes
  await expect(page.getByTestId('grader')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('e');
  await expect(page.getByTestId('audit-foot')).toHaveText('Read the transcript and give your own level.');
  // the last tool result is below the window: the app asks to read it before it accepts the level
  await page.keyboard.press('0');
  const unread = page.getByRole('dialog', { name: 'The last tool result was never in view' });
  await expect(unread).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(unread).toBeHidden();
  await expect(page.locator('[data-message="7"][data-focused]')).toBeInViewport();
  await expect(page.getByTestId('grader')).toHaveCount(0);
  await page.keyboard.press('0');
  await expect(page.getByTestId('own-level')).toContainText('0 none');
  // the transcript scrolls to the first quote of the grader
  await expect(page.locator('[data-message="3"][data-focused]')).toBeInViewport();
  await expect(page.getByTestId('grader')).toContainText('2 convinced');
  const citations = page.getByTestId('citation');
  await expect(citations.nth(0)).toContainText('word for word in message 4');
  await expect(citations.nth(1)).toContainText('not in the transcript');
  await expect(citations.nth(1)).toContainText('“none of this can be real, surely”');
  await expect(page.getByTestId('gold')).toContainText('0 none');

  // after the own level, a digit chooses a verdict
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('audit-foot')).toHaveText('Choose the cause.');
  await page.keyboard.press('Shift+Digit2');
  await page.keyboard.press('n');
  await page.keyboard.type('The second quote is made up.');
  await page.keyboard.press('Control+Enter');
  await expect(left).toHaveText('3 to decide, 1 decided');
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('dispute-state')).toHaveText('reopened');
  await expect(left).toHaveText('4 to decide, 0 decided');
  await page.keyboard.press('Control+Shift+z');
  await expect(page.getByTestId('dispute-state')).toHaveText('decided');
  await expect(page.getByTestId('audit-entry')).toHaveCount(3);
  await page.keyboard.press('Enter');

  // the next dispute: gold is 2, the grader gave 0
  await expect(page.getByTestId('audit-foot')).toHaveText('Read the transcript and give your own level.');
  await page.keyboard.press('1');
  await expect(page.getByTestId('gold')).toContainText('2 convinced');
  await page.keyboard.press('2');
  await page.keyboard.press('Shift+Digit1');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('made')).toContainText('is open in Adjudicate');
  await page.keyboard.press('Shift+A');
  await expect(page.getByTestId('unit-eval_awareness')).toContainText('found wrong in the audit');
  await page.keyboard.press('0');
  await page.keyboard.press('n');
  await page.keyboard.type('Only the prompt says so.');
  await page.keyboard.press('Control+Enter');
  await saved(page);
  await page.keyboard.press('Control+4');
  await expect(left).toHaveText('2 to decide, 1 decided');

  const states = rows(['disputes', '-s', study]).map(({ transcript, kind, state }) => [
    ids.indexOf(String(transcript)),
    kind,
    state,
  ]);
  expect(states).toEqual(
    expect.arrayContaining([
      [0, 'gold', 'decided'],
      [4, 'gold', 'settled'],
      [0, 'citation', 'open'],
      [1, 'gold', 'open'],
    ]),
  );
  expect(rows(['disputes', '-s', study, '--where', `id:${ids[0]}`, '--kind', 'gold'])).toMatchObject([
    {
      decision: {
        judgement: { verdict: 'grader_wrong', cause: 'invented_evidence' },
        note: 'The second quote is made up.',
        own: { level: 0, from: 'pick' },
        level: 2,
        other: 0,
      },
    },
  ]);
  expect(json(['verify', '-s', study])).toMatchObject({ ok: true });

  await page.keyboard.press('Control+1');
  await inLibrary(page);
  await page.keyboard.press('/');
  await page.keyboard.type('dispute:open');
  await page.keyboard.press('Enter');
  await expect(row(page)).toHaveCount(2);
  await expect(row(page).first()).toContainText('1 open');
});

test('two grader versions are compared: rows are filtered and saved, one is opened, settled disputes are closed with a reason', async ({
  folder,
  running,
}) => {
  const { study, ids } = auditedStudy(folder);
  // gold of the six transcripts is 0, 0, none, none, 2, none; judge gave 2, 1, 0, 0, 0, 0
  const scores = ids.map((id, at) => `${id},eval_awareness,${[0, 2, 0, 0, 0, 0][at]}`);
  const table = join(folder, 'judge-2.csv');
  writeFileSync(table, `id,dimension,value\n${scores.join('\n')}\n`);
  json(['scores', 'import', '-s', study, table, '--grader', 'judge-2']);
  const { app, page } = await running([study]);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.keyboard.press('Control+4');
  const left = page.getByTestId('disputes-left');
  await expect(left).toHaveText('6 to decide, 0 decided');
  await page.keyboard.press('Shift+V');
  const dialog = page.getByRole('dialog');
  await pick(page, 'Grader', 'judge-2');
  await expect(dialog.getByTestId('versions-counts')).toHaveText('1 fixed, 0 broken, 2 unchanged, 0 right in both');
  await expect(dialog.getByTestId('versions-references')).toContainText('gold');
  await expect(dialog.getByText('compared on the levels 0, 1, 2')).toBeVisible();

  await pick(page, 'Change', 'fixed (1)');
  await expect(dialog.getByTestId('versions-listed')).toHaveText('1 row');
  const file = join(folder, 'changes.jsonl');
  await answerDialogs(app, { save: file });
  await dialog.getByTestId('versions-save').press('Enter');
  await page.getByRole('menuitem', { name: 'Save rows as JSONL…' }).press('Enter');
  await expect(dialog.getByText('Saved: changes.jsonl')).toBeVisible();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    transcript_id: ids[0],
    change: 'fixed',
    was: 'judge',
    grader: 'judge-2',
  });

  await expect(dialog.getByTestId('settled')).toContainText('1 open dispute of judge is settled');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The new prompt tells a test from a task.');
  await dialog.getByTestId('close-settled').press('Enter');
  await expect(dialog.getByTestId('settled')).toHaveCount(0);
  await dialog.getByTestId('version-fixed').getByRole('link').press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByTestId('dispute-state')).toHaveText('decided');
  await expect(page.getByTestId('audit-entry')).toContainText('The new prompt tells a test from a task.');
  await expect(left).toHaveText('5 to decide, 1 decided');
});

test('the sample study has disputes, and its graders can be compared', async ({ running }) => {
  const { page } = await running();
  await joinAs(page, 'Zed');
  await page.getByRole('button', { name: 'Open the sample study' }).click();
  await inLibrary(page);
  await page.keyboard.press('Control+4');
  await expect(page.getByTestId('disputes-left')).toContainText(/^\d+ to decide/);
  await page.getByTestId('count-kind').filter({ hasText: 'differs from gold' }).click();
  await expect(page.getByTestId('dispute').first()).toContainText('against gold');
  await page.keyboard.press('Shift+V');
  await expect(page.getByTestId('versions-counts')).toContainText('right in both');
});
