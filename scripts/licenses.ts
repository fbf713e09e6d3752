// Writes the licences of everything in a package of the app, from the packages that the bundles list.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { jsonFile } from './support/json-file.ts';
import { root } from './support/shell.ts';

const Licensed = z.object({
  name: z.string(),
  version: z.string(),
  identifier: z.string().nullish(),
  text: z.string().nullish(),
});
type Licensed = z.infer<typeof Licensed>;

const BUNDLES = ['main', 'preload', 'renderer'];
/**
 * Packages that the bundles do not list, because they are not bundled, or only in a worker
 * (renderer/transcript/colours/worker.ts).
 */
const UNTOLD = ['better-sqlite3', '@duckdb/node-api', '@duckdb/node-bindings', 'detect-libc', 'highlight.js'];
const LINE = '='.repeat(80);

const read = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

function untold(name: string): Licensed {
  const about = z.object({ version: z.string(), license: z.string() });
  const { version, license } = jsonFile(about, 'node_modules', name, 'package.json');
  return { name, version, identifier: license, text: read('node_modules', name, 'LICENSE').trim() };
}

/** The packages grouped by licence text, so that a shared text is printed once. */
function byText(): Map<string, string[]> {
  const bundled = BUNDLES.flatMap((bundle) => jsonFile(z.array(Licensed), 'out', bundle, 'licenses.json'));
  const groups = new Map<string, string[]>();
  const named = new Map(
    [...bundled, ...UNTOLD.map(untold)].map((one) => [
      `${one.name} ${one.version} (${one.identifier ?? 'see below'})`,
      one.text ?? '',
    ]),
  );
  for (const [name, text] of [...named].toSorted()) groups.set(text, [...(groups.get(text) ?? []), name]);
  return groups;
}

/** Writes out/third-party-licenses.txt. The bundles must exist. */
export function writeLicenses(): void {
  const entries = [...byText()].flatMap(([text, names]) => [LINE, ...names, '', text, '']);
  const head = [
    'Touchstone contains the packages below, each under its own licence.',
    'SQLite, which better-sqlite3 contains, is in the public domain (sqlite.org/copyright.html).',
    'The licences of Electron and Chromium are in LICENSE.electron.txt and LICENSES.chromium.html where Electron brings them.',
    '',
  ];
  writeFileSync(join(root, 'out', 'third-party-licenses.txt'), [...head, ...entries].join('\n'));
}
