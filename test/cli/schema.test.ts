// Every command with --json has a schema, and an example that fits it. The documents that commands print are checked in
// every run of a test of the command line (documented.ts).
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { EXAMPLES } from '../../main/cli/examples.ts';
import { OUTPUTS, outputSchema } from '../../main/cli/outputs.ts';
import { program } from '../../main/cli/program.ts';
import { requireDocumented } from './documented.ts';
import { touchstone } from './touchstone.ts';

const leaves = (of: Command, before: string[] = []): { words: string; command: Command }[] =>
  of.commands.flatMap((command) => {
    const path = [...before, command.name()];
    return command.commands.length === 0 ? [{ words: path.join(' '), command }] : leaves(command, path);
  });
const withJson = leaves(await program('0.0.0')).filter(({ command }) =>
  command.options.some(({ long }) => long === '--json'),
);

test('every command with --json has a schema and an example, and no other command has one', () => {
  const names = withJson.map(({ words }) => words).sort();
  expect(Object.keys(OUTPUTS).sort()).toEqual(names);
  expect(Object.keys(EXAMPLES).sort()).toEqual(names);
});

const Schema = z.looseObject({
  $ref: z.string().optional(),
  anyOf: z.array(z.json()).optional(),
  oneOf: z.array(z.json()).optional(),
  items: z.json().optional(),
  properties: z.record(z.string(), z.json()).optional(),
  additionalProperties: z.json().optional(),
});

/** Whether a schema contains the path of a jq filter: `.name`, `[]`, `[0]`. */
function has(given: unknown, path: readonly string[]): boolean {
  const [step, ...rest] = path;
  if (step === undefined) return true;
  const schema = Schema.safeParse(given).data;
  if (schema === undefined) return false;
  const either = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (either.length > 0) return either.some((one) => has(one, path));
  if (step.startsWith('[')) return schema.items !== undefined && has(schema.items, rest);
  const inner = schema.properties?.[step] ?? schema.additionalProperties;
  return inner !== undefined && has(inner, rest);
}

describe.each(withJson)('the example of $words', ({ words, command }) => {
  const [call = '', filter = ''] = (EXAMPLES[words] ?? '').split(' | jq ');
  test('is a call with existing options', () => {
    expect(call.startsWith(`${words} `)).toBe(true);
    const options = call.match(/(?<= )--?[a-z][a-z-]*/g) ?? [];
    const known = command.options.flatMap(({ long, short }) => [long, short]);
    for (const option of options) expect(known).toContain(option);
    expect(options).toContain('--json');
  });
  test('has a jq filter whose path is in the schema', () => {
    const path = filter.match(/\[\d*\]|[a-z_0-9]+/g) ?? [];
    expect(path.length).toBeGreaterThan(0);
    expect(has(outputSchema(words), path)).toBe(true);
  });
});

test('a document that does not match its schema is an error', () => {
  requireDocumented(['report', '--json'], '{"file": "a", "as": "md"}');
  expect(() => requireDocumented(['report', '--json'], '{"file": "a", "as": "md", "more": 1}')).toThrow(/more/);
  expect(() => requireDocumented(['rates', '--json'], '[{"group": {}}]')).toThrow(/schema rates/);
  expect(() => requireDocumented(['list', '--jsonl'], '{"id": 1}\n{"id": 2}\n')).toThrow(/schema list/);
});

test('`schema` prints the schema, `--help` shows the example, and an unknown command is refused with one line and exit status 2', () => {
  const printed = touchstone(['schema', 'labels', 'import']);
  expect(JSON.parse(printed.stdout)).toEqual(JSON.parse(JSON.stringify(outputSchema('labels import'))));
  expect(touchstone(['labels', 'import', '--help']).stdout).toContain(
    "touchstone labels import -s my.touchstone labels.csv --json | jq '.rejected[].reason'",
  );
  expect(touchstone(['schema']).stdout.split('\n')).toContain('labels import');
  const wrong = touchstone(['schema', 'constructor']);
  expect([wrong.status, wrong.stdout, wrong.stderr.trim().split('\n').length]).toEqual([2, '', 1]);
});
