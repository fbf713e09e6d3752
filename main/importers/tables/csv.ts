// Rows of CSV as cells by the names of the head; comma, semicolon or tab, found by the head.
import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Source } from '../read/source.ts';
import { notUtf8 } from '../read/text.ts';
import { Unreadable } from '../read/unreadable.ts';
import type { TableRow } from './table.ts';

const DELIMITERS = [',', ';', '\t'];
const LONGEST_CELL = 1 << 24;

/** The delimiter that the first line has most of. */
function delimiterOf(head: Buffer): string {
  const line = head.toString('utf8').split(/\r?\n/, 1)[0] ?? '';
  const count = (delimiter: string): number => line.split(delimiter).length;
  return DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** The chunks, as long as they are UTF-8. Throws Unreadable. */
async function* utf8Only(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) {
    try {
      decoder.decode(chunk, { stream: true });
    } catch (error) {
      throw error instanceof TypeError ? notUtf8(chunk) : error;
    }
    yield chunk;
  }
}

/**
 * The rows in their order; numbers of lines count from 1, the head included. Throws Unreadable where the text is no
 * CSV.
 */
export async function* csvRows(source: Source): AsyncGenerator<TableRow> {
  // `pipeline` ends the parser with the error of what it reads; `pipe` would leave that error to nobody
  const rows: AsyncIterable<{ record: Record<string, string>; info: { lines: number } }> = pipeline(
    Readable.from(utf8Only(source.chunks)),
    parse({
      columns: (names: string[]) => names.map((name) => name.trim()),
      bom: true,
      info: true,
      delimiter: delimiterOf(source.head),
      relax_column_count_less: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_CELL,
    }),
    () => undefined,
  );
  try {
    for await (const { record, info } of rows) yield { where: `line ${info.lines}`, cells: record };
  } catch (error) {
    if (error instanceof CsvError) throw new Unreadable(`not valid CSV: ${error.message}`, { cause: error });
    throw error;
  }
}
