// The readers of JSON: Python's constants, and streams that are cut at any byte.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from '../../main/importers/read/lenient-json.ts';
import { lines } from '../../main/importers/read/lines.ts';
import { held } from '../../main/importers/read/piece.ts';
import { Slicer, type Slice } from '../../main/importers/read/slicer.ts';

const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('NaN', '-Infinity', '"NaN', '\\', '\\"', 'a, NaN]', '{"x": Infinity}'),
);
const { json } = fc.letrec<{ json: unknown; leaf: unknown }>((tie) => ({
  leaf: fc.oneof(words, fc.integer(), fc.boolean(), fc.constant(null)),
  json: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(words, tie('json'), { maxKeys: 4 }),
  ),
}));

test('constants inside strings are unchanged, and constants outside become null', () => {
  fc.assert(
    fc.property(json, fc.constantFrom('NaN', 'Infinity', '-Infinity'), (value, constant) => {
      const text = JSON.stringify(value);
      expect(parseJson(`[${constant}, ${text}, ${constant}]`)).toEqual([null, JSON.parse(text), null]);
    }),
  );
});

test('strings of many MB with quotes and constants are read', () => {
  const long = '\\" NaN \\\\'.repeat(400_000);
  expect(parseJson(`{"a": "${long}", "b": NaN}`)).toEqual({ a: JSON.parse(`"${long}"`), b: null });
});

test('text that is not JSON is refused', () => {
  for (const text of ['', '{', '[NaN', '"NaN', '{"a": Nan}', 'NaN"', '[1,]'])
    expect(() => parseJson(text)).toThrow(SyntaxError);
  expect(parseJson('\ufeff[1]')).toEqual([1]);
});

/** Splits the bytes into pieces of these sizes, in turn. */
function pieces(bytes: Buffer, sizes: readonly number[]): Buffer[] {
  const out: Buffer[] = [];
  for (let at = 0, n = 0; at < bytes.length; n++) {
    const size = sizes[n % sizes.length] ?? 1;
    out.push(bytes.subarray(at, at + size));
    at += size;
  }
  return out;
}

const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

test('lines are the same wherever the stream is cut, and line numbers count blank lines', async () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/\s/g, ''));
  await fc.assert(
    fc.asyncProperty(
      fc.array(line),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      cuts,
      async (list, ending, ended, sizes) => {
        const text = list.join(ending) + (ended ? ending : '');
        async function* chunks(): AsyncGenerator<Buffer> {
          yield* pieces(Buffer.from(text), sizes);
        }
        const got: { number: number; text: string }[] = [];
        for await (const { number, bytes } of lines(chunks())) got.push({ number, text: held(bytes).toString('utf8') });
        expect(got).toEqual(
          list.map((each, index) => ({ number: index + 1, text: each })).filter((each) => each.text !== ''),
        );
      },
    ),
  );
});

function sliced(text: string, sizes: readonly number[], expand: string[] = []): { slices: Slice[]; slicer: Slicer } {
  const slicer = new Slicer(expand);
  return { slices: pieces(Buffer.from(text), sizes).flatMap((piece) => slicer.feed(piece)), slicer };
}

const valueOf = ({ bytes }: Slice): unknown => parseJson(held(bytes).toString('utf8'));

test('a list is split into its elements wherever the stream is cut', () => {
  fc.assert(
    fc.property(fc.array(json), fc.constantFrom(undefined, 2), cuts, (list, indent, sizes) => {
      const { slices, slicer } = sliced(` ${JSON.stringify(list, null, indent)}\n`, sizes);
      expect(slices.map(valueOf)).toEqual(list);
      expect(slicer).toMatchObject({ trailing: false, open_key: null });
      expect(slicer.closed_at).toBeGreaterThan(0);
    }),
  );
});

test('an object is split into its members, and a list in it into its elements', () => {
  const key = fc
    .string({ unit: 'binary' })
    .filter((each) => !['samples', 'end', '__proto__'].includes(each) && !JSON.stringify(each).includes('\\'));
  fc.assert(
    fc.property(
      fc.dictionary(key, json),
      fc.array(json),
      fc.constantFrom(undefined, 2),
      cuts,
      (object, samples, indent, sizes) => {
        const { slices } = sliced(JSON.stringify({ ...object, samples, end: 1 }, null, indent), sizes, ['samples']);
        const inner = slices.filter((slice) => slice.key === 'samples');
        expect(inner.map(valueOf)).toEqual(samples);
        const outer = slices.filter((slice) => slice.key !== 'samples' && slice.key !== 'end');
        expect(Object.fromEntries(outer.map((slice) => [slice.key, valueOf(slice)]))).toEqual(object);
      },
    ),
  );
});

test('a list that is cut off, or has text after its end, is detected', () => {
  expect(sliced('[{"a": 1}, {"b"', [3]).slicer.closed_at).toBe(-1);
  expect(sliced('[1] 2', [3]).slicer.trailing).toBe(true);
});
