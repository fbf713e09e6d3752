// Sets windows to a size and zoom that people use.
import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '../support/app.ts';

export interface Size {
  width: number;
  height: number;
  /** 2 means 200 %. */
  zoom: number;
}

/**
 * Gives the window this size and zoom, and waits until the page has drawn itself with them: its scripts know the new
 * width a frame before its columns do.
 */
export async function resize(app: ElectronApplication, page: Page, { width, height, zoom }: Size): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setMinimumSize(1, 1);
      window?.setContentSize(size.width, size.height);
      window?.webContents.setZoomFactor(size.zoom);
    },
    { width, height, zoom },
  );
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(Math.round(width / zoom));
  await frames(page, 2);
}

/** Waits until the page has begun this many frames. */
export const frames = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (wanted) => {
    for (let frame = 0; frame < wanted; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  }, count);
