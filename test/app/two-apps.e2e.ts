// Two apps and the command line use one study at the same time: each sees what the others write, nothing is mixed up or
// lost, and no backup replaces a study that another app has open.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { PROGRAM } from '../../scripts/support/command-line.ts';
import { ENVIRONMENT, NODE, rows, touchstone } from '../cli/touchstone.ts';
import { expect, joinAs, start, test } from '../support/app.ts';
import { chatLines } from '../support/synthetic.ts';
import { answerDialogs } from './packets.ts';
import { inLabel, inLibrary, openId, queueAll, saved } from './places.ts';
import { syntheticStudy } from './study.ts';

const [BEFORE, IMPORTED] = [6, 300];

/** Answers one dimension of the open transcript and goes to the next transcript. */
async function labelOne(page: Page, level: string): Promise<string> {
  const id = await openId(page);
  await page.keyboard.press(level);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => openId(page)).not.toBe(id);
  await inLabel(page);
  return id;
}

const labelsOf = (study: string, rater: string): unknown[] =>
  rows(['labels', 'list', '-s', study])
    .filter((row) => row['rater_name'] === rater)
    .map((row) => `${String(row['transcript_id'])} ${String(row['level'])}`)
    .toSorted();

test('two apps label while the command line imports, and a restore is refused while another app has the study open', async ({
  folder,
  running,
}) => {
  const study = syntheticStudy(folder, BEFORE);
  const [more, copy] = [join(folder, 'more.jsonl'), join(folder, 'copy.touchstone')];
  writeFileSync(more, chatLines(99, IMPORTED, 6, 8));
  expect(touchstone(['backup', '-s', study, '-o', copy]).status).toBe(0);
  const { page: ada } = await running([study]);
  await joinAs(ada, 'Ada');
  await queueAll(ada, 'all');
  const other = await start(join(folder, 'other'), [study]);
  const { page: bo } = other;
  await joinAs(bo, 'Bo');
  await inLibrary(bo);
  await bo.keyboard.press('Control+2');
  await inLabel(bo);

  const importing = once(
    spawn(NODE, [...PROGRAM, 'import', '-s', study, more], { env: ENVIRONMENT, stdio: 'ignore' }),
    'exit',
  );
  const done: Record<'Ada' | 'Bo', string[]> = { Ada: [], Bo: [] };
  for (const [hers, his] of [
    ['1', '2'],
    ['2', '0'],
    ['0', '1'],
    ['1', '2'],
  ] as const) {
    done.Ada.push(`${await labelOne(ada, hers)} ${hers}`);
    done.Bo.push(`${await labelOne(bo, his)} ${his}`);
  }
  for (const page of [ada, bo]) await saved(page);
  expect(await importing).toEqual([0, null]);
  for (const [rater, labels] of Object.entries(done)) expect(labelsOf(study, rater)).toEqual(labels.toSorted());
  for (const page of [ada, bo]) {
    await page.keyboard.press('Control+1');
    await expect(page.getByTestId('result-count')).toHaveText(`${BEFORE + IMPORTED} transcripts`);
  }

  await answerDialogs(other.app, { open: [copy] });
  await bo.keyboard.press('Control+,');
  await bo.getByRole('button', { name: 'Backups…' }).click();
  await bo.getByRole('button', { name: 'Restore another file…' }).click();
  await expect(bo.getByRole('alert')).toContainText('Another program has the study open');
  await other.app.close();
  expect(other.troubles).toEqual([]);
  await ada.keyboard.press('Control+2');
  await inLabel(ada);
  await labelOne(ada, '2');
  await saved(ada);
  expect(labelsOf(study, 'Ada')).toHaveLength(5);
  expect(rows(['list', '-s', study])).toHaveLength(BEFORE + IMPORTED);
  expect(touchstone(['verify', '-s', study]).status).toBe(0);
});
