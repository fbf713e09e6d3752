// An hour of work in the packaged app under strace: counts the network calls of its processes.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { inLabel, inLibrary, saved } from '../app/places.ts';
import { joinAs, start } from '../support/app.ts';
import { callsOut, isWhole, recorded, whyNoRecord } from '../support/network.ts';
import { figure, type Bench, type Figure } from './figure.ts';
import { inScratch } from './scratch.ts';

/** Length of the run; TOUCHSTONE_NETWORK_MINUTES changes it. */
const MINUTES = Number(process.env['TOUCHSTONE_NETWORK_MINUTES'] ?? 60);
const PLACES = 8;

/** One walk through every place, with a search and a label. */
async function round(page: Page, n: number): Promise<void> {
  for (let place = 1; place <= PLACES; place += 1) {
    await page.keyboard.press(`Control+${place}`);
    if (place === 1) {
      await inLibrary(page);
      await page.getByTestId('search-all').fill(n % 2 === 0 ? 'windlass https://away.invalid/' : '');
    }
    if (place === 2) {
      await inLabel(page);
      await page.keyboard.press(String(n % 2));
      await saved(page);
    }
    // gives the place two seconds, as a person who reads would
    await page.waitForTimeout(2000);
  }
}

async function measure(folder: string): Promise<Figure[]> {
  const record = join(folder, 'record');
  const program = recorded(process.env['TOUCHSTONE_APP'] ?? '', folder, record);
  const { app, page } = await start(join(folder, 'profile'), ['--sample'], {}, program);
  await joinAs(page, 'Ada');
  await inLibrary(page);
  const end = performance.now() + MINUTES * 60_000;
  let rounds = 0;
  for (; performance.now() < end; rounds += 1) await round(page, rounds);
  await app.close();
  const read = (): string => (existsSync(record) ? readFileSync(record, 'utf8') : '');
  while (!isWhole(read())) await new Promise((resolve) => setTimeout(resolve, 100));
  const out = callsOut(read(), true);
  for (const line of out) console.error(`  ${line}`);
  const versus = `${MINUTES} minutes, ${rounds} rounds through all places`;
  return [figure({ name: 'network calls', value: out.length, unit: '', versus, atMost: 0 })];
}

export const listening: Bench = {
  name: 'network',
  about: `${MINUTES} minutes of work in the packaged app under strace: nothing is asked of the network`,
  run: async () => whyNoRecord() ?? inScratch(measure),
};
