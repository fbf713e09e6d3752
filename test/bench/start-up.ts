// From the start of the program to the first content in its window, against an app of one empty window.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { writeEmptyApp } from './empty-electron.ts';
import { figure, median, type Bench, type Figure } from './figure.ts';
import { inScratch } from './scratch.ts';

const ROUNDS = 5;
const POLL_MS = 100;
const PATIENCE_MS = 30_000;

const Targets = z.array(z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string().optional() }));
const Evaluated = z.object({ result: z.object({ result: z.object({ value: z.number() }) }) });

/** In the page: when its first content was painted, in milliseconds of the system's clock. */
const PAINTED = `new Promise((resolve) => {
  const look = () => {
    const [painted] = performance.getEntriesByName('first-contentful-paint');
    if (painted === undefined) setTimeout(look, 20);
    else resolve(performance.timeOrigin + painted.startTime);
  };
  look();
})`;

/**
 * The port that Chromium chose for those who want to look inside; nothing waits for us there, unlike under Playwright.
 */
async function debuggingPort({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error('stderr is not piped');
  for await (const line of createInterface(stderr)) {
    const port = /^DevTools listening on ws:\/\/[^/]*:(\d+)\//.exec(line)?.[1];
    if (port === undefined) continue;
    stderr.resume();
    return port;
  }
  throw new Error('the program ended before it had a window');
}

async function windowAt(port: string): Promise<string | undefined> {
  const targets = Targets.parse(await (await fetch(`http://127.0.0.1:${port}/json/list`)).json());
  return targets.find(({ type }) => type === 'page')?.webSocketDebuggerUrl;
}

/** What the page says; null when it went away meanwhile, as the empty page does that each window begins with. */
async function evaluate(address: string, expression: string): Promise<number | null> {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const answered = once(socket, 'message');
  socket.send(
    JSON.stringify({
      id: 1,
      method: 'Runtime.evaluate',
      params: { expression, awaitPromise: true, returnByValue: true },
    }),
  );
  const [answer] = z.tuple([z.instanceof(MessageEvent)]).parse(await answered);
  socket.close();
  return Evaluated.safeParse(JSON.parse(String(answer.data))).data?.result.result.value ?? null;
}

/** When the first content was painted, however late one asks. */
async function painted(port: string): Promise<number> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const window = await windowAt(port);
    const at = window === undefined ? null : await evaluate(window, PAINTED);
    if (at !== null) return at;
    await wait(POLL_MS);
  }
  throw new Error('the program never had a window with something in it');
}

/** Starts the program and ends it; milliseconds to its first content. */
async function startUp(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const own = (process.env['TOUCHSTONE_APP_ARGS'] ?? '').split(' ').filter((arg) => arg !== '');
  const started = performance.timeOrigin + performance.now();
  const child = spawn(program, [...own, '--remote-debugging-port=0', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  const ended = once(child, 'exit');
  try {
    return (await painted(await debuggingPort(child))) - started;
  } finally {
    // no study is open, so there is nothing to lose
    child.kill('SIGKILL');
    await ended;
  }
}

async function measure(folder: string, program: string, electron: string): Promise<Figure[]> {
  const empty = writeEmptyApp(folder);
  const ours: number[] = [];
  const least: number[] = [];
  // the first round fills caches of the system and is not counted
  for (let round = 0; round <= ROUNDS; round += 1) {
    const own = await startUp(program, [], { TOUCHSTONE_USER_DATA: join(folder, 'profile') });
    const bare = await startUp(electron, [`--user-data-dir=${join(folder, 'empty-profile')}`, empty], {});
    if (round === 0) continue;
    ours.push(own);
    least.push(bare);
  }
  const value = median(ours);
  return [
    figure({
      name: 'start-up to the first content of the window',
      value,
      unit: 'ms',
      versus: `an empty Electron window, ${median(least).toFixed(0)} ms`,
      ratio: value / median(least),
    }),
  ];
}

export const startingUp: Bench = {
  name: 'start-up',
  about: 'the packaged app to its first content, against an empty Electron window',
  run: () => {
    const program = process.env['TOUCHSTONE_APP'];
    const electron = process.env['ELECTRON_EXEC_PATH'];
    if (!program || !electron) return Promise.resolve('TOUCHSTONE_APP is not set: start it with npm run bench');
    return inScratch((folder) => measure(folder, program, electron));
  },
};
