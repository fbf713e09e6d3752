// The thread that starts the process for command lines and collects its output, while the test's own thread is blocked
// until the reply.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { MessagePort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { Bounds, END, Order, type Ended } from './messages.ts';

const { port, answered, flags, env, bounds } = z
  .object({
    port: z.instanceof(MessagePort),
    answered: z.instanceof(Int32Array<SharedArrayBuffer>),
    flags: z.array(z.string()),
    env: z.record(z.string(), z.string()),
    bounds: Bounds,
  })
  .parse(workerData);
const Told = z.object({ status: z.number() });
const END_BYTES = Buffer.from(END);

let child: ChildProcess | null = null;
/** Whether a test is waiting for a command line to end. */
let isAwaited = false;
let printed: [Buffer[], Buffer[]] = [[], []];
/** Exit status of the running command line; undefined until it has ended. */
let status: number | undefined;
let quiet: NodeJS.Timeout | undefined;

function answer(of: number | null, [stdout, stderr]: readonly Buffer[]): void {
  clearTimeout(quiet);
  isAwaited = false;
  const ended: Ended = { status: of, stdout: String(stdout), stderr: String(stderr) };
  port.postMessage(ended);
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
}

/** Replies once the command line has ended and all its output has arrived. */
function look(): void {
  clearTimeout(quiet);
  quiet = bounds.mostQuietMs === undefined ? undefined : setTimeout(() => child?.kill('SIGKILL'), bounds.mostQuietMs);
  if (status === undefined) return;
  const whole = printed.map((parts) => Buffer.concat(parts));
  if (!whole.every((bytes) => bytes.subarray(-END_BYTES.length).equals(END_BYTES))) return;
  answer(
    status,
    whole.map((bytes) => bytes.subarray(0, -END_BYTES.length)),
  );
}

function begin(): ChildProcess {
  const cpu = bounds.mostCpuMs === undefined ? [] : [String(bounds.mostCpuMs)];
  const begun = spawn(process.execPath, [...flags, join(import.meta.dirname, 'program.ts'), ...cpu], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const [at, stream] of [begun.stdout, begun.stderr].entries())
    stream?.on('data', (bytes: Buffer) => {
      if (child !== begun || !isAwaited) return;
      printed[at]?.push(bytes);
      look();
    });
  begun.on('message', (told) => {
    ({ status } = Told.parse(told));
    look();
  });
  // the command ended its process or was killed: the next command gets a new process
  begun.on('close', (code) => {
    if (child !== begun) return;
    child = null;
    const whole = printed.map((parts) => Buffer.concat(parts));
    if (isAwaited) answer(code, whole);
  });
  return begun;
}

port.on('message', (order) => {
  [status, printed, isAwaited] = [undefined, [[], []], true];
  if (child?.connected !== true) child = begin();
  // an order to a process that has just died is lost: its close event replies
  child.send(Order.parse(order), () => undefined);
  look();
});
