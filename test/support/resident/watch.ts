// The thread that kills the process if one command line uses too much processor time: a query that hangs blocks
// everything else in the process.
import { workerData } from 'node:worker_threads';
import { z } from 'zod';

const LOOK_MS = 100;

const { running, mostCpuMs } = z
  .object({ running: z.instanceof(Int32Array<SharedArrayBuffer>), mostCpuMs: z.number() })
  .parse(workerData);

/** Processor time, not elapsed time, because other programs share the machine. */
const usedMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

for (let [seen, since] = [-1, 0]; ; Atomics.wait(running, 0, seen, LOOK_MS)) {
  const now = Atomics.load(running, 0);
  if (now !== seen) [seen, since] = [now, usedMs()];
  else if (usedMs() - since > mostCpuMs) process.kill(process.pid, 'SIGKILL');
}
