// Numbers as they are written: what a number of the runtime cannot hold, or would write otherwise, keeps its source
// text.
import type { Json } from '../../../contract/transcript.ts';

type Holder = Json[] | { [key: string]: Json };

/** Of a list or an object: the source text of those of its numbers that would be written otherwise, by their key. */
const spellings = new WeakMap<object, Map<string, string>>();
/** Whether there was any such number yet: without one nothing has to be looked up. */
let any = false;

/** Stands before a number's source text while it is a string; random, so that no file can write it. */
const MARK = `number ${crypto.randomUUID()} `;

const TOKEN = /[-+\w.]+/g;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;
const CONSTANT = /^-?(?:NaN|Infinity)$/;
const MAY_BE = /[\dNI]/;

/** Index of the quote that ends the string opened at `open`, or -1. */
function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return -1;
}

const isOdd = (token: string): boolean =>
  CONSTANT.test(token) || (NUMBER.test(token) && String(Number(token)) !== token);

const quoted = (token: string): string => (isOdd(token) ? `"${MARK}${token}"` : token);

/**
 * JSON text whose odd numbers (19 digits, 1.0, 1e400, NaN) are marked strings, or null where there are none. By hand: a
 * regular expression over strings of many MB overflows its stack.
 */
export function markedNumbers(text: string): string | null {
  const parts: string[] = [];
  let [from, kept] = [0, 0];
  while (from < text.length) {
    const open = text.indexOf('"', from);
    const outside = text.slice(from, open < 0 ? text.length : open);
    const marked = MAY_BE.test(outside) ? outside.replace(TOKEN, quoted) : outside;
    if (marked.length !== outside.length) {
      parts.push(text.slice(kept, from), marked);
      kept = from + outside.length;
    }
    if (open < 0) break;
    const close = closingQuote(text, open);
    if (close < 0) break;
    from = close + 1;
  }
  return parts.length === 0 ? null : [...parts, text.slice(kept)].join('');
}

/**
 * Decimal digits without point and leading or trailing zeros, and the power of ten of the last of them: two spellings
 * of one value agree.
 */
function canonical(written: string): string {
  const [, sign = '', whole = '', part = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(written) ?? [];
  const all = (whole + part).replace(/^0+/, '');
  const digits = all.replace(/0+$/, '');
  return digits === '' ? '0' : `${sign}${digits}e${Number(power) - part.length + all.length - digits.length}`;
}

/**
 * The value that stands for a number: the number where it holds all digits, null for NaN and infinities, else the
 * source text.
 */
function valueOf(written: string): Json {
  if (CONSTANT.test(written)) return null;
  const number = Number(written);
  return Number.isFinite(number) && canonical(String(number)) === canonical(written) ? number : written;
}

/** Notes how a number in a list or an object is written. */
export function spell(holder: object, key: string, written: string): void {
  any = true;
  const known = spellings.get(holder);
  if (known === undefined) spellings.set(holder, new Map([[key, written]]));
  else known.set(key, written);
}

/**
 * The value of a token that is neither a string nor a mark of structure, and the source text to note of it where it is
 * an odd number. Throws SyntaxError where it is none.
 */
export function scalar(token: string): { value: Json; written: string | null } {
  if (token === 'true' || token === 'false') return { value: token === 'true', written: null };
  if (token === 'null') return { value: null, written: null };
  if (isOdd(token)) return { value: valueOf(token), written: token };
  if (!NUMBER.test(token)) throw new SyntaxError(`Unexpected token '${token.slice(0, 20)}'`);
  return { value: Number(token), written: null };
}

function settled(holder: Holder, key: string, value: Json): Json {
  if (typeof value === 'string') {
    if (!value.startsWith(MARK)) return value;
    const written = value.slice(MARK.length);
    spell(holder, key, written);
    return valueOf(written);
  }
  if (typeof value === 'object' && value !== null) settle(value);
  return value;
}

function settle(holder: Holder): void {
  if (Array.isArray(holder)) {
    for (let index = 0; index < holder.length; index++)
      holder[index] = settled(holder, String(index), holder[index] ?? null);
    return;
  }
  for (const [key, value] of Object.entries(holder)) {
    if (key.startsWith(MARK)) throw new SyntaxError('a number where a name belongs');
    const now = settled(holder, key, value);
    // by definition, as the parser does it: a key may be __proto__
    if (now !== value)
      Object.defineProperty(holder, key, { value: now, writable: true, enumerable: true, configurable: true });
  }
}

/** A value parsed from marked text, its odd numbers put back and their spelling noted. Throws SyntaxError. */
export function settledNumbers(value: Json): Json {
  if (typeof value === 'string') return value.startsWith(MARK) ? valueOf(value.slice(MARK.length)) : value;
  if (typeof value === 'object' && value !== null) settle(value);
  return value;
}

/** How the number under a key is written; undefined where it is written as the runtime writes it, or is no number. */
export function spelling(holder: object, key: string): string | undefined {
  return any ? spellings.get(holder)?.get(key) : undefined;
}

/** A value under a key as it is written: odd numbers, NaN among them, as their source text. */
export const asWritten = (holder: { [key: string]: Json }, key: string): Json | undefined =>
  spelling(holder, key) ?? holder[key];

/** A copy keeps how the numbers of what it was copied from are written. */
export function spelledLike<T extends object>(copy: T, from: object): T {
  const known = any ? spellings.get(from) : undefined;
  if (known !== undefined) spellings.set(copy, new Map([...known].filter(([key]) => Object.hasOwn(copy, key))));
  return copy;
}

/** The fields of both objects, every number as it was written; those of the second win. */
export function bothOf<T extends { [key: string]: Json }>(first: T, second: T): T {
  const both = { ...first, ...second };
  if (!any) return both;
  const known = [first, second].flatMap((each) =>
    [...(spellings.get(each) ?? [])].filter(
      ([key]) => each === second || !Object.hasOwn(second, key) || first[key] === second[key],
    ),
  );
  if (known.length > 0) spellings.set(both, new Map(known));
  return both;
}

const MARKED = new RegExp(`"${MARK}([^"]*)"`, 'g');

/** JSON text of a value, every number as it was written. `indent` as JSON.stringify takes it. */
export function writtenJson(value: Json, indent?: number): string {
  if (!any || typeof value !== 'object' || value === null) return JSON.stringify(value, null, indent);
  const marked = JSON.stringify(
    value,
    function (this: object, key: string, each: unknown): unknown {
      const written = spelling(this, key);
      return written === undefined ? each : MARK + written;
    },
    indent,
  );
  return marked.replace(MARKED, '$1');
}
