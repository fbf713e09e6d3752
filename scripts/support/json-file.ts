// Reads a JSON file of this clone by a schema.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from '../../contract/json.ts';
import { root } from './shell.ts';

/** A JSON file, by its path below the root. Throws if it is missing, is not JSON, or does not match the schema. */
export function jsonFile<T>(schema: z.ZodType<T>, ...path: string[]): T {
  const parsed = schema.safeParse(readJson(readFileSync(join(root, ...path), 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${path.join('/')} is not as expected: ${z.prettifyError(parsed.error)}`);
}

/** The version of an installed package. */
export const versionOf = (name: string): string =>
  jsonFile(z.object({ version: z.string() }), 'node_modules', name, 'package.json').version;
