// The packaged app as a rater has it: opening, scrolling, finding, choosing, the library, and the memory of the window.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { closeStudy } from '../../main/store/index.ts';
import { inLabel, inLibrary, row, saved } from '../app/places.ts';
import { joinAs, start, type Running } from '../support/app.ts';
import { dice, prose } from '../support/synthetic.ts';
import { choose, find, openRow, scroll, settled, showPlainly } from './desk.ts';
import { importInto } from './cli.ts';
import { figure, median, quantile, type Bench, type Figure } from './figure.ts';
import { emptyStudy, inScratch, writeTranscripts } from './scratch.ts';
import { freshPage, installStopwatch } from './stopwatch.ts';

const ROUNDS = 5;
const SHORT = 60;
const LONG = 5000;
const HUGE = 50_000;
const LIBRARY = 5000;
const FRAMES = 200;
const PRESSES = 20;
const WARM_UP = 3;
/** In a study of three transcripts, the rows of the library. */
const ROW = { short: 0, long: 1, huge: 2 };
/** How long opening may take, in milliseconds. */
const LIMIT = { short: 45, long: 80, huge: 150 };

/**
 * The best of the peers in each measurement, as their viewers and labelling tools were measured on a machine of this
 * class.
 */
const PEER = { open_short: 91, open_long: 363, frame: 16.7, find: 60, library: 760, choice: 2.4, memory: 153 };
const peer = (value: number, unit: string): string =>
  `${value} ${unit}, best peer (recorded 2026 on this class of machine)`;

/** A figure in milliseconds against the best peer's. */
const against = (name: string, value: number, best: number, atMost: number): Figure =>
  figure({ name, value, unit: 'ms', versus: peer(best, 'ms'), ratio: value / best, atMost });

export async function makeStudy(path: string, count: number, ...inputs: readonly string[]): Promise<string> {
  closeStudy(emptyStudy(path, 'normal'));
  await importInto(path, inputs, count);
  return path;
}

export async function times<T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let n = 0; n < count; n += 1) all.push(await work(n));
  return all;
}

/** The library on a page that has just been loaded. */
async function freshLibrary(page: Page): Promise<void> {
  await page.keyboard.press('Control+1');
  await inLibrary(page);
  await freshPage(page);
  await inLibrary(page);
}

async function opening(page: Page): Promise<Figure[]> {
  const once = async (index: number): Promise<number> => {
    await freshLibrary(page);
    const took = await openRow(page, index);
    await inLabel(page);
    return took;
  };
  const opened = async (index: number, messages: number, atMost: number, best: string): Promise<Figure> => {
    await once(index);
    const value = median(await times(ROUNDS, () => once(index)));
    return figure({
      name: `opening a transcript of ${messages} messages`,
      value,
      unit: 'ms',
      versus: `the limit of ${atMost} ms; ${best}`,
      atMost,
    });
  };
  const roll = dice(1);
  const texts = Array.from({ length: SHORT }, () => prose(roll, 100));
  const plain = median(await times(ROUNDS, () => freshLibrary(page).then(() => showPlainly(page, texts))));
  return [
    figure({
      name: `${SHORT} messages as plain paragraphs, in the same window`,
      value: plain,
      unit: 'ms',
      versus: 'what this machine is like',
    }),
    await opened(ROW.short, SHORT, LIMIT.short, peer(PEER.open_short, 'ms')),
    await opened(ROW.long, LONG, LIMIT.long, peer(PEER.open_long, 'ms')),
    await opened(ROW.huge, HUGE, LIMIT.huge, 'no peer opens it'),
  ];
}

/** With the short transcript open. */
async function choosing(page: Page): Promise<Figure[]> {
  await settled(page);
  const presses = await times(WARM_UP + PRESSES, async () => {
    // once everything is answered the flags have the focus, and the last dimension is above them
    if ((await page.locator('[data-focused="true"] [role="radio"]').count()) === 0)
      await page.keyboard.press('ArrowUp');
    await page.locator('[data-focused="true"] [role="radio"]').first().waitFor();
    const took = await choose(page);
    await saved(page);
    return took;
  });
  const measured = presses.slice(WARM_UP);
  return [
    against('choice key to the page', median(measured.map(({ dom }) => dom)), PEER.choice, 1),
    figure({
      name: 'choice key to the disk, as the window says it',
      value: median(measured.map(({ durable }) => durable)),
      unit: 'ms',
      versus: 'no peer says so',
    }),
  ];
}

/** With the long transcript open. */
async function scrolling(page: Page): Promise<Figure[]> {
  await settled(page);
  const { deltas, blank } = await scroll(page, FRAMES);
  return [
    // clocks of two kinds make a frame of 60 a second 16.7 or 16.8 ms long
    against(`scrolling ${LONG} messages, frames (95 of 100 within)`, quantile(deltas, 0.95), PEER.frame, 1.01),
    figure({
      name: 'of those frames, some text still missing',
      value: (100 * blank) / FRAMES,
      unit: '%',
      versus: 'none missing',
    }),
  ];
}

/** With the long transcript open. Each needle stands in one message, at about nine tenths of the transcript. */
async function finding(page: Page): Promise<Figure[]> {
  await page.keyboard.press('Control+f');
  await page.getByTestId('find').waitFor();
  const took = await times(1 + ROUNDS, async (n) => {
    await page.getByTestId('find').fill('');
    await settled(page);
    return find(page, `/mail/${LONG * 0.9 + 1 - 100 * n}`);
  });
  return [against(`find in ${LONG} messages`, median(took.slice(1)), PEER.find, 1)];
}

/**
 * The memory that is the page's own, with its share of what processes have in common; null where the system does not
 * tell.
 */
async function pageMegabytes({ app, page }: Running): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const pids = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getOSProcessId()),
  );
  const [kilobytes] = pids.map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]),
  );
  return kilobytes === undefined ? null : kilobytes / 1024;
}

async function memory(running: Running): Promise<Figure[]> {
  const value = await pageMegabytes(running);
  if (value === null) return [];
  const name = `memory of the window with ${LONG} messages open`;
  return [figure({ name, value, unit: 'MB', versus: peer(PEER.memory, 'MB'), ratio: value / PEER.memory, atMost: 1 })];
}

/** Answers who is rating, the first time, and waits for the library. */
async function arrive(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.or(row(page).first()).waitFor();
  if (await dialog.isVisible()) await joinAs(page, 'Ada');
  await inLibrary(page);
}

/** Runs with the app on a study, as a rater who has joined. Answers are not checked, as in an installed app. */
export async function withApp<T>(folder: string, study: string, work: (running: Running) => Promise<T>): Promise<T> {
  const running = await start(join(folder, 'profile'), [study], { TOUCHSTONE_CHECK_OUTPUT: '' });
  try {
    await installStopwatch(running.page);
    await arrive(running.page);
    return await work(running);
  } finally {
    await running.app.close();
  }
}

async function onDesk(folder: string): Promise<Figure[]> {
  const short = writeTranscripts(join(folder, 'short.jsonl'), 1, SHORT);
  const long = writeTranscripts(join(folder, 'long.jsonl'), 1, LONG);
  const huge = writeTranscripts(join(folder, 'huge.jsonl'), 1, HUGE);
  const study = await makeStudy(join(folder, 'desk.touchstone'), 3, short, long, huge);
  return withApp(folder, study, async (running) => {
    const { page } = running;
    const figures = await opening(page);
    await freshLibrary(page);
    await openRow(page, ROW.long);
    await settled(page);
    const held = await memory(running);
    figures.push(...(await scrolling(page)), ...(await finding(page)), ...held);
    await freshLibrary(page);
    await openRow(page, ROW.short);
    return [...figures, ...(await choosing(page))];
  });
}

async function inLargeLibrary(folder: string): Promise<Figure[]> {
  const study = await makeStudy(
    join(folder, 'library.touchstone'),
    LIBRARY,
    writeTranscripts(join(folder, 'many.jsonl'), LIBRARY, SHORT),
  );
  return withApp(folder, study, async ({ page }) => {
    const took = await times(1 + ROUNDS, async () => {
      await freshPage(page);
      const rows = await page.waitForFunction(() => window.stopwatch.rowsAfter);
      return Number(await rows.jsonValue());
    });
    return [
      against(`library of ${LIBRARY}, first rows after loading the page`, median(took.slice(1)), PEER.library, 1),
    ];
  });
}

export const inWindow: Bench = {
  name: 'window',
  about: 'the packaged app: opening, scrolling, finding, choosing, the library, memory',
  run: () => inScratch(async (folder) => [...(await onDesk(folder)), ...(await inLargeLibrary(folder))]),
};
