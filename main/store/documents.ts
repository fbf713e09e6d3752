// Documents of the study file: JSON in a column. Anybody can write to a study with SQLite, so each is parsed like an
// import.
import type { z } from 'zod';
import { TouchstoneError } from '../../contract/errors.ts';
import { readJson } from '../../contract/json.ts';
import type { Json } from '../../contract/transcript.ts';

function damaged(what: string, where: string, reason: string): TouchstoneError {
  const todo = 'Run `touchstone verify`, then restore a backup';
  return new TouchstoneError('damaged', `The study holds ${what} that cannot be read (${reason})`, where, todo);
}

function jsonOf(what: string, text: string, where: string): Json {
  try {
    return readJson(text);
  } catch {
    throw damaged(what, where, 'it is not JSON');
  }
}

/**
 * A reader of one kind of document, `what` in words ("a label"). It throws `damaged` for one that is not of the schema;
 * `where` names the row that holds it.
 */
export function documentReader<T>(what: string, schema: z.ZodType<T>): (text: string, where?: string) => T {
  return (text, where = '') => {
    const parsed = schema.safeParse(jsonOf(what, text, where));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw damaged(what, where, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  };
}

/** Any JSON of an own column. Throws `damaged` where it is none. */
export const jsonDocument = (what: string, text: string, where = ''): Json => jsonOf(what, text, where);
