// `touchstone schema`: prints the JSON Schema of the output of a command with --json.
import type { Command } from 'commander';
import { TouchstoneError } from '../../../contract/errors.ts';
import { command, finish } from '../command.ts';
import { json, out, type Exit } from '../output.ts';

async function print(words: readonly string[]): Promise<Exit> {
  // Loaded only here: it loads the schemas of all commands.
  const { OUTPUTS, outputSchema } = await import('../outputs.ts');
  if (words.length === 0) {
    out(`${Object.keys(OUTPUTS).join('\n')}\n`);
    return 0;
  }
  const name = words.join(' ');
  const schema = outputSchema(name);
  if (schema === undefined)
    throw new TouchstoneError(
      'not_found',
      'No command with --json is called this',
      name,
      '`touchstone schema` lists those that are',
    );
  json(schema);
  return 0;
}

/** The `schema` command. */
export const schema = (): Command =>
  command(
    'schema',
    'print the JSON Schema of what a command prints with --json',
    `Prints the JSON Schema (2020-12) of the document that a command prints with --json; with --jsonl, each line is one entry of that list.
Without an argument the command lists the commands that have one.`,
  )
    .argument('[command...]', 'the command, such as: rates, or labels import')
    .action((words: string[]) => finish(() => print(words)));
