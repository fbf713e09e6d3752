// The check that runs before every npm script: prints one line if packages are missing or out of date, or if none of
// them contains a Node for this machine.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';

const LOCK = 'package-lock.json';
const INSTALLED = 'node_modules/.package-lock.json';
const left = { version: '1.0.0', integrity: 'sha512-left' };
const node = { version: '26.0.0', os: process.platform, cpu: process.arch, optional: true, bin: { node: 'bin/node' } };
const elsewhere = { ...node, os: 'plan9' };

let clone = '';
const write = (file: string, packages: Record<string, object>): void =>
  writeFileSync(join(clone, file), JSON.stringify({ packages }));

/** What the check prints to stderr in this clone; `version` makes the process look like that older Node. */
function said(version?: string): string {
  const older = `data:text/javascript,Object.defineProperty(process,"version",{value:"v${version}"});Object.defineProperty(process,"versions",{value:{node:"${version}"}})`;
  const before = version === undefined ? [] : ['--import', older];
  const args = [...before, '--import', join(clone, 'scripts/ready.js'), '-e', 'console.log("went on")'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect({ status, stdout }).toEqual(stderr === '' ? { status: 0, stdout: 'went on\n' } : { status: 1, stdout: '' });
  expect(stderr.split('\n').length).toBeLessThanOrEqual(2);
  return stderr;
}

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'touchstone-ready-'));
  for (const folder of ['scripts', 'node_modules']) mkdirSync(join(clone, folder));
  copyFileSync('scripts/ready.js', join(clone, 'scripts/ready.js'));
  writeFileSync(join(clone, 'package.json'), '{"type":"module"}');
  write(LOCK, {
    '': {},
    'node_modules/left': left,
    'node_modules/node-here': node,
    'node_modules/node-elsewhere': elsewhere,
  });
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

test('every npm script starts with the check', () => {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')));
  for (const [name, line] of Object.entries(scripts))
    expect(line, name).toMatch(/^node --import \.\/scripts\/ready\.js scripts\/[\w-]+\.ts$/);
});

test('a complete installation prints nothing, even without the Node of another system', () => {
  write(INSTALLED, { 'node_modules/left': left, 'node_modules/node-here': node });
  expect(said()).toBe('');
});

test('a clone in which npm ci was not run, or failed, prints a line', () =>
  expect(said()).toContain('are not installed, or npm ci did not finish: run "npm ci"'));

test.each([
  ['a package is missing', {}],
  ['a package has another version', { 'node_modules/left': { ...left, version: '0.9.0' } }],
  ['a package has other contents', { 'node_modules/left': { ...left, integrity: 'sha512-right' } }],
])('packages are out of date if %s', (_, packages) => {
  write(INSTALLED, packages);
  expect(said()).toContain('(left differs): run "npm ci"');
});

test('a Node that is too old is reported: its package was left out, or none exists for this machine', () => {
  write(INSTALLED, { 'node_modules/left': left });
  expect(said('20.20.2')).toContain('Node v20.20.2 is too old: run "npm ci --include=optional"');
  expect(said('24.2.0')).toBe('');
  write(LOCK, { '': {}, 'node_modules/left': left, 'node_modules/node-elsewhere': elsewhere });
  expect(said('20.20.2')).toContain(`no package brings a Node for ${process.platform} ${process.arch}`);
});
