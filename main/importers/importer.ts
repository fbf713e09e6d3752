// The shapes of this room: what an importer is, what it is shown of an input, and what it hands out.
import type { NormalTranscript } from '../../contract/import.ts';
import type { Json } from '../../contract/transcript.ts';
import type { Sniff } from './read/sniff.ts';
import type { Source } from './read/source.ts';

/** One thing found in an input. `where` says in words where in it: a line, an element, a member of the archive ('' for all of it). */
export type ImportItem =
  | { kind: 'transcript'; transcript: NormalTranscript; where: string; format: string }
  | { kind: 'rejected'; where: string; reason: string };

interface Described {
  name: string;
  description: string;
  /** What its files are known by, in words. */
  detects: string;
}

/** A format that is a whole file: it says by the sniff whether the file is its own, and reads it. */
export interface FileFormat extends Described {
  detect: (sniff: Sniff) => boolean;
  read: (source: Source, sniff: Sniff) => AsyncIterable<ImportItem>;
}

/** A format whose unit is one JSON value: alone in a file, one a line, or one an element of a list. */
export interface RowFormat extends Described {
  detect: (unit: Json) => boolean;
  /** The unit in normal form; `original` is its text. Throws Unreadable or ZodError where it does not hold what it should. */
  read: (unit: Json, original: string) => NormalTranscript;
}
