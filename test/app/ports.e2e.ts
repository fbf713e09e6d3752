// 2,000 malformed calls from the window of the packaged app, over its real bridge and ports: each is answered with a
// message for people, and no process of the app ends.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CALLS } from '../../contract/calls.ts';
import { closeStudy, openStudy, verify } from '../../main/store/index.ts';
import { malformedCalls, type Malformed } from '../faults/malformed-calls.ts';
import { fillStudy, READS, WRITES } from '../serve/example-calls.ts';
import { expect, joinAs, storeProcess, test } from '../support/app.ts';
import { freshStudy } from '../support/study.ts';
import { answerDialogs } from './packets.ts';

const EACH = 1000;

/** The calls as JSON for the page, in which keys such as `__proto__` stay ordinary keys. */
const asJson = (calls: readonly Malformed[]): string =>
  JSON.stringify(calls, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

/**
 * Sends the calls one after the other over the page's own ports, then values that no port should carry; returns the
 * replies that are wrong.
 */
function overPorts(page: Page, json: string, store: readonly string[]): Promise<string[]> {
  return page.evaluate(
    async ({ json: text, store: names }) => {
      const ports = new Map<string, MessagePort>();
      await new Promise<void>((done) => {
        window.addEventListener('message', ({ data, ports: [port] }) => {
          if (port === undefined) return;
          ports.set(String(Reflect.get(Object(data), 'process')), port);
          if (ports.size === 2) done();
        });
        window.touchstone.connect();
      });
      const replies = new Map<number, (reply: unknown) => void>();
      for (const port of ports.values())
        port.addEventListener('message', ({ data }) => {
          const id: unknown = Reflect.get(Object(data), 'id');
          if (typeof id === 'number') replies.get(id)?.(data);
        });
      const wrong: string[] = [];
      let id = 1e9;
      const send = async (process: string, name: unknown, input: unknown): Promise<void> => {
        const own = (id += 1);
        const replied = new Promise((resolve) => replies.set(own, resolve));
        ports.get(process)?.postMessage({ id: own, name, input });
        const told = JSON.stringify(await replied);
        if (/"internal"|\\n\s+at /.test(told)) wrong.push(`${String(name)} ${told.slice(0, 500)}`);
      };
      for (const { name, input } of JSON.parse(text)) await send(names.includes(name) ? 'store' : 'jobs', name, input);
      // values that JSON cannot hold, and messages that are not requests, which get no reply
      const cycle: { self?: unknown } = {};
      cycle.self = cycle;
      for (const process of ports.keys()) {
        const odd = [cycle, new Map([[1, cycle]]), new Set([cycle]), 10n ** 500n, new Error('x'), new ArrayBuffer(1e7)];
        for (const input of [...odd, 'x'.repeat(2e7), Array.from({ length: 1e6 }), Number.NaN, new Date(Number.NaN)])
          for (const name of ['study.info', 'library.rows', 'imports.start']) await send(process, name, input);
        // a message that carries a port cannot be read
        const { port1 } = new MessageChannel();
        ports.get(process)?.postMessage({ id, name: 'study.info', input: port1 }, [port1]);
        for (const no of [null, 0, [], 'study.info', { id: '1' }, { id: {}, name: 'study.info' }, cycle])
          ports.get(process)?.postMessage(no);
        await send(process, 'study.info', {});
      }
      return wrong;
    },
    { json, store },
  );
}

/** Sends calls in the same way over the bridge to main. */
function overBridge(page: Page, json: string): Promise<string[]> {
  return page.evaluate(async (text) => {
    const wrong: string[] = [];
    const tell = async (name: unknown, input: unknown): Promise<void> => {
      // a name that is not text, which no window of ours sends
      const asked: Promise<unknown> = new Promise((resolve) =>
        resolve(Reflect.apply(Reflect.get(window.touchstone, 'app'), null, [name, input])),
      );
      // the bridge itself refuses values nested more than a thousand deep
      const told = await asked.then(JSON.stringify, (error: unknown) =>
        String(error).includes('contextBridge') ? '{"problem"' : String(error),
      );
      if (!/^\{"(?:value|problem)"/.test(told) || /"internal"|\\n\s+at /.test(told))
        wrong.push(`${String(name)} ${told.slice(0, 500)}`);
    };
    for (const { name, input } of JSON.parse(text)) await tell(name, input);
    for (const name of [null, {}, ['app.state'], 1, 'touchstone:connect', '__proto__', 'x'.repeat(1e7)])
      await tell(name, {});
    await tell('app.set_rater', { name: 'x'.repeat(2e7) });
    const dropped: unknown = await window.touchstone.drop([new File(['x'], '../../etc/passwd')]);
    if (!JSON.stringify(dropped).startsWith('{"problem"')) wrong.push(JSON.stringify(dropped));
    return wrong;
  }, json);
}

test('malformed calls over the window’s ports and bridge are answered with messages, and no process ends', async ({
  folder,
  started: running,
}) => {
  const path = join(folder, 'called.touchstone');
  const study = freshStudy();
  const { ids } = fillStudy(study.db);
  closeStudy(study.db);
  copyFileSync(study.path, path);
  const { app, page, troubles } = await running([path]);
  await answerDialogs(app, {});
  await joinAs(page, 'Ada');
  // a preview comes from the jobs process: the page has its first ports, and only those it asks for below can arrive
  await page.getByRole('link', { name: 'Export' }).click();
  await page.getByTestId('export-what-transcripts').click();
  await expect(page.getByTestId('export-preview').getByRole('table')).toBeVisible();
  await page.getByRole('link', { name: 'Library' }).click();
  const pids = [app.process().pid, await storeProcess(app)];
  const served = { ...CALLS.store, ...CALLS.jobs };
  const calls = malformedCalls(served, { ...READS(ids), ...WRITES(ids) }, { count: EACH, seed: 2207 });
  expect(await overPorts(page, asJson(calls), Object.keys(CALLS.store))).toEqual([]);
  expect([app.process().pid, await storeProcess(app)]).toEqual(pids);
  // valid pages are printed in report.e2e.ts: each print opens a window
  const names = Object.entries(CALLS.app).filter(([name]) => !name.startsWith('app.print'));
  const asked = malformedCalls(
    Object.fromEntries(names),
    { 'app.state': {}, 'app.recent': {} },
    { count: EACH, seed: 7 },
  );
  expect(await overBridge(page, asJson(asked))).toEqual([]);
  expect(await page.evaluate(() => Reflect.get({}, 'polluted'))).toBeUndefined();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await app.close();
  // the calls opened and closed studies under the page, so some of the page's own calls found no store process
  expect(troubles.filter((trouble) => !trouble.includes('has stopped'))).toEqual([]);
  troubles.length = 0;
  const db = openStudy(path);
  expect(verify(db).filter(({ ok }) => !ok)).toEqual([]);
  closeStudy(db);
});
