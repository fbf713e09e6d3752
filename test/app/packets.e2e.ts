// Packets between three machines: made by the owner, opened, labelled by keys and sent back by two raters, merged by
// the owner.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { json, rows, touchstone } from '../cli/touchstone.ts';
import { expect, joinAs, start, test, type Running } from '../support/app.ts';
import { answerDialogs, menu, merge, openPacket, sendBack } from './packets.ts';
import { drop, inLabel, inLibrary, labelOpen, openId, queueAll, saved } from './places.ts';
import { syntheticStudy } from './study.ts';

const TRANSCRIPTS = 3;
/** Ada's packet is encrypted, Bo's is not. */
const PASSPHRASES = { Ada: 'four words or more', Bo: null };

/** What a rater submitted, by transcript. */
const submitted = (study: string, rater: string): unknown[] =>
  rows(['labels', 'list', '-s', study])
    .filter((row) => row['rater_name'] === rater && row['label_state'] === 'done')
    .map((row) => [row['transcript_id'], row['dimension'], row['level']])
    .sort();

async function ended({ app, troubles }: Running): Promise<void> {
  await app.close();
  expect(troubles).toEqual([]);
}

test('work goes out, labels come back, counts are right on every machine', async ({ folder }) => {
  const study = syntheticStudy(folder, TRANSCRIPTS);
  const owner = await start(join(folder, 'owner'), [study]);
  await joinAs(owner.page, 'Olga');
  await queueAll(owner.page, 'all');

  // one packet by the window, one by the command line
  await answerDialogs(owner.app, { save: join(folder, 'Ada.tspacket') });
  await menu(owner.app, 'Make a packet for a rater…');
  const making = owner.page.getByRole('dialog', { name: 'Make a packet for a rater' });
  await making.getByRole('textbox', { name: 'For' }).fill('Ada');
  await making.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASES.Ada);
  await making.getByRole('textbox', { name: 'Passphrase' }).press('Enter');
  await expect(making.getByTestId('packet-made')).toContainText(
    /Ada\.tspacket.*3 transcripts for Ada.*([0-9a-f]{4} ?){4}/,
  );
  await making.getByRole('button', { name: 'Close' }).last().click();
  json(['packet', 'make', '-s', study, '--queue', 'all', '--rater', 'Bo', '-o', join(folder, 'Bo.tspacket')]);

  for (const [level, rater] of [
    [1, 'Ada'],
    [2, 'Bo'],
  ] as const) {
    const own = join(folder, `${rater}.touchstone`);
    const packet = join(folder, `${rater}.tspacket`);
    // one is dropped, the other given as an argument, as a double click does
    const machine = await start(join(folder, rater), rater === 'Ada' ? [] : [packet]);
    const { app, page } = machine;
    if (rater === 'Ada') await drop(page, [packet]);
    await openPacket(app, page, own, PASSPHRASES[rater]);
    await inLabel(page);
    // the packet says who it is for: the one question, which the first label asks, is answered already
    const who = page.getByTestId('rater-question');
    await page.keyboard.press(String(level));
    await expect(who.getByRole('textbox')).toHaveValue(rater);
    await who.getByRole('button').click();
    await expect(who).toBeHidden();
    await page.keyboard.press('Control+z');
    for (let n = 0; n < TRANSCRIPTS; n += 1) {
      const id = await labelOpen(page, level);
      if (n < TRANSCRIPTS - 1) await expect.poll(() => openId(page)).not.toBe(id);
    }
    await saved(page);
    await expect(page.getByTestId('progress')).toHaveText('3 of 3 done');
    await sendBack(app, page, join(folder, `${rater} back.tspacket`));
    await ended(machine);
  }

  const { app, page } = owner;
  // while the app runs, another start hands over what it was given
  const back = ['Ada', 'Bo'].map((rater) => join(folder, `${rater} back.tspacket`));
  await app.evaluate(({ app: electron }, files) => electron.emit('second-instance', {}, ['app', ...files], '/'), back);
  await merge(page);
  const merging = page.getByRole('dialog', { name: 'Merge packets' });
  await expect(merging.getByRole('listitem')).toHaveText([
    'Ada: 3 labels of 3 transcripts',
    'Bo: 3 labels of 3 transcripts',
  ]);
  await merging.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('link', { name: 'Export' }).click();
  await page.getByTestId('export-what-packets').click();
  await expect(page.getByTestId('packet-log').getByRole('row')).toHaveCount(5);
  await expect(page.getByRole('heading', { name: 'No conflicts' })).toBeVisible();
  await page.keyboard.press('Control+1');
  await inLibrary(page);
  for (const rater of ['Ada', 'Bo'])
    expect(submitted(study, rater)).toEqual(submitted(join(folder, `${rater}.touchstone`), rater));
  expect(submitted(study, 'Ada').length).toBeGreaterThanOrEqual(TRANSCRIPTS);
  await ended(owner);
  expect(touchstone(['verify', '-s', study]).status).toBe(0);
});

test('a packet that was changed is refused in words, and so is one that is none', async ({ folder, running }) => {
  const study = syntheticStudy(folder, 2);
  const { app, page } = await running([study]);
  await joinAs(page, 'Olga');
  await inLibrary(page);
  const broken = join(folder, 'broken.tspacket');
  writeFileSync(broken, 'touchstone packet 9\n{}\n');
  await answerDialogs(app, { open: [broken] });
  await menu(app, 'Open packet…');
  await expect(page.getByRole('alert')).toContainText('made by a newer Touchstone');
});
