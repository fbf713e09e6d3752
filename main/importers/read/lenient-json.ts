// JSON as Python writes it: bare NaN, Infinity and -Infinity are read as null, everything else is strict.
import { readJson } from '../../../contract/json.ts';
import type { Json } from '../../../contract/transcript.ts';

const CONSTANT = /-?\b(?:NaN|Infinity)\b/g;

/** Index of the quote that ends the string opened at `open`, or -1. */
function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return -1;
}

/** The three constants replaced by null outside strings. By hand: a regular expression over strings of many MB overflows its stack. */
function withoutConstants(text: string): string {
  const parts: string[] = [];
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf('"', from);
    const outside = open < 0 ? text.slice(from) : text.slice(from, open);
    parts.push(outside.replace(CONSTANT, 'null'));
    if (open < 0) break;
    const close = closingQuote(text, open);
    if (close < 0) return text;
    parts.push(text.slice(open, close + 1));
    from = close + 1;
  }
  return parts.join('');
}

/** Parses one JSON value; a byte-order mark is passed over. Throws SyntaxError. */
export function parseJson(text: string): Json {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    const value = readJson(body);
    return value;
  } catch (error) {
    if (!(error instanceof SyntaxError) || !/NaN|Infinity/.test(body)) throw error;
    const value = readJson(withoutConstants(body));
    return value;
  }
}

export type JsonObject = { [key: string]: Json };

/** Whether a JSON value is an object (no list, no null). */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
