// Checks what a command prints with --json against the JSON Schema that `touchstone schema` prints. Every run of a test
// of the command line goes through this, so each command is checked on the documents of its own tests.
import { z } from 'zod';
import { OUTPUTS, outputSchema } from '../../main/cli/outputs.ts';

const known = new Map<string, z.ZodType>();

/**
 * Builds the reader from the printed JSON Schema, so that the printed schema is tested, not the types that it is made
 * from.
 */
function readerOf(name: string): z.ZodType {
  const before = known.get(name);
  if (before !== undefined) return before;
  const schema = z.fromJSONSchema(z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(outputSchema(name)))));
  known.set(name, schema);
  return schema;
}

/** The name of the command in these arguments. */
const commandIn = ([first = '', second = '']: readonly string[]): string =>
  Object.hasOwn(OUTPUTS, `${first} ${second}`) ? `${first} ${second}` : first;

function problemIn(name: string, document: unknown): string | null {
  const { success, error } = readerOf(name).safeParse(document);
  return success ? null : z.prettifyError(error);
}

/** Throws if the document of --json, or the list of --jsonl, does not match the schema of the command. */
export function requireDocumented(args: readonly string[], stdout: string): void {
  const name = commandIn(args);
  const lines = args.includes('--jsonl');
  if ((!lines && !args.includes('--json')) || !Object.hasOwn(OUTPUTS, name) || stdout.trim() === '') return;
  const text = lines ? `[${stdout.trim().split('\n').join(',')}]` : stdout;
  const problem = problemIn(name, JSON.parse(text));
  if (problem !== null)
    throw new Error(`touchstone ${name} --json does not print what \`touchstone schema ${name}\` says:\n${problem}`);
}
