// Reads inputs whose units are JSON values: one object, a list, or a value a line. Each unit goes to the first format that claims it.
import type { Json } from '../../contract/transcript.ts';
import type { ImportItem, RowFormat } from './importer.ts';
import { checked } from './normal/checked.ts';
import { isObject, parseJson } from './read/lenient-json.ts';
import { lines } from './read/lines.ts';
import { Slicer } from './read/slicer.ts';
import type { Sniff } from './read/sniff.ts';
import type { Source } from './read/source.ts';
import { decode, joined } from './read/text.ts';
import { reasonOf } from './read/unreadable.ts';

interface Unit {
  where: string;
  bytes: Buffer;
}

/** So many units in a row that nobody claims, from the start, and the file as a whole is of no known format. */
const PATIENCE = 50;

function noFormat(unit: Json): string {
  if (!isObject(unit))
    return Array.isArray(unit)
      ? 'no known format: a list of something else than messages'
      : 'no known format: neither an object nor a list';
  const keys = Object.keys(unit).slice(0, 8).join(', ');
  return keys === '' ? 'no known format: an empty object' : `no known format: an object with ${keys}`;
}

/** What a unit became; `claimed` is false where no format knows it. */
function readUnit({ where, bytes }: Unit, formats: readonly RowFormat[], forced: boolean): { item: ImportItem; claimed: boolean } {
  try {
    const original = decode(bytes);
    const value = parseJson(original);
    const format = forced ? formats[0] : formats.find((each) => each.detect(value));
    if (format === undefined) return { item: { kind: 'rejected', where, reason: noFormat(value) }, claimed: false };
    return { item: { kind: 'transcript', transcript: checked(format.read(value, original)), where, format: format.name }, claimed: true };
  } catch (error) {
    return { item: { kind: 'rejected', where, reason: reasonOf(error) }, claimed: true };
  }
}

async function wholeOf(source: Source): Promise<Unit> {
  const parts: Buffer[] = [];
  for await (const chunk of source.chunks) parts.push(chunk);
  return { where: '', bytes: joined(parts) };
}

async function* linesOf(source: Source): AsyncGenerator<Unit> {
  for await (const line of lines(source.chunks)) yield { where: `line ${line.number}`, bytes: line.bytes };
}

/** The elements of a list; a list of messages is one unit as a whole. */
async function* elementsOf(source: Source, rejected: ImportItem[]): AsyncGenerator<Unit> {
  const slicer = new Slicer();
  let whole: Buffer[] | null = [];
  let waiting: Unit[] = [];
  for await (const chunk of source.chunks) {
    whole?.push(chunk);
    const units = slicer.feed(chunk).map(({ index, bytes }) => ({ where: `element ${(index ?? 0) + 1} of the list`, bytes }));
    waiting = [...waiting, ...units];
    const [first] = waiting;
    if (whole !== null && first !== undefined && !isMessage(first)) whole = null;
    if (whole !== null) continue;
    yield* waiting;
    waiting = [];
  }
  if (whole !== null) yield { where: '', bytes: joined(whole) };
  else if (slicer.closed_at < 0) rejected.push({ kind: 'rejected', where: 'the end of the list', reason: 'the file is cut off' });
  else if (slicer.trailing) rejected.push({ kind: 'rejected', where: 'behind the list', reason: 'text after the end of the JSON' });
}

function isMessage({ bytes }: Unit): boolean {
  try {
    const value = parseJson(decode(bytes));
    return isObject(value) && typeof value['role'] === 'string' && value['messages'] === undefined;
  } catch {
    return false;
  }
}

function unitsOf(source: Source, sniff: Sniff, rejected: ImportItem[]): AsyncIterable<Unit> | Iterable<Promise<Unit>> {
  if (sniff.kind === 'json' && sniff.layout === 'lines') return linesOf(source);
  if (sniff.kind === 'json' && sniff.layout === 'list') return elementsOf(source, rejected);
  return [wholeOf(source)];
}

/** The transcripts of an input. `forced`: the one format given reads everything, whatever it looks like. */
export async function* readRows(source: Source, sniff: Sniff, formats: readonly RowFormat[], forced: boolean): AsyncGenerator<ImportItem> {
  const rejected: ImportItem[] = [];
  let unknown: ImportItem[] | null = [];
  try {
    for await (const unit of unitsOf(source, sniff, rejected)) {
      const { item, claimed } = readUnit(unit, formats, forced);
      if (unknown !== null && !claimed) {
        unknown.push(item);
        if (unknown.length === PATIENCE) break;
        continue;
      }
      if (unknown !== null) yield* unknown;
      unknown = null;
      yield item;
    }
  } catch (error) {
    rejected.push({ kind: 'rejected', where: 'from here on', reason: reasonOf(error) });
  }
  const [first] = unknown ?? [];
  if (first !== undefined) yield { ...first, where: unknown?.length === PATIENCE ? `the first ${PATIENCE} values` : '' };
  yield* rejected;
}
