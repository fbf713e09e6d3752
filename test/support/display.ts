// A display for the windows of one worker: a virtual one of its own if this machine has none.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';

/** The number of the display, which Xvfb writes to its descriptor 3 once it accepts clients. */
async function numberOf(server: ChildProcess): Promise<string> {
  const line = server.stdio[3];
  if (!(line instanceof Readable)) throw new Error('Xvfb has no descriptor 3');
  const failed = once(server, 'exit').then(() => {
    throw new Error('Xvfb ended before it had a display: run it by hand to see why');
  });
  const told = await Promise.race([once(line, 'data'), failed]);
  return String(told[0]).trim();
}

/**
 * Runs `work` with DISPLAY naming a virtual display of its own. Xvfb chooses a free number itself, so two that start at
 * once cannot get the same one. Throws if Xvfb does not start.
 */
export async function onOwnDisplay(work: () => Promise<void>): Promise<void> {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
  // stderr is ignored, because Xvfb complains there about every taken number that it tries; Xvfb is detached from the
  // terminal, so that Ctrl+C does not end the display while windows are still open
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
  const end = (): void => void server.kill();
  process.once('exit', end);
  try {
    process.env['DISPLAY'] = `:${await numberOf(server)}`;
    await work();
  } finally {
    delete process.env['DISPLAY'];
    process.off('exit', end);
    const gone = server.exitCode === null ? once(server, 'exit') : undefined;
    end();
    await gone;
  }
}
