// The app's log: a file in the user's folder. Names of calls, codes and stacks of our own; never a word of a
// transcript.
import log from 'electron-log/node.js';
import { userFile } from './places.ts';

const SIZE = 1_000_000;

/** Begins the log. What goes wrong before is lost. */
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
 * Writes down a defect: the error's kind and its stack, which names our files; a message may quote data, so it stays
 * out.
 */
export function defect(where: string, error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error;
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  log.error([`${where}: ${kind}`, ...frames].join('\n'));
}
