// The reading thread: makes transcripts from files, ready to be stored, in batches, as fast as the importing thread
// takes them.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { NormalTranscript } from '../../../contract/import.ts';
import { TouchstoneError } from '../../../contract/errors.ts';
import {
  lengthInFull,
  NamelessFile,
  OWN_FORMAT,
  piecesOf,
  readFile,
  readStream,
  Unreadable,
  type ImportItem,
} from '../../importers/index.ts';
import { HELD, type Kept } from '../../store/long-texts.ts';
import { prepare, type Prepared } from '../../store/prepare.ts';
import { FieldTally } from './fields.ts';
import { STOP, type FromReader, type Order, type ReadTranscript, type ToReader } from './messages.ts';

/** Upper limit of batches in flight. */
const AHEAD = 2;
/** Progress is reported after this many bytes even if they contained no transcript. */
const TELLING_BYTES = 1 << 24;
/** Length of the prefix that identifies an id and a digest. */
const TELLING_CHARACTERS = 20;

if (parentPort === null) throw new Error('the reader runs as a thread');
const port = parentPort;
// Handed over by reader-thread.ts of this very program.
// oxlint-disable-next-line typescript/no-unsafe-assignment
const order: Order = workerData;
const beginnings = (id: string, digest: string): string =>
  id.slice(0, TELLING_CHARACTERS) + digest.slice(0, TELLING_CHARACTERS);
const known = new Set(order.known.map(({ id, digest }) => beginnings(id, digest)));

/** Approximate source text of the batch that is being made. */
let size = order.characters;
let credit = AHEAD;
let waiting: (() => void) | null = null;
// Posted by reader-thread.ts of this very program.
port.on('message', (said: ToReader) => {
  if (said === STOP) process.exit();
  size = said.more;
  credit += 1;
  waiting?.();
});

const tell = (message: FromReader): void => port.postMessage(message);

let [transcripts, rejected, characters, bytes]: [
  ReadTranscript[],
  { path: string; where: string; reason: string }[],
  number,
  number,
] = [[], [], 0, 0];

const fields = new FieldTally();
/** If a person chose the kinds of fields, known transcripts are read again. */
const isRetaken = Object.keys(order.uses).length > 0;

/** The file that is being read. A score without a time gets the modification time of its file. */
let written: string | null = null;

/** How often each transcript without a producer's id occurred in the file so far, by its own id. */
const seen = new Map<string, number>();

/** Bytes of one batch that are held in memory; the rest goes to a temporary file until it is stored. */
const MOST_HELD = 4_000_000;
const spool = new NamelessFile();
let made = 0;

function keep(chunks: Iterable<Uint8Array>): Kept {
  const few: Uint8Array[] = [];
  let [file, start, end] = [0, -1, 0];
  for (const chunk of chunks) {
    made += chunk.length;
    few.push(chunk);
    if (start < 0 && made <= MOST_HELD) continue;
    for (const each of few.splice(0)) {
      const laid = spool.add(each);
      if (start < 0) start = laid.from;
      [file, end] = [laid.file, laid.to];
    }
  }
  return start < 0 ? HELD.keep(few) : { file, from: start, to: end };
}

const LONG = { pieces: piecesOf, lengthOf: lengthInFull, keep };

/** Waits until the importing thread can take `least` batches. */
async function credits(least: number): Promise<void> {
  if (credit >= least) return;
  await new Promise<void>((resolve) => (waiting = resolve));
  waiting = null;
  await credits(least);
}

async function flush(): Promise<void> {
  await credits(1);
  credit -= 1;
  tell({ kind: 'batch', transcripts, rejected, fields: fields.take(), bytes });
  if (made > MOST_HELD) {
    // once everything is stored, the temporary file is not needed
    await credits(AHEAD);
    spool.empty();
  }
  [transcripts, rejected, characters, bytes, made] = [[], [], 0, 0, 0];
}

/** Equal rows without ids are different transcripts: from the second on each gets its number as id. */
function counted(transcript: NormalTranscript): Prepared {
  const isKnown = (id: string, digest: string): boolean => !isRetaken && known.has(beginnings(id, digest));
  const prepared = prepare(transcript, isKnown, LONG);
  if (transcript.source_id !== '') return prepared;
  const count = (seen.get(prepared.id) ?? 0) + 1;
  seen.set(prepared.id, count);
  return count === 1 ? prepared : prepare({ ...transcript, source_id: `equal row ${count}` }, isKnown, LONG);
}

function add(path: string, file_sha256: string, item: ImportItem): void {
  if (item.kind === 'rejected') {
    rejected.push({ path, where: item.where, reason: item.reason });
    return;
  }
  const { transcript, where, format, unknown, uses, choice, instead } = item;
  try {
    const facets = { ...transcript.facets, ...order.set };
    // our own export has the time, or says that it is unknown
    const fallback = format === OWN_FORMAT ? null : written;
    const scores = transcript.scores.map((score) => ({ ...score, at: score.at ?? fallback }));
    const prepared = counted({ ...transcript, facets, scores });
    known.add(beginnings(prepared.id, prepared.digest));
    const { source_file } = transcript;
    const place =
      source_file === undefined ? { path, place: where } : { path: source_file, place: `${where} of ${path}` };
    const found = { ...place, format, file_sha256 };
    const messages = transcript.messages.length;
    transcripts.push({ prepared, found, messages, unknown: [...unknown], uses, instead, choice });
    fields.add(item.beside);
    characters += Math.max(transcript.original.length, prepared.body?.characters ?? 0);
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof Unreadable)) throw error;
    rejected.push({ path, where, reason: error.message });
  }
}

async function take(path: string, file_sha256: string, items: AsyncIterable<ImportItem>): Promise<void> {
  let member: string | undefined;
  for await (const item of items) {
    // a file in an archive is a file of its own
    if (item.kind === 'transcript' && item.member !== member) seen.clear();
    if (item.kind === 'transcript') member = item.member;
    add(path, file_sha256, item);
    if (characters >= size || bytes >= TELLING_BYTES || made > MOST_HELD) await flush();
  }
}

const watch = {
  format: order.format,
  uses: order.uses,
  onBytes: (count: number): void => {
    bytes += count;
  },
};

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

const FILE_TROUBLES = new Set(['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'EIO', 'ELOOP']);
const isFileTrouble = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && FILE_TROUBLES.has(error.code);

async function takeFile(path: string): Promise<void> {
  try {
    seen.clear();
    written = (await stat(path)).mtime.toISOString();
    await take(path, await sha256Of(path), readFile(path, watch));
  } catch (error) {
    // an unreadable file is reported and skipped; any other error ends the import
    const problem = error instanceof TouchstoneError && error.problem.code === 'rejected_file' ? error.problem : null;
    if (problem === null && !isFileTrouble(error)) throw error;
    const reason = problem?.what ?? (error instanceof Error ? error.message : String(error));
    rejected.push({ path, where: problem?.where ?? '', reason });
  }
  await flush();
}

async function takeAll(): Promise<void> {
  if (order.paths === null) await take(order.name, '', readStream(process.stdin, order.name, watch));
  else for (const path of order.paths) await takeFile(path);
  await flush();
}

try {
  await takeAll();
  tell({ kind: 'end' });
} catch (error) {
  const problem = error instanceof TouchstoneError ? error.problem : null;
  tell({ kind: 'failed', problem, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
port.close();
