// Every file of main/importers/formats is an importer of the same shape that claims an example; a new importer is one
// new file.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formats, identify } from '../../main/importers/index.ts';
import { fileImporters, recordImporters } from '../../main/importers/formats.ts';
import { FIXTURES } from './fixtures.ts';
import { fixture, given } from './support.ts';

const names = readdirSync(resolve('main/importers/formats')).map((file) => basename(file, '.ts'));
const importers = [...fileImporters, ...recordImporters];

/** The example of a format: the fixture with its name, or the first response in the folder with its name. */
function example(name: string): string {
  const found = readdirSync(resolve('test/fixtures/importers')).find(
    (file) => file === name || file.startsWith(`${name}.`),
  );
  if (found === undefined) throw new Error(`test/fixtures/importers has no ${name}.*`);
  const path = fixture(found);
  if (!statSync(path).isDirectory()) return path;
  const own = FIXTURES.find(([format]) => format === name);
  if (own !== undefined) return fixture(own[1]);
  const inner = readdirSync(path, { recursive: true, encoding: 'utf8' }).find(
    (file) => basename(file) === 'response.json',
  );
  return join(path, inner ?? '');
}

test('each file gives a format of the same name', () => {
  expect(formats.map(({ name }) => name).sort()).toEqual(names.sort());
});

describe.each(names)('%s', (name) => {
  const importer = importers.find((each) => each.name === name);
  test('describes itself and how its format is detected', () => {
    expect(importer?.description).toMatch(/\w+ \w+/);
    expect(importer?.detects).toMatch(/\w+ \w+/);
    expect(importer?.fields.length).toBeGreaterThan(0);
  });
  test('claims its example and understands every field', async () => {
    const path = example(name);
    expect(existsSync(path)).toBe(true);
    expect(await identify(path)).toEqual({ format: name });
    const { found } = await given(path);
    expect(found.length).toBeGreaterThan(0);
    for (const { format, unknown, choice } of found) {
      expect(format).toBe(name);
      expect([...unknown.keys()]).toEqual([]);
      expect(choice).toBeNull();
    }
  });
});
