// The linter enforces the import rules of scripts/rooms.ts: it must report every forbidden import that the test writes
// into a room.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { forbidden, GUARDED, ROOMS } from '../../scripts/rooms.ts';

const root = resolve(import.meta.dirname, '../..');

const specifier = (room: string, target: string): string => {
  if (GUARDED.some((name) => name === target)) return target === 'node:' ? 'node:fs' : target;
  return `${relative(room, target).replace(/^(?!\.)/, './')}/anything.tsx`;
};

/** A file in `room` that imports `target`. */
const plant = (
  kind: string,
  room: string,
  target: string,
): { file: string; room: string; target: string; source: string } => ({
  file: `${room}/${kind}-${target.replaceAll(/\W/g, '-')}.ts`,
  room,
  target,
  source: `import '${specifier(room, target)}';\n`,
});

const rooms = Object.keys(ROOMS);
const planted = rooms.flatMap((room) => {
  const { rooms: others, packages } = forbidden(room);
  const targets = [...others, ...packages];
  return [
    ...targets.map((target) => plant('planted', room, target)),
    ...targets.map((target) => plant('planted', `${room}/deeper`, target)),
  ];
});
const allowed = rooms.flatMap((room) => {
  const { rooms: others, packages } = ROOMS[room] ?? { rooms: [], packages: [] };
  return [...others, ...packages].map((target) => plant('allowed', room, target));
});

const folder = mkdtempSync(join(tmpdir(), 'touchstone-rooms-'));
afterAll(() => rmSync(folder, { recursive: true }));

const Report = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });
let caught = new Set<string>();

function write(file: string, source: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), source);
}

beforeAll(() => {
  for (const name of ['oxlint.config.ts', 'scripts/rooms.ts']) write(name, readFileSync(join(root, name), 'utf8'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { file, source } of [...planted, ...allowed]) write(file, source);
  const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const ran = spawnSync(process.execPath, [oxlint, '--format', 'json'], { cwd: folder, encoding: 'utf8' });
  const found = Report.parse(JSON.parse(ran.stdout)).diagnostics.filter(({ code }) =>
    code.includes('no-restricted-imports'),
  );
  caught = new Set(found.map(({ filename }) => filename));
});

test.each(rooms)('each forbidden import in %s is reported', (room) => {
  const missed = planted.filter((one) => one.file.startsWith(`${room}/`) && !caught.has(one.file));
  expect(missed.map(({ file, target }) => [file, target])).toEqual([]);
});

test('allowed imports are not reported', () => {
  expect(allowed.map(({ file }) => file).filter((file) => caught.has(file))).toEqual([]);
});

test('every folder of main and renderer is a room', () => {
  const folders = ['main', 'renderer'].flatMap((part) =>
    readdirSync(join(root, part), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [`${part}/${entry.name}`] : [],
    ),
  );
  expect(folders.filter((folder) => !rooms.includes(folder))).toEqual([]);
});
