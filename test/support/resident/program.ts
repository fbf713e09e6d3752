// Runs one command line after another in this process, each as in a process of its own: the entry is evaluated anew for
// each. Orders and their exit statuses go by IPC; after what a command has printed stands END on both streams.
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { END, Order } from './messages.ts';

/** Which order is being worked on: the thread that watches looks at it. */
const running = new Int32Array(new SharedArrayBuffer(4));
let count = 0;

/** As Node ends a process whose entry throws: with its stack, and with status 1. */
async function evaluated(entry: string): Promise<number> {
  try {
    await import(`${pathToFileURL(entry).href}?${count}`);
    return z.number().parse(process.exitCode ?? 0);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  }
}

const ended = (stream: NodeJS.WriteStream): Promise<unknown> =>
  new Promise((resolve) => void stream.write(END, resolve));

async function work({ entry, args, cwd }: Order): Promise<void> {
  count = Atomics.add(running, 0, 1);
  process.argv = [process.execPath, entry, ...args];
  process.exitCode = undefined;
  process.chdir(cwd);
  const status = await evaluated(entry);
  // what a command listens to in its process ends with the process
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  await Promise.all([ended(process.stdout), ended(process.stderr)]);
  process.send?.({ status });
}

const [, , mostCpuMs] = process.argv;
if (mostCpuMs !== undefined) {
  const watch = new URL('watch.ts', import.meta.url);
  new Worker(watch, { workerData: { running, mostCpuMs: Number(mostCpuMs) } }).unref();
}
process.exitCode = undefined;
process.on('disconnect', () => process.exit(0));
process.on('message', (order) => void work(Order.parse(order)));
