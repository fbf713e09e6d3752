// The npm packages in the app, their licences, and the registry's audit of them: two checks of `npm run check`.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from '../contract/json.ts';
import { jsonFile } from './support/json-file.ts';
import { root, run } from './support/shell.ts';

/** The rooms that are bundled. */
const ROOMS = 'contract,statistics,plots,main,preload,renderer';
/** Licences of packages that an app under the MIT licence may contain if it names them. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BSL-1.0',
  'PSF-2.0',
  '0BSD',
  'CC0-1.0',
  'Unlicense',
]);
/** Electron is not imported into a bundle, but the app contains its whole runtime. */
const RUNTIME = 'electron';

const Package = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
});
type Package = z.infer<typeof Package>;

/** The name of the package in an import: `zod`, `@scope/name`; null for our own files and Node's modules. */
function packageOf(specifier: string): string | null {
  const [, name] = /^((?:@[a-z0-9._-]+\/)?[a-z0-9._-]+)(?:[/?]|$)/.exec(specifier) ?? [];
  return name === undefined || specifier.startsWith('.') || specifier.startsWith('node:') ? null : name;
}

function importedNames(): Set<string> {
  const files = globSync(`{${ROOMS}}/**/*.{ts,tsx,css}`, { cwd: root });
  const names = files.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import|@import)\s*\(?\s*'([^'\n]+)'/g)].map(
      ([, specifier = '']) => packageOf(specifier),
    ),
  );
  const named = Package.pick({ dependencies: true }).extend({ devDependencies: z.record(z.string(), z.string()) });
  const own = jsonFile(named, 'package.json');
  const known = { ...own.dependencies, ...own.devDependencies };
  return new Set(names.filter((name) => name !== null).filter((name) => name in known && name !== RUNTIME));
}

function packageAt(folder: string): Package {
  return jsonFile(Package, folder, 'package.json');
}

/** The folder that Node finds for a package imported in this folder: in its own node_modules, or in one farther up. */
function found(name: string, from: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const folder = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (existsSync(join(root, folder, 'package.json'))) return folder;
    if (at === '') return null;
  }
}

/**
 * The packages that the shipped rooms import, with their dependencies. The bundles contain less, because unused parts
 * are removed.
 */
export function shippedPackages(): Package[] {
  const folders = new Set<string>();
  const add = (name: string, from: string): void => {
    const folder = found(name, from);
    if (folder === null || folders.has(folder)) return;
    folders.add(folder);
    for (const inner of Object.keys(packageAt(folder).dependencies)) add(inner, folder);
  };
  for (const name of importedNames()) add(name, '');
  return [...folders].map(packageAt).toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Whether an SPDX expression includes an allowed licence. */
export const isAllowed = (license: string): boolean =>
  license
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((either) => either.split(' AND ').every((one) => ALLOWED.has(one.trim())));

/** A line for each shipped package whose licence is not allowed. */
export const licenceFaults = (packages: readonly Package[]): string[] =>
  packages
    .filter(({ license }) => license === undefined || !isAllowed(license))
    .map(
      ({ name, version, license }) => `${name} ${version} travels in the app under the licence ${license ?? 'none'}`,
    );

const Audit = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
});

/** The findings of `npm audit --json` in shipped packages and in development tools; null if it has no answer. */
export function auditFound(text: string, shipped: readonly string[]): { shipped: string[]; tools: string[] } | null {
  let parsed;
  try {
    parsed = Audit.safeParse(readJson(text));
  } catch {
    return null;
  }
  if (!parsed.success) return null;
  const names = new Set([...shipped, RUNTIME]);
  const lines = Object.entries(parsed.data.vulnerabilities).map(([name, { severity, range }]) => ({
    travels: names.has(name),
    line: `${name} ${range}: ${severity}`,
  }));
  const of = (travels: boolean): string[] => lines.filter((one) => one.travels === travels).map(({ line }) => line);
  return { shipped: of(true), tools: of(false) };
}

/** The result of the audit: a line for the log, and the shipped packages with known vulnerabilities. */
export async function audit(shipped: readonly Package[]): Promise<{ notes: string[]; faults: string[] }> {
  // once and with a short timeout, because a check without a registry must not wait for it
  const asked = ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=8000'];
  const { stdout } = await run('npm', asked, { stdout: 'quiet', stdin: 'ignore' });
  const found = auditFound(
    stdout.slice(stdout.indexOf('{')),
    shipped.map(({ name }) => name),
  );
  if (found === null) return { notes: ['npm audit: skipped, since the registry does not answer it here'], faults: [] };
  return {
    notes: found.tools.map((line) => `npm audit, of a tool that does not travel: ${line}`),
    faults: found.shipped,
  };
}
