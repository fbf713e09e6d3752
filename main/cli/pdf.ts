// Prints a page as PDF with the app: the app's own program is started without a window and prints the page.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TouchstoneError } from '../../contract/errors.ts';
import { PRINT_SWITCH } from '../../contract/print.ts';
import { writePrinted } from '../work/report/index.ts';

/** Names the app's program and its arguments if this is not that program itself: the script of a clone sets it. */
const PRINTER = 'TOUCHSTONE_PRINTER';

const INSTEAD = 'Write .html and print it in a browser, or run the installed touchstone';

/**
 * The app needs no display here. As root, Chromium cannot start its sandbox, which is not needed: the page is our own,
 * runs no script and loads nothing.
 */
const CHROMIUM =
  process.platform === 'linux'
    ? ['--ozone-platform=headless', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
    : [];

/** Program and arguments that start the app; null if only Node is there. */
function printer(): [string, ...string[]] | null {
  const [program, ...args] = (process.env[PRINTER] ?? '').split('\n').filter((part) => part !== '');
  if (program !== undefined) return [program, ...args];
  return process.versions['electron'] === undefined ? null : [process.execPath];
}

/** Runs the program until it ends; returns its stderr if it failed, otherwise null. */
function ran(program: string, args: readonly string[]): Promise<string | null> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return new Promise((resolve) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-4000);
    });
    child.on('error', (error) => resolve(error.message));
    child.on('close', (status) => resolve(status === 0 ? null : said.trim() || `it ended with status ${status}`));
  });
}

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-';

const failed = (why: string): TouchstoneError =>
  new TouchstoneError('not_available', 'The PDF could not be printed', why.split('\n').at(-1) ?? '', INSTEAD);

/**
 * Prints the page into the file, completely or not at all. `page` is called only after the app was found. Throws
 * `not_available`, and errors of the disk.
 */
export async function writePdf(path: string, page: () => Promise<string>): Promise<void> {
  const found = printer();
  if (found === null)
    throw new TouchstoneError(
      'not_available',
      'PDF needs the app, and this installation has only the command line',
      '',
      INSTEAD,
    );
  const [program, ...args] = found;
  const folder = await mkdtemp(join(tmpdir(), 'touchstone-print-'));
  try {
    const [from, to] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
    await writeFile(from, await page());
    const why = await ran(program, [...args, ...CHROMIUM, PRINT_SWITCH, from, to]);
    if (why !== null) throw failed(why);
    const bytes = await readFile(to);
    if (!isPdf(bytes)) throw failed('the file that the app wrote is not a PDF');
    await writePrinted(path, bytes);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
