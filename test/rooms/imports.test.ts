// Each direction of architecture 2.3 bites: what a room must not import is planted in it and the linter finds it.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '../..');

const APP = ['main/app', 'main/serve', 'main/cli', 'renderer/app'];
const PLACES = ['start', 'library', 'label', 'adjudicate', 'audit', 'calibrate', 'findings', 'export', 'rubric'].map(
  (place) => `renderer/${place}`,
);
const SHARED = ['client', 'keys', 'parts', 'transcript', 'cards', 'figures', 'style'].map((part) => `renderer/${part}`);

/** Room to what it must not import: other rooms and packages. */
const FORBIDDEN: Record<string, string[]> = {
  contract: ['main/store', 'renderer/client', 'preload', 'statistics', 'scripts', 'node:fs', 'electron', 'react', 'better-sqlite3'],
  statistics: ['main/store', 'renderer/client', 'preload', 'node:fs', 'electron', 'better-sqlite3'],
  'main/store': ['main/importers', 'main/exporters', 'main/work', 'statistics', ...APP, 'electron'],
  'main/importers': ['main/exporters', 'main/store', 'main/work', ...APP, 'electron', 'better-sqlite3'],
  'main/exporters': ['main/importers', 'main/store', 'main/work', ...APP, 'electron', 'better-sqlite3'],
  'main/work': [...APP, 'electron', 'better-sqlite3'],
  'main/serve': ['main/importers', 'main/exporters', 'main/cli', 'main/app', 'renderer/app', 'electron', 'better-sqlite3'],
  'main/cli': ['main/importers', 'main/exporters', 'main/serve', 'main/app', 'renderer/app', 'electron', 'better-sqlite3'],
  'main/app': ['main/store', 'main/work', 'main/importers', 'main/exporters', 'main/cli', 'main/serve', 'renderer/app', 'better-sqlite3'],
  preload: ['main/app', 'renderer/client', 'zod', 'node:fs'],
  'renderer/app': ['main/store', 'scripts', 'node:fs', 'electron'],
  ...Object.fromEntries(
    SHARED.map((part) => [part, [...PLACES, 'renderer/desk', 'main/store', 'scripts', 'node:fs', 'electron', 'renderer/app']]),
  ),
  'renderer/desk': [...PLACES, 'main/store', 'scripts', 'node:fs', 'electron', 'renderer/app'],
  ...Object.fromEntries(
    PLACES.map((place) => [
      place,
      [...PLACES.filter((other) => other !== place), 'renderer/app', 'main/store', 'scripts', 'node:fs', 'electron'],
    ]),
  ),
};

const isPackage = (name: string): boolean => /^(?:node:|electron|react|better-sqlite3|zod)/.test(name);

const planted = Object.entries(FORBIDDEN).flatMap(([room, targets]) =>
  targets.map((target) => {
    const file = `${room}/planted-${target.replaceAll(/\W/g, '-')}.ts`;
    const from = isPackage(target) ? target : `${relative(room, target).replace(/^(?!\.)/, './')}/anything.tsx`;
    return { file, room, target, source: `import '${from}';\n` };
  }),
);

const folder = mkdtempSync(join(tmpdir(), 'touchstone-rooms-'));
afterAll(() => rmSync(folder, { recursive: true }));

const Report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });
let caught = new Set<string>();

function write(file: string, source: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), source);
}

beforeAll(() => {
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const { file, source } of planted) write(file, source);
  write('renderer/label/allowed.ts', `import '../client/call.ts';\nimport '../desk/session.ts';\nimport '../../contract/calls.ts';\n`);
  const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const ran = spawnSync(process.execPath, [oxlint, '--format', 'json'], { cwd: folder, encoding: 'utf8' });
  const found = Report.parse(JSON.parse(ran.stdout)).diagnostics.filter(({ code }) => code.includes('no-restricted-imports'));
  caught = new Set(found.map(({ filename }) => filename));
});

test.each(planted)('$room must not import $target', ({ file }) => {
  expect(caught).toContain(file);
});

test('what is allowed passes', () => {
  expect(caught).not.toContain('renderer/label/allowed.ts');
});
