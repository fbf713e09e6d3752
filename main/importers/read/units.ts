// An input as its JSON values, undecoded: the whole of it, the elements of its list, or its lines.
import { statSync } from 'node:fs';
import { startsConversation } from '../chat/starts.ts';
import type { RejectedPart } from '../importer.ts';
import { isObject, parseJson } from './lenient-json.ts';
import { lines } from './lines.ts';
import { writtenJson } from './numbers.ts';
import { parquetRows } from './parquet.ts';
import { Slicer } from './slicer.ts';
import type { Sniff } from './sniff.ts';
import type { Source } from './source.ts';
import { decode, gathered, joined, trimmed } from './text.ts';
import { Unreadable } from './unreadable.ts';

export interface Unit {
  where: string;
  bytes: Buffer;
}

/** The one value of an input, or several that stand one after another over more than a line each. */
async function* valuesOf(source: Source): AsyncGenerator<Unit> {
  const all = await gathered(source.chunks);
  let number = 0;
  for (let rest = trimmed(all); rest.length > 0;) {
    const slicer = new Slicer();
    slicer.feed(rest);
    const more = slicer.closed_at >= 0 && slicer.trailing && isOpening(trimmed(rest.subarray(slicer.closed_at))[0]);
    number++;
    if (!more) {
      yield number === 1 ? { where: '', bytes: all } : { where: `value ${number}`, bytes: rest };
      return;
    }
    yield { where: `value ${number}`, bytes: rest.subarray(0, slicer.closed_at) };
    rest = trimmed(rest.subarray(slicer.closed_at));
  }
}

const isOpening = (byte: number | undefined): boolean => byte === 0x7b || byte === 0x5b;

async function* linesOf(source: Source): AsyncGenerator<Unit> {
  for await (const line of lines(source.chunks)) yield { where: `line ${line.number}`, bytes: line.bytes };
}

/** The elements of a list; a list of messages is one unit as a whole. */
async function* elementsOf(source: Source, rejected: RejectedPart[]): AsyncGenerator<Unit> {
  const slicer = new Slicer();
  let whole: Buffer[] | null = [];
  let waiting: Unit[] = [];
  for await (const chunk of source.chunks) {
    whole?.push(chunk);
    const units = slicer
      .feed(chunk)
      .map(({ index, bytes }) => ({ where: `element ${(index ?? 0) + 1} of the list`, bytes }));
    waiting = [...waiting, ...units];
    const [first] = waiting;
    if (whole !== null && first !== undefined && !isMessage(first)) whole = null;
    if (whole !== null) continue;
    yield* waiting;
    waiting = [];
  }
  if (whole !== null) yield { where: '', bytes: joined(whole) };
  else if (slicer.closed_at < 0)
    rejected.push({ kind: 'rejected', where: 'the end of the list', reason: 'the file is cut off' });
  else if (slicer.trailing)
    rejected.push({ kind: 'rejected', where: 'behind the list', reason: 'text after the end of the JSON' });
}

function isMessage({ bytes }: Unit): boolean {
  try {
    const value = parseJson(decode(bytes));
    return isObject(value) && startsConversation(value);
  } catch {
    return false;
  }
}

/** Rows of a table, each as the JSON object it would be on a line of its own. */
async function* rowsOf(source: Source): AsyncGenerator<Unit> {
  if (source.path === null) throw new Unreadable('a Parquet file is read from a file of its own, not from a stream');
  let number = 0;
  for await (const row of parquetRows(source.path)) {
    source.signal?.throwIfAborted();
    number++;
    yield { where: `row ${number}`, bytes: Buffer.from(writtenJson(row), 'utf8') };
  }
  source.done(statSync(source.path).size);
}

/** The values of an input, one after another; what ends it too early is added to `rejected`. */
export async function* units(source: Source, sniff: Sniff, rejected: RejectedPart[]): AsyncGenerator<Unit> {
  if (sniff.kind === 'parquet') yield* rowsOf(source);
  else if (sniff.kind === 'json' && sniff.layout === 'lines') yield* linesOf(source);
  else if (sniff.kind === 'json' && sniff.layout === 'list') yield* elementsOf(source, rejected);
  else yield* valuesOf(source);
}
