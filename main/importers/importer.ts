// The shape of an importer: what it is shown of an input, and what it hands out. One file of formats/ is one importer.
import type { FieldUse, NormalTranscript } from '../../contract/import.ts';
import type { Score } from '../../contract/score.ts';
import type { FacetValue, Json } from '../../contract/transcript.ts';
import type { Sniff } from './read/sniff.ts';
import type { Source } from './read/source.ts';

/**
 * A part of an input that is not read, and why. `where` says where in it: a line, an element, a member ('' for
 * all of it).
 */
export interface RejectedPart {
  kind: 'rejected';
  where: string;
  reason: string;
}

/** How often field paths that nobody understood stood in a record. */
export type UnknownFields = ReadonlyMap<string, number>;

/**
 * A transcript as an importer gives it; `record` is the JSON it was read from. `unknown`: its fields that were counted
 * while they went by, where the record is too large to be held.
 */
export type ReadItem =
  | { kind: 'found'; transcript: NormalTranscript; where: string; record: Json; unknown?: UnknownFields | null }
  | RejectedPart;

/** A format was taken where others could have read the input as well. */
export interface Choice {
  why: string;
  also: string[];
}

/** A field beside a conversation, what it is taken as, and its value. */
export type FieldBeside = readonly [name: string, use: FieldUse, value: Json];

/** Scores and facets that fields would give if they were taken as something else than what a person says. */
export interface Instead {
  scores: Score[];
  facets: Record<string, FacetValue>;
}

/** One item that reading an input gives: a transcript, or a part that could not be read. */
export type ImportItem =
  | {
      kind: 'transcript';
      transcript: NormalTranscript;
      where: string;
      format: string;
      unknown: UnknownFields;
      uses: [name: string, use: FieldUse][];
      /** The fields beside the conversation, with what each is taken as. */
      beside: FieldBeside[];
      /** What other readings of the fields that a person spoke of give. */
      instead: Instead | null;
      choice: Choice | null;
      /** The file of an archive that it stood in. */
      member?: string;
    }
  | RejectedPart;

/**
 * Why a format takes an input for its own. `strength`: 3 for what this program wrote itself, 2 by a mark of one
 * producer, 1 by a shape that one kind of format has, 0 by a shape that many have.
 */
export interface Claim {
  strength: 0 | 1 | 2 | 3;
  why: string;
}

interface Described {
  name: string;
  description: string;
  /** What its files are known by, in words. */
  detects: string;
  /** The field paths that are understood (fields.ts): all others are counted in the import's report. */
  fields: readonly string[];
  /**
   * Whether a file found in a folder belongs to this format without being one of its own: it is read together with one
   * that is.
   */
  beside?: (path: string) => boolean;
}

/** A format that is a whole file: it says by the first bytes and the name whether the file is its own, and reads it. */
export interface FileImporter extends Described {
  reads: 'file';
  detect: (sniff: Sniff, name: string) => Claim | null;
  read: (source: Source, sniff: Sniff) => AsyncIterable<ReadItem>;
}

/** A format of records. A record is one JSON value: all of a file, a line of it, or an element of its list. */
export interface RecordImporter extends Described {
  reads: 'record';
  detect: (value: Json) => Claim | null;
  /**
   * The transcripts of a value in normal form; `original` is its text. Throws Unreadable or ZodError where it does not
   * hold what it should.
   */
  read: (value: Json, original: string) => NormalTranscript[];
}

export type Importer = FileImporter | RecordImporter;

/** A claim by a mark that one producer leaves. */
export const own = (why: string): Claim => ({ strength: 2, why });

/** A claim by a shape that no other kind of format has. */
export const sure = (why: string): Claim => ({ strength: 1, why });

/** A claim by general shape, which another format may share. */
export const likely = (why: string): Claim => ({ strength: 0, why });
