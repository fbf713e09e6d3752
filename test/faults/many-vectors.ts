// Runs the command line on one argument vector after another in this process, as each would be run by a process of its
// own: the bundle is evaluated anew for each. The vectors come as JSON in the file of the first argument; on descriptor 3
// stands a line for each, once it has ended. A vector that takes five seconds of the processor ends the process.
import { readFileSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';

/** Stands between what two vectors print on stderr. */
const BETWEEN = '\u0001\n';
/** Of the processor and not of a clock: other programs share the machine. */
const MOST_CPU_MS = 5000;
const LOOK_MS = 100;

const usedMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** In a thread of its own, since a query that hangs lets nothing else run. `running`: the number of the vector. */
function watch(running: Int32Array<SharedArrayBuffer>): void {
  for (let [seen, since] = [-1, 0]; ; Atomics.wait(running, 0, seen, LOOK_MS)) {
    const now = Atomics.load(running, 0);
    if (now !== seen) [seen, since] = [now, usedMs()];
    else if (usedMs() - since > MOST_CPU_MS) process.kill(process.pid, 'SIGKILL');
  }
}

/** Writes all of it, and waits where the pipe is full because the machine has no time for its reader. */
function tell(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;)
    try {
      done += writeSync(descriptor, bytes, done);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
}

async function runAll(running: Int32Array<SharedArrayBuffer>): Promise<void> {
  const [, , entry = '', list = ''] = process.argv;
  const vectors = z.array(z.array(z.string())).parse(JSON.parse(readFileSync(list, 'utf8')));
  for (const [n, vector] of vectors.entries()) {
    Atomics.store(running, 0, n);
    process.argv = [process.execPath, entry, ...vector];
    process.exitCode = undefined;
    let thrown = '';
    try {
      await import(`${pathToFileURL(entry).href}?${n}`);
    } catch (error) {
      thrown = String(error);
    }
    tell(2, BETWEEN);
    tell(3, `${JSON.stringify({ status: process.exitCode ?? 0, thrown })}\n`);
  }
  process.exitCode = 0;
}

if (isMainThread) {
  const running = new Int32Array(new SharedArrayBuffer(4));
  const watching = new Worker(new URL(import.meta.url), { workerData: running });
  await runAll(running);
  await watching.terminate();
} else watch(z.instanceof(Int32Array<SharedArrayBuffer>).parse(workerData));
