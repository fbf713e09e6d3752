// Which npm packages travel in the app, under which licences, and what the registry's audit says of them: two of the
// checks of `npm run check`.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from '../contract/json.ts';
import { root, run } from './support/shell.ts';

/** The rooms that are bundled. */
const ROOMS = 'contract,statistics,plots,main,preload,renderer';
/** Licences that let a package travel in an app under the MIT licence, with no more to do than to name it. */
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
/** Electron is no import that is bundled: its runtime travels whole. */
const RUNTIME = 'electron';

const Package = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
});
type Package = z.infer<typeof Package>;

/** The name of the package in what an import names: `zod`, `@scope/name`; null for our own files and Node's modules. */
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
  const own = Package.pick({ dependencies: true })
    .extend({ devDependencies: z.record(z.string(), z.string()) })
    .parse(readJson(readFileSync(join(root, 'package.json'), 'utf8')));
  const known = { ...own.dependencies, ...own.devDependencies };
  return new Set(names.filter((name) => name !== null).filter((name) => name in known && name !== RUNTIME));
}

function packageAt(folder: string): Package {
  return Package.parse(readJson(readFileSync(join(root, folder, 'package.json'), 'utf8')));
}

/** Where Node finds a package that is asked for in this folder: in its own node_modules, or in one further up. */
function found(name: string, from: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const folder = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (existsSync(join(root, folder, 'package.json'))) return folder;
    if (at === '') return null;
  }
}

/**
 * The packages that the shipped rooms import, with all that those depend on; more than the bundles hold, since much of
 * a package is left out of them.
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

/** Whether an SPDX expression leaves us a choice that is allowed. */
export const isAllowed = (license: string): boolean =>
  license
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((either) => either.split(' AND ').every((one) => ALLOWED.has(one.trim())));

/** The shipped packages whose licence is not allowed, in words. */
export const licenceFaults = (packages: readonly Package[]): string[] =>
  packages
    .filter(({ license }) => license === undefined || !isAllowed(license))
    .map(
      ({ name, version, license }) => `${name} ${version} travels in the app under the licence ${license ?? 'none'}`,
    );

const Audit = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
});

/**
 * What `npm audit --json` found: of what travels in the app, and of the tools that make it; null if it has no answer.
 */
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

/** How the audit went: a line for the log, and what travels in the app and has a known hole. */
export async function audit(shipped: readonly Package[]): Promise<{ said: string[]; faults: string[] }> {
  // once, and not for long: where there is no registry, a check must not wait for one
  const asked = ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=8000'];
  const { stdout } = await run('npm', asked, { stdout: 'quiet', stdin: 'ignore' });
  const found = auditFound(
    stdout.slice(stdout.indexOf('{')),
    shipped.map(({ name }) => name),
  );
  if (found === null) return { said: ['npm audit: skipped, since the registry does not answer it here'], faults: [] };
  return {
    said: found.tools.map((line) => `npm audit, of a tool that does not travel: ${line}`),
    faults: found.shipped,
  };
}
