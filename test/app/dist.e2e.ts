// The archive of `npm run dist` in an empty home, run by an ordinary user without access to the clone: the window and
// the command line.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { _electron } from '@playwright/test';
import { expect, test } from '../support/app.ts';
import { chatLines } from '../support/synthetic.ts';
import { drop, openId, queueAll, row, saved } from './places.ts';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
/** If the tests run as root, commands run as the unprivileged user that every Linux has. */
const AS = isRoot ? ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : [];

let home = '';
const own = (path: string): string => {
  if (isRoot) chownSync(path, NOBODY, NOBODY);
  return path;
};
/**
 * The user's environment: a home, a PATH that begins with ~/.local/bin, the display, and a wait for the test to attach.
 */
function environment(): string[] {
  const given = {
    HOME: home,
    PATH: `${join(home, '.local', 'bin')}:/usr/bin:/bin`,
    LANG: 'C.UTF-8',
    DISPLAY: process.env['DISPLAY'] ?? '',
    TOUCHSTONE_WAIT_FOR_TESTS: '1',
  };
  const key = process.env['XAUTHORITY'];
  const all = key === undefined ? given : { ...given, XAUTHORITY: join(home, '.Xauthority') };
  return Object.entries(all).map(([name, value]) => `${name}=${value}`);
}
const words = (command: readonly string[]): string[] => [...AS, 'env', '-i', ...environment(), ...command];

/** Runs a command as that user, in the home; returns its stdout. */
function run(...command: string[]): string {
  const [program = '', ...args] = words(command);
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: home, encoding: 'utf8' });
  expect({ command, status, stderr: status === 0 ? '' : stderr }).toEqual({ command, status: 0, stderr: '' });
  return stdout;
}

function makeHome(): void {
  home = own(mkdtempSync(join(tmpdir(), 'touchstone-home-')));
  const key = process.env['XAUTHORITY'];
  if (key !== undefined && existsSync(key)) {
    copyFileSync(key, join(home, '.Xauthority'));
    own(join(home, '.Xauthority'));
  }
}

let archive = '';

/** Makes the archive if it does not exist. */
function makeArchive(): void {
  const made = spawnSync(process.execPath, ['scripts/dist.ts'], {
    encoding: 'utf8',
    env: { ...process.env, TOUCHSTONE_TEST_BUILD: '1' },
  });
  expect(made.status, made.stderr).toBe(0);
  archive = made.stdout.trim();
}

/** Unpacks the archive in the home; returns the app's folder. */
function unpack(): string {
  run('tar', '-xzf', archive);
  return join(home, basename(archive, '.tar.gz'));
}

/**
 * The program of the window, as the user starts it. Without user namespaces an unpacked program runs without a sandbox.
 */
function starter(app: string): { program: string; args: string[] } {
  const program = join(home, 'start');
  writeFileSync(program, `#!/bin/sh\nexec ${words([join(app, 'touchstone-app')]).join(' ')} "$@"\n`);
  chmodSync(program, 0o755);
  const sandbox = spawnSync('unshare', ['--user', '--map-root-user', 'true']).status === 0;
  return { program, args: ['--disable-gpu', ...(sandbox ? [] : ['--no-sandbox'])] };
}

test.skip(process.platform !== 'linux', 'other systems have installers');
// one worker, so the archive is made once
test.describe.configure({ mode: 'default' });
test.beforeAll(() => {
  // packing writes a few hundred megabytes
  test.setTimeout(600_000);
  makeArchive();
});
test.beforeEach(makeHome);
test.afterEach(() => rmSync(home, { recursive: true, force: true }));

test('the unpacked app opens, imports, labels and exports', async () => {
  test.slow();
  const app = unpack();
  mkdirSync(join(home, '.local', 'bin'), { recursive: true });
  symlinkSync(join(app, 'resources', 'cli', 'touchstone'), join(home, '.local', 'bin', 'touchstone'));
  writeFileSync(join(home, 'first.jsonl'), chatLines(5, 3, 6, 8));
  expect(run('touchstone', 'formats')).toContain('inspect');
  run('touchstone', 'import', '-s', 'study.touchstone', 'first.jsonl');

  run('touchstone', 'new', '-s', 'sampling.touchstone');
  const about = ['-s', 'sampling.touchstone', '--from', 'first.jsonl'];
  // DuckDB's library lies beside the app's archive, and the app finds it there
  expect(run('touchstone', 'population', 'describe', ...about)).toContain('0 drawn of 3 units');

  const { program, args } = starter(app);
  const electron = await _electron.launch({ executablePath: program, args: [...args, join(home, 'study.touchstone')] });
  const page = await electron.firstWindow();
  await expect(row(page)).toHaveCount(3);
  const second = join(home, 'second.jsonl');
  writeFileSync(second, chatLines(6, 2, 6, 8));
  await drop(page, [second]);
  await expect(row(page)).toHaveCount(5);
  await page.getByRole('button', { name: 'Close' }).click();
  await queueAll(page, 'all');
  const id = await openId(page);
  await page.keyboard.press('1');
  await page.getByTestId('rater-question').getByRole('textbox').fill('Ada');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('rater-question')).toBeHidden();
  await saved(page);
  await electron.close();

  run('touchstone', 'export', '-s', 'study.touchstone', '--what', 'labels', '--as', 'csv', '-o', 'labels.csv');
  const lines = readFileSync(join(home, 'labels.csv'), 'utf8').trim().split('\n');
  expect(lines.filter((line) => line.startsWith(id) && line.includes('Ada'))).toHaveLength(1);
});

test('the archive contains the licences of its parts, and nothing that only developers need', () => {
  const resources = join(unpack(), 'resources');
  const licences = readFileSync(join(resources, 'third-party-licenses.txt'), 'utf8');
  for (const name of [
    'better-sqlite3',
    '@duckdb/node-api',
    'react-dom',
    'zod',
    'monaco-editor',
    '@stdlib/stats-base-dists-t-cdf',
    'age-encryption',
    'highlight.js',
  ])
    expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
  expect(licences).not.toContain('brings no text');
  expect(readdirSync(join(resources, '..'))).toEqual(
    expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']),
  );
  expect(readdirSync(join(resources, 'app.asar.unpacked', 'node_modules'))).toEqual(['@duckdb', 'better-sqlite3']);
});
