// Where a passphrase comes from: a file, the environment or a hidden line on the terminal; never an argument, which
// others could see.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { TouchstoneError } from '../../contract/errors.ts';

/** Asks on the terminal, without showing what is typed. Throws `cancelled` at Ctrl+C. */
async function asked(): Promise<string> {
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  process.stderr.write('Passphrase: ');
  const lines = createInterface({ input: process.stdin, output: silence, terminal: true });
  const stop = new AbortController();
  lines.once('SIGINT', () => stop.abort());
  try {
    return await lines.question('', { signal: stop.signal });
  } catch (error) {
    throw new TouchstoneError('cancelled', 'No passphrase was given', '', 'Start again when you like', {
      cause: error,
    });
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

/** The passphrase in a file (its first line) or in TOUCHSTONE_PASSPHRASE; null where neither is given. */
export function givenPassphrase(file: string | undefined): string | null {
  if (file !== undefined) return readFileSync(file, 'utf8').replace(/\r?\n[^]*$/, '');
  return process.env['TOUCHSTONE_PASSPHRASE'] ?? null;
}

/** The same, or asked for where there is a terminal; null where there is none either. */
export async function neededPassphrase(file: string | undefined): Promise<string | null> {
  return givenPassphrase(file) ?? (process.stdin.isTTY ? asked() : null);
}
