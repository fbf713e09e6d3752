// The sources of a passphrase: a file, the environment or a hidden line on the terminal; never an argument, which other
// users could see.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { TouchstoneError } from '../../contract/errors.ts';

/** Asks on the terminal without showing the input. Throws `cancelled` at Ctrl+C. */
async function asked(): Promise<string> {
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  process.stderr.write('Passphrase: ');
  const lines = createInterface({ input: process.stdin, output: silence, terminal: true });
  const stop = new AbortController();
  lines.once('SIGINT', () => stop.abort());
  try {
    return await lines.question('', { signal: stop.signal });
  } catch (error) {
    throw new TouchstoneError(
      'cancelled',
      'No passphrase was given',
      '',
      'Run the command again and type a passphrase',
      {
        cause: error,
      },
    );
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

/** The passphrase from a file (its first line) or from TOUCHSTONE_PASSPHRASE; null if neither is given. */
export function givenPassphrase(file: string | undefined): string | null {
  if (file !== undefined) return readFileSync(file, 'utf8').replace(/\r?\n[^]*$/, '');
  return process.env['TOUCHSTONE_PASSPHRASE'] ?? null;
}

/** The same, or asked for on the terminal; null if there is no terminal either. */
export async function neededPassphrase(file: string | undefined): Promise<string | null> {
  return givenPassphrase(file) ?? (process.stdin.isTTY ? asked() : null);
}
