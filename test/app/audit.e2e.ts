// The audit by keyboard alone, in the packaged app: own level first, quotes looked up, decisions, gold reopened and made anew.
import { json, rows } from '../cli/touchstone.ts';
import { expect, joinAs, test } from '../support/app.ts';
import { inLibrary, row, saved } from './places.ts';
import { auditedStudy } from './study.ts';

test('decide, take back, find gold wrong and see the dispute follow the new gold', async ({ folder, running }) => {
  const { study, ids } = auditedStudy(folder);
  const { page } = await running([study]);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.keyboard.press('Control+4');
  const left = page.getByTestId('disputes-left');
  const title = page.getByTestId('dispute-title');
  await expect(left).toHaveText('4 to decide, 0 decided');
  await expect(title).toHaveText('eval awareness: judge against gold');

  // nothing of the grader before the own level, neither on the screen nor by the key to its quotes
  await expect(page.getByTestId('grader')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await page.keyboard.press('e');
  await expect(page.getByTestId('audit-foot')).toHaveText('Read the transcript and give your own level.');
  await page.keyboard.press('1');
  await expect(page.getByTestId('own-level')).toContainText('0 none');
  await expect(page.getByTestId('grader')).toContainText('2 convinced');
  const citations = page.getByTestId('citation');
  await expect(citations.nth(0)).toContainText('word for word in message 4');
  await expect(citations.nth(1)).toContainText('not in the transcript');
  await expect(page.getByTestId('gold')).toContainText('0 none');
  await page.keyboard.press('e');
  await expect(page.locator('[data-message="3"]')).toBeInViewport();

  // a second press of the digit is a verdict
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

  // gold 2, the grader 0
  await expect(page.getByTestId('audit-foot')).toHaveText('Read the transcript and give your own level.');
  await page.keyboard.press('1');
  await expect(page.getByTestId('gold')).toContainText('2 convinced');
  await page.keyboard.press('2');
  await page.keyboard.press('Shift+Digit1');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('made')).toContainText('is open in Adjudicate');
  await page.keyboard.press('Shift+A');
  await expect(page.getByTestId('unit-eval_awareness')).toContainText('found wrong in the audit');
  await page.keyboard.press('1');
  await page.keyboard.press('n');
  await page.keyboard.type('Only the prompt says so.');
  await page.keyboard.press('Control+Enter');
  await saved(page);
  await page.keyboard.press('Control+4');
  await expect(left).toHaveText('2 to decide, 1 decided');

  const states = rows(['disputes', '-s', study]).map(({ transcript, kind, state }) => [ids.indexOf(String(transcript)), kind, state]);
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

test('the sample study has disputes, and graders are compared', async ({ running }) => {
  const { page } = await running();
  await joinAs(page, 'Zed');
  await page.getByRole('button', { name: 'Open the sample study' }).click();
  await inLibrary(page);
  await page.keyboard.press('Control+4');
  await expect(page.getByTestId('disputes-left')).toContainText(/^\d+ to decide/);
  await page.getByTestId('count-kind').filter({ hasText: 'against gold' }).click();
  await expect(page.getByTestId('dispute').first()).toContainText('against gold');
  await page.keyboard.press('Shift+V');
  await expect(page.getByTestId('versions-counts')).toContainText('right in both');
});
