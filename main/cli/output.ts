// Where the command line writes: data on stdout, everything said to people on stderr, and the three exit statuses.
import { writeSync } from 'node:fs';
import { toldOf, type Problem } from '../../contract/errors.ts';

/** 0: done; 1: done, but some inputs were rejected; 2: wrong arguments, or nothing could be done. */
export type Exit = 0 | 1 | 2;

/** Writes to stdout or stderr to the last byte, also into a slow pipe; a reader that went away ends the program. */
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

// control characters (and the ones that turn text around) could repaint the terminal: they are shown, not obeyed
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\r(?!\n)/g;

/** Text from a transcript or file made safe to show on a terminal. */
export const visible = (text: string): string =>
  text.replaceAll(UNSEEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Data: as it is for the next program in the pipe, and made safe to show where a terminal reads it. */
export const out = (data: string | Uint8Array): void =>
  write(1, typeof data === 'string' && process.stdout.isTTY ? visible(data) : data);

/** A message for the person. */
export const say = (text: string): void => write(2, `${visible(text)}\n`);

/** One JSON document on stdout. */
export const json = (value: unknown): void => out(`${JSON.stringify(value, null, 2)}\n`);

/** One JSON value a line on stdout. */
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

/** What went wrong as what · where · what to do, whatever was thrown. */
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

/** Says one line about an error, with its stack only when TOUCHSTONE_DEBUG=1. */
export function complain(error: unknown): void {
  say(`touchstone: ${sentence(explain(error))}`);
  if (process.env['TOUCHSTONE_DEBUG'] === '1' && error instanceof Error) say(error.stack ?? '');
}
