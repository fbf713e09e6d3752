// The packaged app as a rater uses it: opening, scrolling, finding, choosing, the library and the memory of the window,
// each compared with a bare page in the same window.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { closeStudy } from '../../main/store/index.ts';
import { inLabel, inLibrary, row, saved } from '../app/places.ts';
import { joinAs, start, type Running } from '../support/app.ts';
import { dice, prose } from '../support/synthetic.ts';
import { choose, find, openRow, scroll, settled } from './desk.ts';
import { importInto } from './cli.ts';
import { figure, median, quantile, rounded, type Bench, type Figure } from './figure.ts';
import { findPlainly, plainly, pressPlainly, scrollPlainly } from './plain.ts';
import { emptyStudy, inScratch, writeTranscripts } from './scratch.ts';
import { freshPage, installStopwatch } from './stopwatch.ts';

const ROUNDS = 5;
const SHORT = 60;
const LONG = 5000;
const HUGE = 50_000;
const LIBRARY = 5000;
const FEW = 50;
const FRAMES = 200;
const PRESSES = 20;
const WARM_UP = 3;
/** The rows of the three transcripts in the library of the study. */
const ROW = { short: 0, long: 1, huge: 2 };
/**
 * Greatest ratios to the milliseconds of a bare page with as much text (for the huge transcript: with the text of the
 * long one).
 */
const AT_MOST = { short: 3, long: 0.5, huge: 1, frame: 1.05, find: 1.2, choice: 1.7, library: 1.1 };
const MEGABYTES = 100;

/** A figure in milliseconds, compared with that of a bare page. */
const against = (name: string, value: number, bare: number, atMost: number, what = 'a bare page'): Figure =>
  figure({
    name,
    value,
    unit: 'ms',
    versus: `${rounded(bare)} ms, ${what} in the same window`,
    ratio: value / bare,
    atMost,
  });

/** A word in the message at nine tenths of a bare page. */
const NEEDLE = 'plainneedle';

/** The texts of a bare page of `count` messages. */
export function plainTexts(count: number): string[] {
  const roll = dice(1);
  return Array.from({ length: count }, (_, n) => `${n === count * 0.9 ? NEEDLE : ''} ${prose(roll, 100)}`);
}

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

/** Opens the library on a page that has just been loaded. */
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
  const opened = async (index: number): Promise<number> => {
    await once(index);
    return median(await times(ROUNDS, () => once(index)));
  };
  const bare = async (count: number): Promise<number> => {
    const texts = plainTexts(count);
    const took = await times(1 + ROUNDS, async () => {
      await freshLibrary(page);
      return plainly(page, texts, (one) => Promise.resolve(one));
    });
    return median(took.slice(1));
  };
  const [few, many] = [await bare(SHORT), await bare(LONG)];
  const name = (messages: number): string => `opening a transcript of ${messages} messages`;
  return [
    against(name(SHORT), await opened(ROW.short), few, AT_MOST.short),
    against(name(LONG), await opened(ROW.long), many, AT_MOST.long),
    against(name(HUGE), await opened(ROW.huge), many, AT_MOST.huge, `a bare page of ${LONG} messages`),
  ];
}

/** Needs the short transcript to be open. */
async function choosing(page: Page): Promise<Figure[]> {
  await settled(page);
  const presses = await times(WARM_UP + PRESSES, async () => {
    // after the last answer the flags have the focus, and the last dimension is above them
    if ((await page.locator('[data-focused="true"] [role="radio"]').count()) === 0)
      await page.keyboard.press('ArrowUp');
    await page.locator('[data-focused="true"] [role="radio"]').first().waitFor();
    const took = await choose(page);
    await saved(page);
    return took;
  });
  const measured = presses.slice(WARM_UP);
  const bare = (await times(WARM_UP + PRESSES, () => pressPlainly(page))).slice(WARM_UP);
  return [
    against('choice key to the page', median(measured.map(({ dom }) => dom)), median(bare), AT_MOST.choice),
    figure({
      name: 'choice key to the disk, as the window says it',
      value: median(measured.map(({ durable }) => durable)),
      unit: 'ms',
      versus: 'no peer says so',
    }),
  ];
}

/** Needs the long transcript to be open. */
async function scrolling(page: Page): Promise<Figure[]> {
  await settled(page);
  const { deltas, blank } = await scroll(page, FRAMES);
  const bare = await plainly(page, plainTexts(LONG), () => scrollPlainly(page, FRAMES));
  const frames = `scrolling ${LONG} messages, frames (95 of 100 within)`;
  return [
    against(frames, quantile(deltas, 0.95), quantile(bare, 0.95), AT_MOST.frame),
    figure({
      name: 'of those frames, some text still missing',
      value: (100 * blank) / FRAMES,
      unit: '%',
      versus: 'none missing',
    }),
  ];
}

/** Needs the long transcript to be open. Each needle occurs in one message, at about nine tenths of the transcript. */
async function finding(page: Page): Promise<Figure[]> {
  await page.keyboard.press('Control+f');
  await page.getByTestId('find').waitFor();
  const took = await times(1 + ROUNDS, async (n) => {
    await page.getByTestId('find').fill('');
    await settled(page);
    return find(page, `/mail/${LONG * 0.9 + 1 - 100 * n}`);
  });
  const bare = await plainly(page, plainTexts(LONG), () => times(1 + ROUNDS, () => findPlainly(page, NEEDLE)));
  return [against(`find in ${LONG} messages`, median(took.slice(1)), median(bare.slice(1)), AT_MOST.find)];
}

/**
 * The memory of the page's process with its share of memory used by several processes (PSS); null if the system does
 * not report it.
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
  return [figure({ name, value, unit: 'MB', versus: `the limit of ${MEGABYTES} MB`, atMost: MEGABYTES })];
}

/** Joins as a rater if the app asks for one, and waits for the library. */
async function arrive(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.or(row(page).first()).waitFor();
  if (await dialog.isVisible()) await joinAs(page, 'Ada');
  await inLibrary(page);
}

/**
 * Runs `work` with the app open on a study and a rater who has joined. The app does not check its replies, as an
 * installed app does not.
 */
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

/** Milliseconds from the start of a page to the first rows of a library with `count` transcripts. */
async function firstRows(folder: string, count: number): Promise<number> {
  const input = writeTranscripts(join(folder, `${count}.jsonl`), count, SHORT);
  const study = await makeStudy(join(folder, `${count}.touchstone`), count, input);
  return withApp(folder, study, async ({ page }) => {
    const took = await times(1 + ROUNDS, async () => {
      await freshPage(page);
      const rows = await page.waitForFunction(() => window.stopwatch.rowsAfter);
      return Number(await rows.jsonValue());
    });
    return median(took.slice(1));
  });
}

async function inLargeLibrary(folder: string): Promise<Figure[]> {
  const name = `library of ${LIBRARY}, first rows after loading the page`;
  const [few, many] = [await firstRows(folder, FEW), await firstRows(folder, LIBRARY)];
  return [against(name, many, few, AT_MOST.library, `a library of ${FEW}`)];
}

export const inWindow: Bench = {
  name: 'window',
  about: 'the packaged app: opening, scrolling, finding, choosing, the library, memory',
  run: () => inScratch(async (folder) => [...(await onDesk(folder)), ...(await inLargeLibrary(folder))]),
};
