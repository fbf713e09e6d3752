// The packaged app under test: started on a profile of its own, watched for errors, driven like a person would.
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

/** Says who is rating before anything asks, and waits until the open study knows. */
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
      // it was gone before
    }
  }
  await gone;
}

/** Keeps a record of the network calls of each app that is started in this folder; null where that cannot be. */
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
   * Opens what these arguments name in the app of the worker (lent-app.ts), which is as if it had just been started,
   * with its user's files in `profile` of the test's folder. A second call, after the test has ended the app, starts it
   * on them.
   */
  running: (args?: readonly string[]) => Promise<Running>;
  /**
   * Starts the app for this test alone. For what is about a start or an end, and for what changes more of a process
   * than lent-app.ts puts back.
   */
  started: (args?: readonly string[]) => Promise<Running>;
  /** Whether strace records what the app asks of the network, which must be nothing. */
  networkRecorded: boolean;
}

/** Where the app of a test has its user's files. */
const profileIn = (folder: string): string => join(folder, 'profile');

/** Where a profile keeps what V8 compiled of the window's scripts. */
const compiledIn = (profile: string): string => join(profile, 'Code Cache');

/** Puts a folder in the place of another; where there is none, nothing is done. */
function replace(from: string, to: string): void {
  if (!existsSync(from)) return;
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

export const test = base.extend<Own, { display: void; compiled: string; lent: LentApp }>({
  /** Windows of two workers on one display would take the focus from each other. */
  display: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      if (hasDisplay()) await use();
      else await onOwnDisplay(() => use());
    },
    { scope: 'worker', auto: true },
  ],
  /**
   * What the last app of this worker had compiled. Each test has a new profile, in which the window's scripts would be
   * compiled anew, a third of the time that its page takes to start; people's profiles keep it.
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
  /** Afterwards nothing may have gone wrong in any of them. */
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
