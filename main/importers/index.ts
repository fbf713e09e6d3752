// Turns files into transcripts: detects the format of a file and reads it. Does not use the store.
import { basename } from 'node:path';
import { TouchstoneError } from '../../contract/errors.ts';
import { contents, type Reading } from './contents.ts';
import { formats } from './formats.ts';
import type { ImportItem } from './importer.ts';
import { leaveShelf, useShelf } from './read/shelf.ts';
import { openFile, openStream, type Source, type Watch } from './read/source.ts';
import { isIoError, reasonOf } from './read/unreadable.ts';
import { ioError } from './walk.ts';

export { exampleOf } from './beside.ts';
export { formats } from './formats.ts';
export { OWN_FORMAT, type FieldBeside, type ImportItem, type Instead } from './importer.ts';
export { inflateStream } from './read/gzip.ts';
export { heldLines } from './read/lines.ts';
export { NamelessFile } from './read/nameless.ts';
export { inFull, lengthInFull, piecesOf } from './read/shelf.ts';
export { Unreadable } from './read/unreadable.ts';
export { plainScore } from './normal/scores.ts';
export { tableHead } from './tables/head.ts';
export { tableRows, type TableRow } from './tables/table.ts';
export { walk, type Walked } from './walk.ts';

/** `onBytes`: receives the number of input bytes just consumed. */
export interface ReadOptions extends Watch, Reading {}

function known(format: string | undefined): void {
  if (format === undefined || formats.some((each) => each.name === format)) return;
  throw new TouchstoneError(
    'bad_input',
    `there is no format ${format}`,
    '',
    `known formats: ${formats.map((each) => each.name).join(', ')}`,
  );
}

async function* read(open: () => Promise<Source>, name: string, reading: Reading): AsyncGenerator<ImportItem> {
  known(reading.format);
  let source: Source | undefined;
  useShelf();
  try {
    source = await open();
    yield* contents(source, reading);
  } catch (error) {
    if (isIoError(error)) throw ioError(error, name);
    yield { kind: 'rejected', where: '', reason: reasonOf(error) };
  } finally {
    await source?.close();
    leaveShelf();
  }
}

/**
 * The transcripts of a file, one after another, and the parts that could not be read. Throws TouchstoneError
 * (`rejected_file`) if the file cannot be opened, (`bad_input`) for an unknown format, and the signal's reason when
 * aborted.
 */
export function readFile(path: string, { format, uses, ...watch }: ReadOptions = {}): AsyncGenerator<ImportItem> {
  return read(() => openFile(path, watch), path, { format, uses });
}

/**
 * The same for a stream such as stdin, under a name. An archive cannot be read from a stream, because it needs a file
 * to seek in.
 */
export function readStream(
  stream: AsyncIterable<unknown>,
  name: string,
  { format, uses, ...watch }: ReadOptions = {},
): AsyncGenerator<ImportItem> {
  return read(() => openStream(stream, name, watch), name, { format, uses });
}

/**
 * The format of a file by its content, or the reason why it has none. Throws TouchstoneError if the file cannot be
 * opened.
 */
export async function identify(path: string): Promise<{ format: string } | { reason: string }> {
  let reason = `${basename(path)} contains nothing`;
  for await (const item of readFile(path)) {
    if (item.kind === 'transcript') return { format: item.format };
    reason = item.reason;
  }
  return { reason };
}
