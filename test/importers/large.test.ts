// An input that is too large for memory gives the same as a small one: here every fixture and sample is read as if it
// were large.
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { NormalTranscript } from '../../contract/import.ts';
import { inFull, readFile, Unreadable } from '../../main/importers/index.ts';
import { z } from 'zod';
import { parseJson } from '../../main/importers/read/lenient-json.ts';
import type { Piece } from '../../main/importers/read/nameless.ts';
import { writtenJson } from '../../main/importers/read/numbers.ts';
import { Gathering, valueOf } from '../../main/importers/read/piece.ts';
import { allInFull, leaveShelf, shelved, useShelf } from '../../main/importers/read/shelf.ts';
import { folder } from './support.ts';
import { SAMPLES } from '../cli/touchstone.ts';

const sizes = vi.hoisted(() => ({
  BIG: 1 << 24,
  LONG: 256,
  HEAD: 64,
  TAIL: 16,
  PIECE: 1 << 19,
  WINDOW: 1 << 20,
  ENOUGH: 1 << 28,
}));
vi.mock('../../main/importers/read/sizes.ts', () => sizes);
const ordinary = { ...sizes };
afterEach(() => void Object.assign(sizes, ordinary));

/** Sizes with which every input counts as too large for memory. */
const PIECES = { BIG: 0, PIECE: 3000, WINDOW: 1000, LONG: 256 };
/**
 * Number of samples that are read of each folder, the largest first, and their size limit: all of them would take a
 * minute.
 */
const [MOST_EACH, MOST_BYTES] = [4, 60_000];
const files = folder();
afterAll(files.remove);

const Found = z.object({ transcript: NormalTranscript });

function full(value: unknown): unknown {
  if (typeof value === 'string') return inFull(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Map) return value;
  if (Array.isArray(value)) return value.map(full);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, full(each)]));
}

/** Everything that a file gives; shelved texts are read before the next item, as the import does. */
async function all(path: string): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of readFile(path)) items.push(full(item));
  return items;
}

function filesUnder(path: string): { path: string; size: number }[] {
  const entries = readdirSync(path, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const all = entries.map((entry) => join(entry.parentPath, entry.name));
  return all.map((each) => ({ path: each, size: statSync(each).size })).filter(({ size }) => size < MOST_BYTES);
}

function samplesUnder(root: string): string[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) =>
    filesUnder(join(root, name))
      .toSorted((a, b) => b.size - a.size)
      .slice(0, MOST_EACH)
      .map(({ path }) => path),
  );
}

const paths = [
  ...filesUnder(resolve('test/fixtures/importers')).map(({ path }) => path),
  ...(SAMPLES === null ? [] : [join(SAMPLES, 'real'), join(SAMPLES, 'written')].flatMap(samplesUnder)),
];

/** The items of a file, or the error. */
async function read(path: string, large: object): Promise<unknown[]> {
  Object.assign(sizes, ordinary, large);
  try {
    return await all(path);
  } catch (error) {
    return [String(error)];
  }
}

test('every fixture and small sample gives the same transcripts if it is read in pieces', async () => {
  for (const path of paths)
    expect({ path, items: await read(path, PIECES) }).toEqual({ path, items: await read(path, {}) });
});

test('a text with only a part of a shelf mark is refused, not stored without the rest', () => {
  useShelf();
  const long = shelved('a word '.repeat(1000));
  expect(inFull(long)).toBe('a word '.repeat(1000));
  const mark = long.indexOf('<');
  for (const part of [long.slice(0, mark + 20), long.slice(mark + 10), long.replace(' a"', ' "')])
    expect(() => inFull(part)).toThrow(Unreadable);
  leaveShelf();
});

describe('a large JSON value', () => {
  const odd = fc.constantFrom('1.0', '12345678901234567890', '1e400', 'NaN', '-Infinity', '0.1', '-0', '7', 'true');
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('__proto__', '\\', '\\"', '🙂'.repeat(9), 'ж会'.repeat(20), '\ud83d', '\ude42', '\n\u2028'),
  );
  const string = fc
    .tuple(text, fc.boolean())
    .map(([words, escaped]) =>
      escaped
        ? `"${Array.from({ length: words.length }, (_, at) => `\\u${words.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`
        : JSON.stringify(words),
    );
  const { value } = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(odd, string),
      fc.array(tie('value'), { maxLength: 5 }).map((list) => `[${list.join(', ')}]`),
      fc
        .array(fc.tuple(string, tie('value')), { maxLength: 5 })
        .map((list) => `{${list.map((each) => each.join(' :')).join(',')}}`),
    ),
  }));
  const small = fc.record({
    WINDOW: fc.integer({ min: 8, max: 40 }),
    PIECE: fc.integer({ min: 24, max: 60 }),
    LONG: fc.constant(20),
    HEAD: fc.integer({ min: 1, max: 10 }),
    TAIL: fc.integer({ min: 1, max: 8 }),
  });
  const gathered = (json: string | Buffer): Piece => {
    const gathering = new Gathering();
    gathering.add(Buffer.from(json));
    return gathering.take();
  };
  const held = (run: () => void): void => {
    useShelf();
    try {
      run();
    } finally {
      leaveShelf();
    }
  };

  test('equals the value that is read as one string, with numbers as written, wherever a window or a piece ends', () => {
    fc.assert(
      fc.property(value, small, (json, cuts) =>
        held(() => {
          Object.assign(sizes, { BIG: 0 }, cuts);
          const one = parseJson(json);
          const { value: found, text: stood } = valueOf(gathered(` ${json}\n`));
          expect(writtenJson(allInFull(found))).toBe(writtenJson(one));
          expect(inFull(writtenJson(found))).toBe(writtenJson(one));
          expect(inFull(stood)).toBe(` ${json}\n`);
        }),
      ),
    );
  });

  test('is refused with the position if it is invalid', () => {
    held(() => {
      Object.assign(sizes, { BIG: 0, WINDOW: 8 });
      for (const json of ['{', '[1,]', '{"a" 1}', '["a', '[tru]', '{"a": 1} 2', '["\\x"]', '[01]', '"\u0001"'])
        expect(() => valueOf(gathered(json)), json).toThrow(SyntaxError);
      expect(() => valueOf(gathered('[1, 2, 3, 4, x]'))).toThrow("'x'");
      expect(() => valueOf(gathered(Buffer.from([0x22, 0x61, 0x62, 0xe9, 0x22])))).toThrow('byte E9 at 4');
    });
  });
});

describe('importers find in a long text what they find in a short one', () => {
  const filler = 'Nothing of it is hidden. '.repeat(200);
  const given = async (name: string, content: string): Promise<NormalTranscript[]> => {
    const items = await read(files.write(name, content), PIECES);
    return items.map((each) => Found.parse(each).transcript);
  };
  test('reasoning in the middle of a text becomes a reasoning block, and arguments are indented', async () => {
    const args = JSON.stringify({ path: 'a', words: filler, count: 19 });
    const call = { id: 'c', type: 'function', function: { name: 'write', arguments: args } };
    const messages = [
      { role: 'user', content: 'Go.' },
      { role: 'assistant', content: `${filler}<think>${filler}secret</think>Done.`, tool_calls: [call] },
    ];
    const [transcript] = await given('thoughts.jsonl', `${JSON.stringify({ messages })}\n`);
    const blocks = transcript?.messages[1]?.blocks ?? [];
    expect(blocks.map(({ type, text }) => [type, text])).toEqual([
      ['text', filler],
      ['reasoning', `${filler}secret`],
      ['text', 'Done.'],
      ['tool_call', JSON.stringify(JSON.parse(args), null, 2)],
    ]);
  });
  test('a reply that grows from line to line is imported once', async () => {
    const line = (uuid: string, parentUuid: string | null, text: string): string =>
      JSON.stringify({
        type: 'assistant',
        uuid,
        parentUuid,
        sessionId: 's',
        timestamp: '2026-01-01T00:00:00Z',
        message: { id: 'm', role: 'assistant', content: [{ type: 'text', text }] },
      });
    const [transcript] = await given(
      'grown.jsonl',
      `${line('a', null, filler)}\n${line('b', 'a', `${filler}More.`)}\n`,
    );
    expect(transcript?.messages.map(({ blocks }) => blocks.map(({ text }) => text))).toEqual([[`${filler}More.`]]);
  });
});
