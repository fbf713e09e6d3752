// From the start of the program to the library in its window, in parts, compared with an app of one empty window.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { writeEmptyApp } from './empty-electron.ts';
import { figure, median, type Bench, type Figure } from './figure.ts';
import { inScratch, writeTranscripts } from './scratch.ts';
import { makeStudy } from './window.ts';

const ROUNDS = 5;
const POLL_MS = 20;
const QUIT_MS = 10_000;
const [TRANSCRIPTS, MESSAGES] = [500, 20];
const AT_MOST = 1.4;
const PATIENCE_MS = 30_000;

const Targets = z.array(z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string().optional() }));
const Evaluated = z.object({ result: z.object({ result: z.object({ value: z.array(z.number()) }) }) });

/**
 * An expression for the page: the times of its start and first contentful paint, in milliseconds of the system's clock.
 */
const PAINTED = `new Promise((resolve) => {
  const look = () => {
    const [painted] = performance.getEntriesByName('first-contentful-paint');
    if (painted === undefined) setTimeout(look, 20);
    else resolve([performance.timeOrigin, performance.timeOrigin + painted.startTime]);
  };
  look();
})`;
/** The same times, and the end of the first frame with a row of the library. */
const LISTED = `new Promise((resolve) => {
  const look = () => {
    const row = document.querySelector('[data-testid="library-row"]');
    if (row === null) return void requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    const listed = () => performance.timeOrigin + performance.now();
    port1.onmessage = () => resolve(${PAINTED}.then((before) => [...before, listed()]));
    port2.postMessage(null);
  };
  look();
})`;

/**
 * The port that Chromium chose for the DevTools protocol. Unlike with Playwright, the app does not wait for a client
 * there.
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

/**
 * The value of the expression in the page; null if the page was replaced meanwhile, as the empty first page of each
 * window is.
 */
async function evaluate(address: string, expression: string): Promise<number[] | null> {
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

/** The value of the expression in the page of the program's window. */
async function said(port: string, expression: string): Promise<number[]> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    const window = await windowAt(port);
    const answer = window === undefined ? null : await evaluate(window, expression);
    if (answer !== null) return answer;
    await wait(POLL_MS);
  }
  throw new Error('the program never had a window with something in it');
}

/** Starts the program, then ends it; returns the milliseconds from its start to each time that the expression gives. */
async function startUp(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  expression: string,
): Promise<number[]> {
  const own = (process.env['TOUCHSTONE_APP_ARGS'] ?? '').split(' ').filter((arg) => arg !== '');
  const started = performance.timeOrigin + performance.now();
  const child = spawn(program, [...own, '--remote-debugging-port=0', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  const ended = once(child, 'exit');
  try {
    return (await said(await debuggingPort(child), expression)).map((at) => at - started);
  } finally {
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), QUIT_MS);
    await ended;
    clearTimeout(late);
  }
}

const mid = (rounds: readonly number[][], moment: number): number =>
  median(rounds.map((moments) => moments[moment] ?? Number.NaN));

async function measure(folder: string, program: string, electron: string): Promise<Figure[]> {
  const empty = writeEmptyApp(folder);
  const input = writeTranscripts(join(folder, 'library.jsonl'), TRANSCRIPTS, MESSAGES);
  const study = await makeStudy(join(folder, 'library.touchstone'), TRANSCRIPTS, input);
  const ours: number[][] = [];
  const bare: number[][] = [];
  // the first run fills the system's caches and is not counted
  for (let round = 0; round <= ROUNDS; round += 1) {
    const own = await startUp(program, [study], { TOUCHSTONE_USER_DATA: join(folder, 'profile') }, LISTED);
    const least = await startUp(electron, [`--user-data-dir=${join(folder, 'empty-profile')}`, empty], {}, PAINTED);
    if (round === 0) continue;
    ours.push(own);
    bare.push(least);
  }
  const part = (name: string, from: number, value: number, versus: string): Figure =>
    figure({ name: `start-up: ${name}`, value: value - from, unit: 'ms', versus });
  const [begun, painted, listed] = [mid(ours, 0), mid(ours, 1), mid(ours, 2)];
  return [
    part('process to page', 0, begun, `${mid(bare, 0).toFixed(0)} ms, an empty Electron window`),
    part(
      'page to its first content',
      begun,
      painted,
      `${(mid(bare, 1) - mid(bare, 0)).toFixed(0)} ms, an empty window`,
    ),
    part('first content to the rows of the library', painted, listed, 'nothing in an empty window'),
    figure({
      name: 'start-up to the library',
      value: listed,
      unit: 'ms',
      versus: `an empty Electron window, ${mid(bare, 1).toFixed(0)} ms`,
      ratio: listed / mid(bare, 1),
      atMost: AT_MOST,
    }),
  ];
}

export const startingUp: Bench = {
  name: 'start-up',
  about: 'the packaged app to its library, in parts, against an empty Electron window',
  run: () => {
    const program = process.env['TOUCHSTONE_APP'];
    const electron = process.env['ELECTRON_EXEC_PATH'];
    if (!program || !electron) return Promise.resolve('TOUCHSTONE_APP is not set: start it with npm run bench');
    return inScratch((folder) => measure(folder, program, electron));
  },
};
