// Runs a program to its end and collects its output.
import { spawn } from 'node:child_process';

export interface Ended {
  status: number;
  stdout: string;
  /** stdout and stderr together, in the order of arrival. */
  said: string;
}

/** Greatest time that a program may take. */
const MOST_MS = 15 * 60_000;

export function ended(
  program: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<Ended> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], timeout: MOST_MS });
    const [out, all]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => {
      out.push(chunk);
      all.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => all.push(chunk));
    child.on('error', failed);
    child.on('close', (code) =>
      done({ status: code ?? 143, stdout: Buffer.concat(out).toString(), said: Buffer.concat(all).toString() }),
    );
  });
}
