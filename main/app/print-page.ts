// Printing for the command line: started with a switch, the app prints a file without a window and ends.
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { PRINT_SWITCH } from '../../contract/print.ts';
import { lockDown } from './lockdown.ts';
import { printedPage } from './print.ts';

/** The page and the PDF that a command line names after the switch; null if the app is to open its window. */
export function pageToPrint(argv: readonly string[]): { from: string; to: string } | null {
  const [, from, to] = argv.slice(argv.indexOf(PRINT_SWITCH));
  return argv.includes(PRINT_SWITCH) && from !== undefined && to !== undefined ? { from, to } : null;
}

/**
 * Prints a file and ends the app: status 0, or 1 with the reason on stderr. It does not touch the user's own folder,
 * because the app may be running.
 */
export function printAndQuit({ from, to }: { from: string; to: string }): void {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-printer-'));
  app.setPath('userData', folder);
  const end = (status: number): void => {
    rmSync(folder, { recursive: true, force: true });
    app.exit(status);
  };
  // otherwise the app would quit when the printed window is destroyed
  app.on('window-all-closed', () => {});
  void app
    .whenReady()
    .then(async () => {
      lockDown();
      await writeFile(to, await printedPage(await readFile(from, 'utf8')));
      end(0);
    })
    .catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      end(1);
    });
}
