// The checks of packages: every bundled package has its licence checked, and the output of npm audit is read correctly.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { auditFound, isAllowed, licenceFaults, shippedPackages } from '../../scripts/packages.ts';

const shipped = shippedPackages();

test('every package that the bundles list is checked', () => {
  const names = new Set(shipped.map(({ name, version }) => `${name} ${version}`));
  const bundled = ['main', 'preload', 'renderer'].flatMap((bundle) =>
    z
      .array(z.object({ name: z.string(), version: z.string() }))
      .parse(JSON.parse(readFileSync(`out/${bundle}/licenses.json`, 'utf8')))
      .map(({ name, version }) => `${name} ${version}`),
  );
  expect(bundled.length).toBeGreaterThan(50);
  expect(bundled.filter((name) => !names.has(name))).toEqual([]);
  // better-sqlite3 is shipped beside the bundles, not in them
  expect(shipped.map(({ name }) => name)).toContain('better-sqlite3');
});

test('all licences of shipped packages are allowed', () => {
  expect(licenceFaults(shipped)).toEqual([]);
});

test.each([
  ['MIT', true],
  ['(MPL-2.0 OR Apache-2.0)', true],
  ['Apache-2.0 AND BSL-1.0', true],
  ['Apache-2.0 AND GPL-3.0-only', false],
  ['AGPL-3.0-or-later', false],
  ['SEE LICENSE IN LICENSE', false],
])('the licence %s is allowed: %s', (license, allowed) => {
  expect(isAllowed(license)).toBe(allowed);
});

test('a package without a licence is reported by name', () => {
  const [fault = ''] = licenceFaults([{ name: 'bare', version: '1.0.0', dependencies: {} }]);
  expect(fault).toContain('bare 1.0.0');
});

test('an audit distinguishes shipped packages from tools; other output is not an audit', () => {
  const found = (name: string): object => ({ [name]: { severity: 'high', range: '<2', via: [], nodes: [] } });
  const text = JSON.stringify({ vulnerabilities: { ...found('zod'), ...found('electron'), ...found('vite') } });
  expect(auditFound(text, ['zod'])).toEqual({
    shipped: ['zod <2: high', 'electron <2: high'],
    tools: ['vite <2: high'],
  });
  expect(auditFound('{"vulnerabilities": {}}', ['zod'])).toEqual({ shipped: [], tools: [] });
  for (const none of ['', 'npm error', '{"message": "405 Method Not Allowed"}'])
    expect(auditFound(none, [])).toBeNull();
});
