// Runs the built command line as a process, for benchmarks, and returns its report, its time and its peak memory.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const LOOK_EVERY_MS = 50;

export interface Ran {
  report: unknown;
  seconds: number;
  /** The peak of resident memory in MB, as counted by the system; null if the system does not report it. */
  peak: number | null;
}

/** Peak resident memory of a running process in MB. */
function peakOf(pid: number): number | null {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return line === undefined ? null : Number(line) / 1024;
  } catch {
    return null;
  }
}

/** Runs `touchstone ARGS --json`. Throws if it ends with a status other than 0 or 1. */
export function cli(...args: readonly string[]): Promise<Ran> {
  const start = performance.now();
  const child = spawn(process.execPath, [resolve('out/main/cli.js'), ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  let peak: number | null = null;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const looking = setInterval(() => (peak = peakOf(child.pid ?? 0) ?? peak), LOOK_EVERY_MS);
  return new Promise((done, failed) => {
    child.on('close', (status) => {
      clearInterval(looking);
      const seconds = (performance.now() - start) / 1000;
      if (status === 0 || status === 1) done({ report: JSON.parse(out), seconds, peak });
      else failed(new Error(`touchstone ${args.join(' ')}: exit ${status}\n${err}`));
    });
  });
}

const Imported = z.object({ transcripts: z.object({ added: z.number(), unchanged: z.number() }), seconds: z.number() });

/** Imports files into an existing study; throws unless `count` transcripts are added or unchanged. */
export async function importInto(
  study: string,
  paths: readonly string[],
  count: number,
): Promise<Ran & { importing: number }> {
  const ran = await cli('import', '-s', study, ...paths);
  const { transcripts, seconds } = Imported.parse(ran.report);
  if (transcripts.added + transcripts.unchanged !== count)
    throw new Error(`${transcripts.added} added, ${transcripts.unchanged} unchanged of ${count}`);
  return { ...ran, importing: seconds };
}
