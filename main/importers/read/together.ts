// A file whose values together make its transcripts: read whole, handed to a format, and given out with their places.
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Json } from '../../../contract/transcript.ts';
import type { ReadItem, RejectedPart } from '../importer.ts';
import type { Sniff } from './sniff.ts';
import type { Source } from './source.ts';
import { whole } from './whole.ts';

/** What of a file a format looks at: its values, its text as it stood, and its path where it has one. */
export interface Given {
  values: Json[];
  text: string;
  path: string | null;
}

const isRejected = (each: NormalTranscript | RejectedPart): each is RejectedPart => 'kind' in each;

/** The transcripts of a file; `nothing` says what it is where it holds none. */
export async function* together(
  source: Source,
  sniff: Sniff,
  nothing: string,
  read: (given: Given) => readonly (NormalTranscript | RejectedPart)[],
): AsyncGenerator<ReadItem> {
  const { text, values, rejected } = await whole(source, sniff);
  const found = read({ values, text, path: source.path });
  const only = values.length === 1 ? values[0] : undefined;
  const transcripts = found.flatMap((each) => (isRejected(each) ? [] : [each]));
  for (const [index, transcript] of transcripts.entries()) {
    const where = transcripts.length === 1 ? '' : `transcript ${index + 1}`;
    const record = index > 0 ? null : (only ?? values);
    yield { kind: 'found', transcript, where, record };
  }
  yield* found.filter(isRejected);
  if (found.length === 0) yield { kind: 'rejected', where: '', reason: nothing };
  yield* rejected;
}
