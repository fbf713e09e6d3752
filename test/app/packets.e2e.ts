// Packets between three machines: the owner makes them, two raters open them, label by keys and send them back, and the
// owner merges them.
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

/** The levels that a rater submitted: transcript, dimension and level. */
const submitted = (study: string, rater: string): unknown[] =>
  rows(['labels', 'list', '-s', study])
    .filter((row) => row['rater_name'] === rater && row['label_state'] === 'done')
    .map((row) => [row['transcript_id'], row['dimension'], row['level']])
    .sort();

async function ended({ app, troubles }: Running): Promise<void> {
  await app.close();
  expect(troubles).toEqual([]);
}

test('packets go to two raters, their labels come back, and the counts agree on every machine', async ({ folder }) => {
  const study = syntheticStudy(folder, TRANSCRIPTS);
  const owner = await start(join(folder, 'owner'), [study]);
  await joinAs(owner.page, 'Olga');
  await queueAll(owner.page, 'all');

  // one packet is made in the window, one by the command line
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
    // one packet is dropped on the window, the other passed as an argument, as a double click does
    const machine = await start(join(folder, rater), rater === 'Ada' ? [] : [packet]);
    const { app, page } = machine;
    if (rater === 'Ada') await drop(page, [packet]);
    await openPacket(app, page, own, PASSPHRASES[rater]);
    await inLabel(page);
    // the packet names its rater, so the question at the first label is filled in
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
  // a second start of the app passes its files to the running one
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

test('a packet made by a newer Touchstone, and a file that is no packet, are refused with the reason', async ({
  folder,
  running,
}) => {
  const study = syntheticStudy(folder, 2);
  const { app, page } = await running([study]);
  await joinAs(page, 'Olga');
  await inLibrary(page);
  const broken = join(folder, 'broken.tspacket');
  writeFileSync(broken, 'touchstone packet 9\n{}\n');
  await answerDialogs(app, { open: [broken] });
  await menu(app, 'Open packet…');
  await expect(page.getByRole('alert')).toContainText('made by a newer Touchstone');
  writeFileSync(broken, 'Dear Olga, the packet comes tomorrow.\n');
  await menu(app, 'Open packet…');
  await expect(page.getByRole('alert')).toContainText('This is not a Touchstone packet');
});
