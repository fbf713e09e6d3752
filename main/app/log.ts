// The app's log: a file in the user's folder. It contains names of calls, codes and our own stacks, never text of a
// transcript.
import log from 'electron-log/node.js';
import { userFile } from './places.ts';

const SIZE = 1_000_000;

/** Opens the log. Earlier errors are not logged. */
export function startLog(): void {
  log.transports.console.level = false;
  log.transports.file.resolvePathFn = () => userFile('logs', 'main.log');
  log.transports.file.maxSize = SIZE;
  log.transports.file.level = 'info';
}

export function note(what: string): void {
  log.info(what);
}

/**
 * Logs a defect: the error's kind and its stack, which names our files; the message is left out, because it may quote
 * data.
 */
export function defect(where: string, error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error;
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  log.error([`${where}: ${kind}`, ...frames].join('\n'));
}
