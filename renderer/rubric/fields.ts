// The fields that the rubric's JSON Schema allows at a position of the text, with their meanings.
import type { z } from 'zod';
import { rubricSchema } from '../../contract/rubric.ts';

type Schema = z.core.JSONSchema.BaseSchema;

export interface Field {
  name: string;
  about: string;
  required: boolean;
  /** The possible values, if there are few; otherwise empty. */
  values: readonly string[];
}

const isSchema = (schema: unknown): schema is Schema =>
  typeof schema === 'object' && schema !== null && !Array.isArray(schema);

function within(schema: Schema | null, step: string): Schema | null {
  const inner = step === '[]' ? schema?.items : schema?.properties?.[step];
  return isSchema(inner) ? inner : null;
}

function valuesOf({ enum: listed = [], anyOf = [] }: Schema): string[] {
  return [...listed, ...anyOf.map(({ const: value }) => value)].flatMap((value) =>
    value === undefined ? [] : [String(value)],
  );
}

const root = rubricSchema();

/**
 * The fields of the group at this path ('[]' stands for an entry of a list); empty if the path is not a group of
 * fields.
 */
export function fieldsAt(path: readonly string[]): Field[] {
  const schema = path.reduce<Schema | null>(within, root);
  return Object.entries(schema?.properties ?? {}).flatMap(([name, field]): Field[] =>
    isSchema(field)
      ? [
          {
            name,
            about: field.description ?? '',
            required: schema?.required?.includes(name) ?? false,
            values: valuesOf(field),
          },
        ]
      : [],
  );
}
