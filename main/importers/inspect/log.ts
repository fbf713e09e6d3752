// Inspect logs as one JSON file, read as it goes by: the evaluation stands before the samples.
import type { Json } from '../../../contract/transcript.ts';
import type { Found } from '../importer.ts';
import { isObject, parseJson, type JsonObject } from '../read/lenient-json.ts';
import { Slicer, type Slice } from '../read/slicer.ts';
import type { Source } from '../read/source.ts';
import { decode } from '../read/text.ts';
import { Unreadable, reasonOf } from '../read/unreadable.ts';
import { Header } from './header.ts';
import { readSample } from './sample.ts';

const BEFORE = new Set(['status', 'eval', 'results', 'stats', 'tags', 'metadata']);

function readSlice(header: Header, { index, bytes }: Slice): Found {
  const number = (index ?? 0) + 1;
  try {
    const original = decode(bytes);
    const sample = parseJson(original);
    if (!isObject(sample)) throw new Unreadable('it is no sample');
    const where = `sample ${number} (id ${JSON.stringify(sample['id'])}, epoch ${JSON.stringify(sample['epoch'])})`;
    return { kind: 'found', transcript: readSample(header, sample, original), where, unit: sample };
  } catch (error) {
    return { kind: 'rejected', where: `sample ${number}`, reason: reasonOf(error) };
  }
}

/** The samples of a .json log. Throws Unreadable or ZodError where it is no log. */
export async function* readLog(source: Source): AsyncGenerator<Found> {
  const slicer = new Slicer(['samples']);
  const said: JsonObject = {};
  let header: Header | undefined;
  let count = 0;
  const note = ({ key, bytes }: Slice): void => {
    if (key === null || !BEFORE.has(key)) return;
    const value: Json = parseJson(decode(bytes));
    said[key] = value;
  };
  for await (const chunk of source.chunks) {
    for (const slice of slicer.feed(chunk)) {
      if (slice.key !== 'samples' || slice.index === null) {
        note(slice);
        continue;
      }
      header ??= Header.parse(said);
      count++;
      yield readSlice(header, slice);
    }
  }
  if (slicer.closed_at < 0)
    yield { kind: 'rejected', where: count === 0 ? '' : `behind sample ${count}`, reason: 'the file is cut off' };
  else if (count === 0) {
    header = Header.parse(said);
    yield {
      kind: 'rejected',
      where: '',
      reason: `an Inspect log without samples (status ${header.status ?? 'unknown'})`,
    };
  }
}
