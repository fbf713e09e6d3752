// The packaged app under test: started on its own profile, watched for errors, operated as a person would.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { hasDisplay } from '../../scripts/system-libraries.ts';
import { onOwnDisplay } from './display.ts';
import { LentApp } from './lent-app.ts';
import { callsOut, isWhole, recorded, whyNoRecord } from './network.ts';
import { start, told, type Running } from './start-app.ts';

export { start, type Running } from './start-app.ts';

/** Sets who is rating before anything asks for it, and waits until the open study has the name. */
export async function joinAs(page: Page, name: string): Promise<void> {
  await page.getByTestId('frame').waitFor();
  await page.evaluate(`window.touchstone.app('app.set_rater', ${JSON.stringify({ name })})`);
  await expect(page.getByTestId('frame')).toHaveAttribute('data-rater', name);
}

/** The process id of the app's store process. */
export async function storeProcess(app: ElectronApplication): Promise<number> {
  const id = await app.evaluate(
    ({ app: electron }) => electron.getAppMetrics().find(({ name }) => name?.includes('store'))?.pid,
  );
  if (id === undefined) throw new Error('the app has no store process');
  return id;
}

/** Kills every process of the app at once, as a power cut would. */
export async function killAll(app: ElectronApplication): Promise<void> {
  const gone = new Promise<void>((resolve) => void app.process().once('exit', () => resolve()));
  const pids = await app.evaluate(({ app: electron }) => electron.getAppMetrics().map((metric) => metric.pid));
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // the process had ended already
    }
  }
  await gone;
}

/** Records the network calls of each app that is started in this folder; null if this machine cannot record them. */
function recorder(folder: string): { program: () => string; callsOut: () => Promise<string[]> } | null {
  const why = whyNoRecord();
  if (why !== null) {
    base.info().annotations.push({ type: 'network not recorded', description: why });
    return null;
  }
  const records: string[] = [];
  return {
    program: () => {
      records.push(join(folder, `network-${records.length}`));
      return recorded(told('TOUCHSTONE_APP'), folder, records.at(-1) ?? '');
    },
    callsOut: async () => {
      const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
      await expect.poll(() => records.map(read).every(isWhole)).toBe(true);
      return records.flatMap((path) => callsOut(read(path), true));
    },
  };
}

interface Own {
  folder: string;
  /**
   * Opens what these arguments name in the worker's shared app (lent-app.ts), which is reset to its state after a start
   * and keeps its user's files in `profile` in the test's folder. A second call, after the test has ended the app,
   * starts a new one with the arguments.
   */
  running: (args?: readonly string[]) => Promise<Running>;
  /**
   * Starts an app for this test alone: for tests of starting and ending, and for tests that change more of the process
   * than lent-app.ts resets.
   */
  started: (args?: readonly string[]) => Promise<Running>;
  /** Whether strace records the app's network calls; the test fails if there is any. */
  networkRecorded: boolean;
}

/** The folder with the user's files for the app of a test. */
const profileIn = (folder: string): string => join(folder, 'profile');

/** The folder of a profile in which V8 caches the compiled scripts of the window. */
const compiledIn = (profile: string): string => join(profile, 'Code Cache');

/** Replaces the folder `to` by a copy of `from`; does nothing if `from` does not exist. */
function replace(from: string, to: string): void {
  if (!existsSync(from)) return;
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

export const test = base.extend<Own, { display: void; compiled: string; lent: LentApp }>({
  /** A display for each worker: windows of two workers on one display would take the focus from each other. */
  display: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      if (hasDisplay()) await use();
      else await onOwnDisplay(() => use());
    },
    { scope: 'worker', auto: true },
  ],
  /**
   * A copy of V8's cache from the last app of this worker. A test has a new profile, in which compiling the window's
   * scripts would take a third of the page's start; people's profiles keep the cache.
   */
  compiled: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'touchstone-compiled-'));
      await use(join(folder, 'kept'));
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  lent: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const lent = new LentApp();
      await use(lent);
      await lent.end();
    },
    { scope: 'worker' },
  ],
  networkRecorded: [false, { option: true }],
  // oxlint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-app-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  /** After the test, none of its apps may have reported an error. */
  started: async ({ folder, networkRecorded, compiled }, use) => {
    const all: Running[] = [];
    const record = networkRecorded ? recorder(folder) : null;
    const profile = profileIn(folder);
    await use(async (args = []) => {
      if (all.length === 0) replace(compiled, compiledIn(profile));
      const running = await start(profile, args, {}, record?.program());
      all.push(running);
      return running;
    });
    for (const { app } of all) await app.close().catch(() => undefined);
    if (all.length > 0) replace(compiledIn(profile), compiled);
    expect(all.flatMap(({ troubles }) => troubles)).toEqual([]);
    if (record !== null) expect(await record.callsOut()).toEqual([]);
  },
  running: async ({ folder, networkRecorded, started, lent }, use) => {
    const all: Running[] = [];
    await use(async (args = []) => {
      if (networkRecorded || all.length > 0) return started(args);
      const running = await lent.lend(profileIn(folder), args);
      all.push(running);
      return running;
    });
    if (all.length > 0) await lent.takeBack();
    expect(all.flatMap(({ troubles }) => troubles)).toEqual([]);
  },
});

export { expect } from '@playwright/test';
