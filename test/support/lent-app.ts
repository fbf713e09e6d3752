// One started app for the tests of a worker, one after the other: before each it is as it was when it started.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { start, type Running } from './start-app.ts';

const HOME = 'app://touchstone/';

interface Started extends Running {
  /** The window as it came up. */
  bounds: { x: number; y: number; width: number; height: number };
  least: number[];
}

/** Asks Electron's main process from any document of the app, as the window does. */
const ask = (page: Page, name: string): Promise<unknown> => page.evaluate(`window.touchstone.app('${name}', {})`);

/**
 * What outlives a test in the process is put back here: where the user's files are, the open study, the page and its
 * storage, the system's dialogs, the window, the clipboard, the pointer and what the page is told of its reader. Whoever
 * changes more than that (listeners of a session, scripts that come with every page) asks for a start of their own.
 */
export class LentApp {
  private readonly folder = mkdtempSync(join(tmpdir(), 'touchstone-lent-'));
  private started: Started | null = null;

  /** The app with its user's files in `profile`, and what these arguments name, opened as by a second start. */
  async lend(profile: string, args: readonly string[]): Promise<Running> {
    this.started ??= await this.begin();
    const { app, page, troubles } = this.started;
    troubles.length = 0;
    // as Electron does for the folder that it starts with
    mkdirSync(profile, { recursive: true });
    await app.evaluate(
      ({ app: electron }, told) => {
        electron.setPath('userData', told.profile);
        electron.emit('second-instance', {}, ['touchstone', ...told.args], told.folder);
      },
      { profile, args: [...args], folder: process.cwd() },
    );
    // it answers when the study is open
    await ask(page, 'app.state');
    await page.goto(HOME);
    return this.started;
  }

  /** Takes the app back from a test; one that the test has ended is not lent again. */
  async takeBack(): Promise<void> {
    if (this.started === null) return;
    const { app, page, bounds, least } = this.started;
    if (app.process().exitCode !== null || app.process().signalCode !== null || page.isClosed()) {
      this.started = null;
      return;
    }
    // a document of the app in which nothing runs; the page that is left sends what it was about to send
    await page.goto(await page.evaluate(() => document.querySelector('link')?.href ?? ''));
    await ask(page, 'app.given_packets');
    await ask(page, 'app.close_study');
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await page.emulateMedia({
      media: null,
      colorScheme: 'light',
      reducedMotion: 'no-preference',
      forcedColors: 'none',
      contrast: 'no-preference',
    });
    await page.mouse.move(0, 0);
    await app.evaluate(
      ({ app: electron, BrowserWindow, clipboard, dialog }, told) => {
        electron.setPath('userData', told.folder);
        Object.assign(dialog, Reflect.get(globalThis, 'dialogsAsStarted'));
        clipboard.clear();
        const [window] = BrowserWindow.getAllWindows();
        window?.webContents.setZoomFactor(1);
        window?.setMinimumSize(told.least[0] ?? 1, told.least[1] ?? 1);
        window?.setBounds(told.bounds);
      },
      { folder: this.folder, bounds, least },
    );
  }

  /** Ends the app. */
  async end(): Promise<void> {
    await this.started?.app.close().catch(() => undefined);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async begin(): Promise<Started> {
    const running = await start(this.folder);
    const { bounds, least } = await running.app.evaluate(({ BrowserWindow, dialog }) => {
      Object.assign(globalThis, { dialogsAsStarted: { ...dialog } });
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) throw new Error('the app has no window');
      return { bounds: window.getBounds(), least: window.getMinimumSize() };
    });
    return { ...running, bounds, least };
  }
}
