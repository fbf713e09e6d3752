// A picture of the first window, for starts without a display (TOUCHSTONE_SCREENSHOT).
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserWindow } from 'electron';
import { note } from './log.ts';

const TRIES = 300;
const STEP_MS = 100;

/** Takes the picture when the page reports that it is complete. */
export async function takeScreenshot(window: BrowserWindow, path: string): Promise<void> {
  const isReady = `document.documentElement.dataset.ready === '1'`;
  for (let tried = 0; tried < TRIES; tried += 1) {
    if (window.isDestroyed()) return;
    if (!window.webContents.isLoading() && (await window.webContents.executeJavaScript(isReady)) === true) break;
    await wait(STEP_MS);
  }
  const picture = await window.webContents.capturePage();
  await mkdir(dirname(path), { recursive: true });
  // Renamed at the end, so that a program that waits for the file finds it complete.
  await writeFile(`${path}.new`, picture.toPNG());
  await rename(`${path}.new`, path);
  note('took the screenshot');
}
