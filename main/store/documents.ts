// Documents of the study file: JSON in a column. Other programs can write to a study with SQLite, so each document is
// parsed like imported data.
import type { z } from 'zod';
import type { TouchstoneError } from '../../contract/errors.ts';
import { readJson } from '../../contract/json.ts';
import type { Json } from '../../contract/transcript.ts';
import { damagedFile } from './damage.ts';

const damaged = (what: string, where: string, reason: string): TouchstoneError =>
  damagedFile(`The study contains ${what} that cannot be read (${reason})`, where);

function jsonOf(what: string, text: string, where: string): Json {
  try {
    // bytes in a text column, which only another program can put there
    if (typeof text !== 'string') throw new TypeError('no text');
    return readJson(text);
  } catch {
    throw damaged(what, where, 'it is not JSON');
  }
}

/** `at`: the position of the value in its document. */
function parsedBy<T>(schema: z.ZodType<T>, json: unknown, what: string, where: string, at: readonly number[]): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw damaged(what, where, `${[...at, ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? ''}`);
}

/**
 * A reader of one kind of document; `what` names it in messages ("a label"). Throws `damaged` for a document that does
 * not match the schema; `where` names its row.
 */
export const documentReader =
  <T>(what: string, schema: z.ZodType<T>) =>
  (text: string, where = ''): T =>
    parsedBy(schema, jsonOf(what, text, where), what, where, []);

/**
 * The same for documents that are lists: each element is parsed when it is reached, for callers that need only some of
 * them.
 */
export const listReader = <T>(what: string, schema: z.ZodType<T>) =>
  function* (text: string, where = ''): Generator<T> {
    const json = jsonOf(what, text, where);
    if (!Array.isArray(json)) throw damaged(what, where, 'it is not a list');
    for (const [at, one] of json.entries()) yield parsedBy(schema, one, what, where, [at]);
  };

/** A value of several columns, checked like a document. Throws `damaged`. */
export const checked = <T>(what: string, schema: z.ZodType<T>, value: unknown, where: string): T =>
  parsedBy(schema, value, what, where, []);

/** Any JSON of a column. Throws `damaged` if it is not JSON. */
export const jsonDocument = (what: string, text: string, where = ''): Json => jsonOf(what, text, where);
