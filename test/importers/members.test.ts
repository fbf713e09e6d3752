// Any value of a file may be replaced by an object without usable methods: the file is read or refused without an
// exception, and the result can be sent to another process.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixture, streamed } from './support.ts';

/** String() throws on this value, because its `constructor` and `toString` are not functions. */
const MUTE = '{"constructor":null,"toString":1}';
const VALUES = /(?<=[:,[]\s{0,40})(?:"(?:[^"\\]|\\.){0,2000}"|-?\d[\d.eE+-]*|true|false|null)(?!\s*:)/g;
/** Number of values that are replaced in each file, spread evenly over it. */
const PLACES = 60;

const files = readdirSync(fixture(''), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.jsonl?$/.test(name) && statSync(join(fixture(''), name)).size < 100_000)
  .toSorted();

test.each(files)('%s', async (name) => {
  const text = readFileSync(fixture(name), 'utf8');
  const places = [...text.matchAll(VALUES)];
  const every = Math.max(1, Math.ceil(places.length / PLACES));
  for (const { index, 0: value } of places.filter((_, n) => n % every === 0)) {
    const broken = text.slice(0, index) + MUTE + text.slice(index + value.length);
    const { found, rejected } = await streamed(broken, broken.length, name);
    expect(() => structuredClone([found, rejected])).not.toThrow();
  }
});
