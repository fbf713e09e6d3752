// Where the command line writes: data on stdout, messages on stderr, and the three exit statuses.
import { writeSync } from 'node:fs';
import { toldOf, type Problem } from '../../contract/errors.ts';

/** 0: done; 1: done, but some inputs were rejected; 2: wrong arguments, or nothing could be done. */
export type Exit = 0 | 1 | 2;

/**
 * Writes to stdout or stderr until the last byte, also into a slow pipe; the program ends if the reader has closed the
 * pipe.
 */
function write(fd: 1 | 2, data: string | Uint8Array): void {
  let rest = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(fd, rest));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

// Control characters (and those that change the direction of text) could repaint the terminal, so they are shown
// escaped.
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\r(?!\n)/g;

/** Makes text from a transcript or file safe to show on a terminal. */
export const visible = (text: string): string =>
  text.replaceAll(UNSEEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Data: unchanged for the next program in a pipe, made safe on a terminal. */
export const out = (data: string | Uint8Array): void =>
  write(1, typeof data === 'string' && process.stdout.isTTY ? visible(data) : data);

/** A message on stderr. */
export const say = (text: string): void => write(2, `${visible(text)}\n`);

/** One JSON document on stdout. */
export const json = (value: unknown): void => out(`${JSON.stringify(value, null, 2)}\n`);

/** One JSON value per line on stdout. */
export const jsonLines = (values: Iterable<unknown>): void => {
  for (const value of values) out(`${JSON.stringify(value)}\n`);
};

/** The same on one line. */
export const oneLine = (text: string): string => visible(text.replaceAll(/\s+/g, ' ').trim());

const sentence = (problem: Problem): string =>
  [problem.what, problem.where, problem.todo]
    .filter((part) => part !== '')
    .map(oneLine)
    .join(' · ');

/** Any thrown error as one text: what happened · where · what to do. */
export function explain(error: unknown): Problem {
  const told = toldOf(error);
  if (told !== null) return told.problem;
  const where = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    what: 'Internal error',
    where,
    todo: 'Set TOUCHSTONE_DEBUG=1 to see where',
  };
}

/** Prints one line about an error, with its stack only if TOUCHSTONE_DEBUG=1. */
export function complain(error: unknown): void {
  say(`touchstone: ${sentence(explain(error))}`);
  if (process.env['TOUCHSTONE_DEBUG'] === '1' && error instanceof Error) say(error.stack ?? '');
}
