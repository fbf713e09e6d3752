// 2,000 malformed calls through the window of the packaged app, and 2,000 argument vectors of the command line; `npm test`
// makes a part of them without the window.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import type { Calls } from '../../contract/call.ts';
import { CALLS } from '../../contract/calls.ts';
import { Reply } from '../../contract/wire.ts';
import { closeStudy } from '../../main/store/index.ts';
import { root, run } from '../../scripts/support/shell.ts';
import { tool } from '../../scripts/support/tool.ts';
import { inLibrary } from '../app/places.ts';
import { malformedCalls, type Malformed } from '../faults/malformed-calls.ts';
import { fillStudy, READS, WRITES } from '../serve/example-calls.ts';
import { joinAs, start } from '../support/app.ts';
import { figure, type Bench, type Figure } from './figure.ts';
import { emptyStudy, inScratch } from './scratch.ts';

const COUNT = 2000;
const BATCH = 100;
/** No call may take longer, in milliseconds. */
const LONGEST = 5000;
const FIRST_ID = 1_000_000;
/** They put another study in place of this one. */
const ELSEWHERE = ['app.open', 'app.close_study', 'app.new_study', 'app.choose_study'];

const Answered = z.array(z.object({ reply: z.unknown(), ms: z.number() }));

/** What the preload gives the window (preload/window.d.ts). */
interface Bridge {
  connect: () => void;
  app: (name: string, input: unknown) => Promise<object>;
}

/** Sends calls as the window's own client does: to main by the bridge, to the processes by ports of their own. */
async function send(page: Page, calls: readonly Malformed[]): Promise<z.infer<typeof Answered>> {
  const store = new Set(Object.keys(CALLS.store));
  const app = new Set(Object.keys(CALLS.app));
  // the window's own client counts from 1 on the same ports
  const sent = calls.map(({ name, input }, at) => ({
    id: FIRST_ID + at,
    name,
    input,
    to: app.has(name) ? 'app' : store.has(name) ? 'store' : 'jobs',
  }));
  const got = await page.evaluate(
    async ({ all, longest }) => {
      const bridge: Bridge = Reflect.get(window, 'touchstone');
      const ports = new Map<string, MessagePort>();
      await new Promise<void>((resolve) => {
        window.addEventListener('message', ({ data, ports: [port] }) => {
          if (data?.touchstone !== 'port' || port === undefined) return;
          ports.set(String(data.process), port);
          if (ports.size === 2) resolve();
        });
        bridge.connect();
      });
      const answers: { reply: unknown; ms: number }[] = [];
      for (const { id, name, input, to } of all) {
        const began = performance.now();
        const port = ports.get(to);
        const asked =
          port === undefined
            ? bridge.app(name, input).then((reply) => ({ id, ...reply }))
            : new Promise<unknown>((resolve) => {
                port.onmessage = ({ data }) => data?.id === id && resolve(data);
                port.postMessage({ id, name, input });
              });
        const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), longest));
        answers.push({ reply: await Promise.race([asked, late]), ms: performance.now() - began });
      }
      return answers;
    },
    { all: sent, longest: LONGEST },
  );
  return Answered.parse(got);
}

/** What is wrong with how the window's calls were answered, in words, and how long the slowest took. */
async function throughWindow(folder: string): Promise<{ faults: string[]; slowest: number }> {
  const path = join(folder, 'calls.touchstone');
  const db = emptyStudy(path, 'normal');
  const { ids } = fillStudy(db);
  closeStudy(db);
  const all: Calls = { ...CALLS.store, ...CALLS.jobs, ...CALLS.app };
  const asked = Object.fromEntries(Object.entries(all).filter(([name]) => !ELSEWHERE.includes(name)));
  const calls = malformedCalls(asked, { ...READS(ids), ...WRITES(ids) }, { count: COUNT, seed: 2026 });
  const { app, page } = await start(join(folder, 'profile'), [path]);
  try {
    await joinAs(page, 'Ada');
    await inLibrary(page);
    // nobody is there to close a dialog
    await app.evaluate(({ dialog, shell }) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
      shell.showItemInFolder = () => undefined;
    });
    const faults: string[] = [];
    let slowest = 0;
    for (let from = 0; from < calls.length; from += BATCH) {
      const batch = calls.slice(from, from + BATCH);
      for (const [at, { reply, ms }] of (await send(page, batch)).entries()) {
        slowest = Math.max(slowest, ms);
        const parsed = Reply.safeParse(reply);
        const problem = parsed.success && 'problem' in parsed.data ? parsed.data.problem : null;
        if (!parsed.success || problem?.code === 'internal' || /\n\s+at /.test(problem?.what ?? ''))
          faults.push(`${batch[at]?.name}: ${JSON.stringify(reply)?.slice(0, 300)}`);
      }
    }
    return { faults, slowest };
  } finally {
    await app.close();
  }
}

/** How many tests of argument vectors fail, with all of them run. */
async function vectors(): Promise<number> {
  const [node, script] = tool('vitest');
  const env = { ...process.env, TOUCHSTONE_WHOLE: '1' };
  await run(node, [script, 'run', 'test/faults/argument-vectors.test.ts'], { env, stdout: 'aside' });
  const report: unknown = JSON.parse(readFileSync(join(root, 'test-results', 'unit.json'), 'utf8'));
  return z.object({ numFailedTests: z.number() }).parse(report).numFailedTests;
}

async function measure(): Promise<Figure[]> {
  const { faults, slowest } = await inScratch(throughWindow);
  for (const fault of faults) console.error(`  ${fault}`);
  return [
    figure({ name: 'faults of calls', value: faults.length, unit: '', versus: `${COUNT} malformed calls`, atMost: 0 }),
    figure({ name: 'slowest call', value: Math.round(slowest), unit: 'ms', versus: `${COUNT} calls`, atMost: LONGEST }),
    figure({ name: 'batches with a fault', value: await vectors(), unit: '', versus: '2,200 vectors', atMost: 0 }),
  ];
}

export const calling: Bench = {
  name: 'calls',
  about: '2,000 malformed calls through the window and 2,000 argument vectors: none ends in an accident',
  run: measure,
};
