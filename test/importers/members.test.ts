// Values that answer to nothing, and names that every object answers to: read or refused, never an exception, and fit
// to be sent to another process.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixture, streamed } from './support.ts';

/** String() of it throws: its members are no functions. */
const MUTE = '{"constructor":null,"toString":1}';
const VALUES = /(?<=[:,[]\s{0,40})(?:"(?:[^"\\]|\\.){0,2000}"|-?\d[\d.eE+-]*|true|false|null)(?!\s*:)/g;
/** So many places of a file are tried, evenly over it. */
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
