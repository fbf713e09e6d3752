// Generates calls that no window of ours sends, from the contract's own schemas: wrong types, missing and foreign keys,
// huge values, unknown calls. Run by malformed-calls.test.ts; `npm run bench -- calls` makes more of them.
import fc from 'fast-check';
import { z } from 'zod';
import type { Calls } from '../../contract/call.ts';
import { readJson } from '../../contract/json.ts';
import { PAYLOADS } from '../hostile/payloads.ts';

/** A message to the bridge, in the form that the window sends. */
export interface Malformed {
  name: string;
  input: unknown;
}

type Schema = z.core.JSONSchema.JSONSchema;

const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__'];
const NO_CALLS = [...PROTOTYPE_KEYS, '', ' ', 'study', 'study.info ', 'STUDY.INFO', 'app.quit', 'x'.repeat(100_000)];

/** A list nested `depth` times. */
function nested(depth: number): unknown {
  let value: unknown = 'inside';
  for (let n = 0; n < depth; n += 1) value = [value];
  return value;
}

const texts = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PAYLOADS.map(({ text }) => text)) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.constantFrom('', 'harm', 'judge', 'model', 'r1', 'q', 'x'.repeat(200_000)) },
);
const numbers = fc.oneof(
  fc.constantFrom(0, -1, 1, 2, 0.5, 1e308, -1e308, 2 ** 53, 2 ** 63, 2 ** 31, NaN, Infinity, -Infinity),
  fc.integer(),
  fc.double(),
);
/** A value of any kind that can pass through a port of the window, to replace a valid one. */
const anything = fc.oneof(
  texts,
  numbers,
  fc.constantFrom<unknown>(null, undefined, true, false, [], {}, 5n, new Date(0), /a/),
  fc.constantFrom(...PROTOTYPE_KEYS).map((key) => readJson(`{"${key}": {"polluted": true}}`)),
  fc.constantFrom(100, 1000).map(nested),
  fc.array(numbers, { minLength: 300, maxLength: 600 }),
  fc.dictionary(texts, texts, { maxKeys: 3 }),
);

/** Numbers, mostly in the range of the schema. */
const numbersOf = ({ minimum = -5, maximum = 40 }: Schema): fc.Arbitrary<unknown> =>
  fc.oneof(fc.integer({ min: Math.ceil(Math.max(minimum, -1e6)), max: Math.floor(Math.min(maximum, 1e6)) }), numbers);

/** Values that fit the schema or nearly do: texts are hostile, and some numbers are out of range. */
function fitting(schema: Schema | boolean, whole: Schema, depth = 0): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean' || depth > 8) return anything;
  const inside = (part: Schema | boolean): fc.Arbitrary<unknown> => fitting(part, whole, depth + 1);
  if (schema.$ref !== undefined) {
    const named = whole.$defs?.[schema.$ref.replace('#/$defs/', '')];
    return inside(schema.$ref === '#' ? whole : (named ?? {}));
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom<unknown>(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return fc.oneof(...either.map(inside));
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, part]) => [key, inside(part)])),
      );
    case 'array': {
      const items = schema.items;
      return fc.array(items === undefined || Array.isArray(items) ? anything : inside(items), { maxLength: 4 });
    }
    case 'string':
      return schema.format === 'date-time' ? fc.oneof(fc.constant('2026-01-01T00:00:00.000Z'), texts) : texts;
    case 'number':
    case 'integer':
      return numbersOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return anything;
  }
}

type Path = readonly string[];

/** The paths of all parts of a value, the value itself first. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || at.length > 6) return [at];
  const inner = Object.entries(value).slice(0, 40);
  return [at, ...inner.flatMap(([key, one]) => placesIn(one, [...at, key]))];
}

type Change =
  | { kind: 'replace' | 'add'; by: unknown }
  | { kind: 'alike'; text: string; number: number }
  | { kind: 'leave out' };

/** Another value of the same type, which the schema may accept. */
function alike(value: unknown, { text, number }: { text: string; number: number }): unknown {
  if (typeof value === 'string') return text;
  if (typeof value === 'number') return number;
  return typeof value === 'boolean' ? !value : null;
}

/** A copy of the value with one part changed. */
function changed(value: unknown, [key, ...rest]: Path, change: Change): unknown {
  if (key === undefined) {
    if (change.kind === 'replace') return change.by;
    if (change.kind === 'alike') return alike(value, change);
    if (change.kind === 'leave out') return undefined;
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value, foreign: change.by }
      : [value, change.by];
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([own]) => own !== key || change.kind !== 'leave out' || rest.length > 0)
    .map(([own, one]) => [own, own === key ? changed(one, rest, change) : one] as const);
  return Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

const changes = fc.oneof(
  { weight: 3, arbitrary: anything.map((by): Change => ({ kind: 'replace', by })) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('alike' as const), text: texts, number: numbers }) },
  { weight: 1, arbitrary: fc.constant<Change>({ kind: 'leave out' }) },
  { weight: 1, arbitrary: anything.map((by): Change => ({ kind: 'add', by })) },
);
/** A change, and the number that selects the part of the value to change. */
const edits = fc.record({ change: changes, place: fc.nat() });

const edited = (value: unknown, all: readonly { change: Change; place: number }[]): unknown =>
  all.reduce((so, { change, place }) => {
    const places = placesIn(so);
    return changed(so, places[place % places.length] ?? [], change);
  }, value);

/**
 * `count` malformed calls, the same for the same seed. `examples` are valid inputs (example-calls.ts); one or two of
 * their parts are changed, so that the rest of the call is still valid.
 */
export function malformedCalls(
  calls: Calls,
  examples: Readonly<Record<string, unknown>>,
  { count, seed }: { count: number; seed: number },
): Malformed[] {
  const schemas = Object.entries(calls).map(([name, { input }]) => {
    const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });
    return { name, inputs: fitting(schema, schema) };
  });
  const generated = fc
    .constantFrom(...schemas)
    .chain(({ name, inputs }) => fc.record({ name: fc.constant(name), input: inputs }));
  const right = fc.constantFrom(...Object.entries(examples)).map(([name, input]) => ({ name, input }));
  const bent = (from: fc.Arbitrary<Malformed>, most: number): fc.Arbitrary<Malformed> =>
    fc
      .record({ call: from, changes: fc.array(edits, { minLength: most - 1, maxLength: most }) })
      .map(({ call, changes: all }) => ({ name: call.name, input: edited(call.input, all) }));
  const noCall = fc.record({ name: fc.constantFrom(...NO_CALLS), input: anything });
  const all = fc.oneof(
    { weight: 4, arbitrary: bent(generated, 1) },
    { weight: 5, arbitrary: bent(right, 2) },
    { weight: 1, arbitrary: noCall },
  );
  return fc.sample(all, { numRuns: count, seed });
}

/** Messages from the window that are not requests. */
export const NO_REQUESTS: readonly unknown[] = [
  null,
  undefined,
  0,
  'study.info',
  [],
  {},
  { id: 1 },
  { id: '1', name: 'study.info', input: {} },
  { id: 1.5, name: 'study.info', input: {} },
  { id: Number.NaN, name: 'study.info', input: {} },
  { id: 1, name: null, input: {} },
  { id: 1, name: ['study.info'], input: {} },
];
