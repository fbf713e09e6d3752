// Composing SQL from fragments: values become parameters, never text.
import type { Db } from './connection.ts';

export type Value = string | number | null;

/** SQL text with its parameters. */
export class Sql {
  readonly text: string;
  readonly values: readonly Value[];
  constructor(text: string, values: readonly Value[]) {
    this.text = text;
    this.values = values;
  }
  // The rows' shape is the caller's knowledge of its own SQL, as with better-sqlite3.
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  all<Row>(db: Db): Row[] {
    return db.prepare<unknown[], Row>(this.text).all(...this.values);
  }
  /** The rows as lists of their columns: takes a third of the time of `all`. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  rows<Row extends unknown[]>(db: Db): Row[] {
    return db
      .prepare<unknown[], Row>(this.text)
      .raw()
      .all(...this.values);
  }
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  get<Row>(db: Db): Row | undefined {
    return db.prepare<unknown[], Row>(this.text).get(...this.values);
  }
}

/** `sql\`where a = ${1} and ${fragment}\``: fragments are inserted, all other values become parameters. */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | Value)[]): Sql {
  let text = strings[0] ?? '';
  const values: Value[] = [];
  for (const [index, part] of parts.entries()) {
    if (part instanceof Sql) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(part);
    }
    text += strings[index + 1] ?? '';
  }
  return new Sql(text, values);
}

export function join(parts: readonly Sql[], separator: string): Sql {
  return new Sql(
    parts.map((part) => part.text).join(separator),
    parts.flatMap((part) => [...part.values]),
  );
}

/** SQL for "this text contains these words", in which % and _ stand for themselves. */
export const contains = (text: Sql, words: string): Sql =>
  sql`${text} like ${`%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`} escape '\\'`;

/** Text of the program itself (a column name from a fixed list). Never call it with text from outside. */
export const verbatim = (text: string): Sql => new Sql(text, []);
