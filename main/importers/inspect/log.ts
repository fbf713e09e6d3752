// Inspect logs as one JSON file, read as a stream: the evaluation comes before the samples.
import { createReadStream } from 'node:fs';
import type { ReadItem } from '../importer.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { headOf, valueOf } from '../read/piece.ts';
import { emptyShelf } from '../read/shelf.ts';
import { Slicer, type Slice } from '../read/slicer.ts';
import type { Source } from '../read/source.ts';
import { Unreadable, reasonOf } from '../read/unreadable.ts';
import { Header } from './header.ts';
import { readSample } from './sample.ts';

/** Number of bytes of a sample that are searched for its key. */
const KEY_BYTES = 2000;
const KEY = /^\{\s*"id"\s*:\s*("(?:[^"\\]|\\.)*"|-?\d+)\s*,\s*"epoch"\s*:\s*(\d+)/;

const BEFORE = new Set(['status', 'eval', 'results', 'stats', 'tags', 'metadata']);

function readSlice(header: Header, { index, bytes }: Slice): ReadItem {
  const number = (index ?? 0) + 1;
  emptyShelf();
  try {
    const { value: sample, text: original } = valueOf(bytes);
    if (!isObject(sample)) throw new Unreadable('it is not a sample');
    const where = `sample ${number} (id ${JSON.stringify(sample['id'])}, epoch ${JSON.stringify(sample['epoch'])})`;
    return { kind: 'found', transcript: readSample(header, sample, original), where, record: sample };
  } catch (error) {
    return { kind: 'rejected', where: `sample ${number}`, reason: reasonOf(error) };
  }
}

/** The id and the epoch of a sample, which Inspect writes first; '' if they are not there. */
function keyOf({ bytes }: Slice): string {
  const found = KEY.exec(headOf(bytes, KEY_BYTES).toString('utf8'));
  return found === null ? '' : `${found[1]} ${found[2]}`;
}

/**
 * How often each sample occurs in the log: a sample that was run again occurs once for each run, and the last counts.
 */
async function runsIn(path: string): Promise<Map<string, number>> {
  const runs = new Map<string, number>();
  const slicer = new Slicer(['samples']);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    if (!Buffer.isBuffer(chunk)) continue;
    for (const slice of slicer.feed(chunk))
      if (slice.index !== null) runs.set(keyOf(slice), (runs.get(keyOf(slice)) ?? 0) + 1);
  }
  return runs;
}

/** The samples of a .json log. Throws Unreadable or ZodError if it is not a log. */
export async function* readLog(source: Source): AsyncGenerator<ReadItem> {
  const slicer = new Slicer(['samples']);
  const said: JsonObject = {};
  const runs = source.path === null ? new Map<string, number>() : await runsIn(source.path);
  let header: Header | undefined;
  let count = 0;
  const note = ({ key, bytes }: Slice): void => {
    if (key === null || !BEFORE.has(key)) return;
    said[key] = valueOf(bytes).value;
  };
  for await (const chunk of source.chunks) {
    for (const slice of slicer.feed(chunk)) {
      if (slice.key !== 'samples' || slice.index === null) {
        note(slice);
        continue;
      }
      header ??= Header.parse(said);
      count++;
      const key = keyOf(slice);
      const left = (runs.get(key) ?? 1) - 1;
      runs.set(key, left);
      if (key === '' || left <= 0) yield readSlice(header, slice);
    }
  }
  if (slicer.closed_at < 0)
    yield { kind: 'rejected', where: count === 0 ? '' : `after sample ${count}`, reason: 'the file is cut off' };
  else if (count === 0) {
    header = Header.parse(said);
    yield {
      kind: 'rejected',
      where: '',
      reason: `an Inspect log without samples (status ${header.status ?? 'unknown'})`,
    };
  }
}
