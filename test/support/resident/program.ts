// Runs command lines one after the other in this process, each as in its own process, by evaluating the entry again.
// Orders and exit statuses are sent by IPC; END marks the end of a command's output on both streams.
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { END, Order } from './messages.ts';

/** The number of the running order, which the watching thread reads. */
const running = new Int32Array(new SharedArrayBuffer(4));
let count = 0;

/** Reports an entry that throws as Node does: prints the stack, and the status is 1. */
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
  // listeners of a command would end with its own process, so they are removed
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
