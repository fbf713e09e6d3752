// Rows as one JSON document: something before, a list with an element a row, something after.
import type { Json } from '../../contract/transcript.ts';
import type { Encoder } from './columns.ts';

/** `before` ends where the first element stands, `after` begins behind the last. */
export interface Frame {
  before: string;
  after: string;
}

/** An encoder for a JSON list in its frame, an element a line. */
export function list<R>(of: (row: R) => Json, { before, after }: Frame = { before: '[', after: ']' }): Encoder<R> {
  let first = true;
  const element = (row: R): string => {
    const text = `${first ? '' : ','}\n${JSON.stringify(of(row))}`;
    first = false;
    return text;
  };
  return {
    begin: () => before,
    batch: (rows) => rows.map(element).join(''),
    end: () => `\n${after}\n`,
  };
}
