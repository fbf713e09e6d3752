// The Electron version that package.json pins: found in node_modules, or downloaded by the installer of the `electron`
// package.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { versionOf } from '../support/json-file.ts';
import { root, say } from '../support/shell.ts';

const home = join(root, 'node_modules', 'electron');
const dist = join(home, 'dist');

/**
 * Time without a received byte that counts as a failure, because a machine that cannot reach the release page often
 * hangs.
 */
const patience = 20_000;

export const pinnedVersion = (): string => versionOf('electron');

/** The path of the executable in a folder of an Electron release. */
export function executableIn(folder: string): string {
  if (process.platform === 'darwin') return join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

export function versionIn(folder: string): string | null {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : null;
}

/** The folder of the pinned runtime, if it is complete. */
export function installedPinned(): string | null {
  return versionIn(dist) === pinnedVersion() && existsSync(executableIn(dist)) ? dist : null;
}

/** Downloads the pinned runtime. If that fails, prints one line and returns null. */
export async function downloadPinned(): Promise<string | null> {
  say(`downloading Electron ${pinnedVersion()}`);
  const reason = await install();
  const found = installedPinned();
  if (found === null)
    say(`Electron ${pinnedVersion()} cannot be downloaded here (${reason ?? 'nothing was unpacked'}); going on`);
  return found;
}

/**
 * Runs the installer with a temporary folder of its own, whose growth shows that the download continues. Returns the
 * reason if it failed.
 */
function install(): Promise<string | null> {
  const scratch = mkdtempSync(join(tmpdir(), 'touchstone-electron-'));
  return new Promise<string | null>((resolve) => {
    const child = spawn(process.execPath, [join(home, 'install.js')], {
      env: { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    let seen = 0;
    let grown = Date.now();
    const watch = setInterval(() => {
      const now = bytesIn(scratch) + (existsSync(dist) ? bytesIn(dist) : 0);
      if (now !== seen) {
        seen = now;
        grown = Date.now();
      } else if (Date.now() - grown > patience) {
        complaint = `no data for ${patience / 1000} s`;
        child.kill('SIGKILL');
      }
    }, 1_000);
    const stop = (): void => void child.kill('SIGKILL');
    process.once('exit', stop);
    child.on('close', (status) => {
      clearInterval(watch);
      process.off('exit', stop);
      resolve(status === 0 ? null : firstReason(complaint));
    });
  }).finally(() => rmSync(scratch, { recursive: true, force: true }));
}

/** The innermost cause of an error is the useful one; "fetch failed" only wraps it. */
function firstReason(report: string): string {
  const lines = report.split('\n').map((line) => line.trim());
  const cause = lines.find((line) => line.startsWith('[cause]:'))?.slice('[cause]: '.length);
  return cause || lines.find((line) => line !== '' && !line.startsWith('at ')) || 'no reason given';
}

function bytesIn(folder: string): number {
  let sum = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    // The installer creates and deletes files during the walk.
    if (entry.isFile()) sum += statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return sum;
}
