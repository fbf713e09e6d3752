// The rubric's JSON Schema: the shipped file equals the schema of the contract, and every field has a description.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { rubricSchema } from '../../contract/rubric.ts';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('the shipped file equals the schema of the contract (`npm run schema` writes it)', () => {
  expect(JSON.parse(readFileSync('resources/rubric/rubric.schema.json', 'utf8'))).toEqual(plain(rubricSchema()));
});

const Node = z.object({
  description: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).default({}),
  items: z.unknown().optional(),
});

/** The paths of fields without a description. */
function unexplained(schema: unknown, path: string): string[] {
  const { properties, items } = Node.parse(schema);
  const inside = Object.entries(properties).flatMap(([name, field]) => [
    ...(Node.parse(field).description === undefined ? [`${path}.${name}`] : []),
    ...unexplained(field, `${path}.${name}`),
  ]);
  return items === undefined ? inside : [...inside, ...unexplained(items, `${path}[]`)];
}

test('every field has a description', () => {
  expect(unexplained(plain(rubricSchema()), '')).toEqual([]);
});
