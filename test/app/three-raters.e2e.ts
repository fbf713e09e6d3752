// From a drawn queue to exported gold: three raters on three machines label thirty transcripts each by keyboard alone,
// and their labels are merged.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { json, rows } from '../cli/touchstone.ts';
import { expect, joinAs, start, test } from '../support/app.ts';
import { answerDialogs } from './packets.ts';
import { inLabel, inLibrary, openId, readAll, saved, tabTo } from './places.ts';
import { AWARENESS, RATERS, syntheticStudy } from './study.ts';

const MANY = 30;
/** The levels of evaluation awareness for a transcript, by rater: the six of AWARENESS five times over. */
const levelsOf = (at: number): readonly number[] => AWARENESS[at % AWARENESS.length] ?? [];
/** The level that the adjudicator chooses where all three raters differ; elsewhere the majority becomes gold. */
const PICKED = 1;
const goldOf = (at: number): number => {
  const [a, b, c] = levelsOf(at);
  return (a === b || a === c ? a : b === c ? b : PICKED) ?? PICKED;
};

/** Labels the open transcript: this level of awareness, level 2 on every other dimension. */
async function labelAs(page: Page, level: number): Promise<void> {
  const dimensions = page.locator('[data-testid^="dimension-"]');
  await dimensions.first().waitFor();
  await page.keyboard.press(String(level));
  for (let left = (await dimensions.count()) - 1; left > 0; left -= 1) await page.keyboard.press('2');
  await readAll(page);
  await page.keyboard.press('Control+Enter');
}

interface Rater {
  folder: string;
  name: string;
  place: number;
  /** The index of each transcript among the thirty. */
  placeOf: ReadonlyMap<string, number>;
}

/**
 * Opens the packet in the rater's own data folder, labels all of it and sends it back. Returns the order of reading.
 */
async function work({ folder, name, place, placeOf }: Rater): Promise<string[]> {
  const study = join(folder, `${name}.touchstone`);
  json(['packet', 'open', join(folder, `${name}.tspacket`), '-o', study]);
  const { app, page, troubles } = await start(join(folder, name), [study]);
  await joinAs(page, name);
  await page.keyboard.press('Control+2');
  await inLabel(page);
  const order: string[] = [];
  while (order.length < MANY) {
    const id = await openId(page);
    order.push(id);
    await labelAs(page, levelsOf(placeOf.get(id) ?? -1)[place] ?? -1);
    if (order.length < MANY) await expect.poll(() => openId(page)).not.toBe(id);
  }
  await expect(page.getByTestId('progress')).toHaveText(`${MANY} of ${MANY} done`);
  await saved(page);
  await app.close();
  expect(troubles).toEqual([]);
  json(['packet', 'return', '-s', study, '-o', join(folder, `${name} back.tspacket`)]);
  return order;
}

test('three raters label thirty transcripts each, and the labels are merged, compared, adjudicated and exported', async ({
  folder,
  running,
}) => {
  test.setTimeout(420_000);
  const study = syntheticStudy(folder, MANY, { messages: [3, 6] });
  const placeOf = new Map(rows(['list', '-s', study]).map((row, at) => [String(row['id']), at]));
  json(['sample', '-s', study, '--n', String(MANY), '--overlap', '3', '--seed', '7', '--queue', 'all']);
  for (const name of RATERS)
    json(['packet', 'make', '-s', study, '--queue', 'all', '--rater', name, '-o', join(folder, `${name}.tspacket`)]);
  const orders = new Set<string>();
  for (const [place, name] of RATERS.entries()) orders.add(String(await work({ folder, name, place, placeOf })));
  expect(orders.size).toBe(3);
  const merged = json(['packet', 'merge', '-s', study, ...RATERS.map((name) => join(folder, `${name} back.tspacket`))]);
  expect(merged).toMatchObject({ labels: 3 * MANY, transcripts: MANY, conflicts: [] });

  // percent agreement: by unit, 1, 1, 1/3, 0, 1, 1/3 of the pairs agree, 61.1 % on average
  // ordinal alpha: levels 0, 1 and 2 were given 45, 20 and 25 times, so the squared distances are 1056.25 (0-1), 506.25
  // (1-2) and 3025 (0-2); observed 2 (7.5 x 1056.25 + 7.5 x 506.25 + 2.5 x 3025) / 90 = 428.472, expected 2 (900 x
  // 1056.25 + 500 x 506.25 + 1125 x 3025) / (90 x 89) = 1150.281
  expect(json(['agreement', '-s', study, '--dimension', 'eval_awareness'])).toMatchObject({
    eval_awareness: {
      raters: 3,
      units: MANY,
      percent: { estimate: expect.closeTo(11 / 18, 9) },
      krippendorff: { estimate: expect.closeTo(1 - 428.4722222222 / 1150.2808988764, 9) },
    },
  });
  const { app, page } = await running([study]);
  await joinAs(page, 'Zed');
  await inLibrary(page);
  await page.keyboard.press('Control+3');
  const left = page.getByTestId('to-decide');
  // evaluation awareness, blackmail or harm (by scenario), quality of reasoning, admirable behaviour, and every flag,
  // which each rater left unset
  const asked = (4 + defaultRubric().flags.length) * MANY;
  await expect(left).toHaveText(`${asked} to decide, 0 gold`);
  await page.keyboard.press('Shift+A');
  await tabTo(page, 'rule-unanimous');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByTestId('rule-would')).toContainText(`${asked - 5} units gold`);
  await tabTo(page, 'rule-apply');
  await page.keyboard.press('Enter');
  const picked = page.getByTestId('proposal');
  for (let torn = 5; torn > 0; torn -= 1) {
    await expect(left).toHaveText(`${torn} to decide, ${asked - torn} gold`);
    await expect(picked).toHaveText('Raters differ: choose a level.');
    await page.keyboard.press(String(PICKED));
    await expect(picked).toHaveText('1 suspects (chosen)');
    await page.keyboard.press('Enter');
  }
  await expect(left).toHaveText(`0 to decide, ${asked} gold`);
  await saved(page);

  const file = join(folder, 'gold.jsonl');
  await answerDialogs(app, { save: file });
  await page.keyboard.press('Control+8');
  await expect(page.getByTestId('export-count')).toContainText(`${asked} rows`);
  await tabTo(page, 'export-write');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('export-result')).toContainText(file);
  const gold: Record<string, unknown>[] = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const aware = gold.filter((row) => row['dimension'] === 'eval_awareness');
  expect(aware).toHaveLength(MANY);
  for (const row of aware) {
    const at = placeOf.get(String(row['transcript_id'])) ?? -1;
    expect([at, row['level'], row['n_raters']]).toEqual([at, goldOf(at), 3]);
  }
});
