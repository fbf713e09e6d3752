// The shape of an importer: what it gets of an input, and what it returns. One file of formats/ is one importer.
import type { FieldUse, NormalTranscript } from '../../contract/import.ts';
import type { Score } from '../../contract/score.ts';
import type { FacetValue, Json } from '../../contract/transcript.ts';
import type { Sniff } from './read/sniff.ts';
import type { Source } from './read/source.ts';

/**
 * A part of an input that is not read, and why. `where` is the place in it: a line, an element, a member ('' for the
 * whole input).
 */
export interface RejectedPart {
  kind: 'rejected';
  where: string;
  reason: string;
}

/** How often each field path that was not understood occurred in a record. */
export type UnknownFields = ReadonlyMap<string, number>;

/**
 * A transcript as an importer gives it; `record` is the JSON it was read from. `unknown`: fields that were not
 * understood, counted while reading, if the record is too large for memory.
 */
export type ReadItem =
  | { kind: 'found'; transcript: NormalTranscript; where: string; record: Json; unknown?: UnknownFields | null }
  | RejectedPart;

/** The note that a format was chosen although others could read the input too. */
export interface Choice {
  why: string;
  also: string[];
}

/** A field beside a conversation, what it is taken as, and its value. */
export type FieldBeside = readonly [name: string, use: FieldUse, value: Json];

/** Scores and facets that fields would give if they were not taken as the person says. */
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
      /** The fields beside the conversation, with the kind as which each is taken. */
      beside: FieldBeside[];
      /** The results of other readings of the fields that a person named. */
      instead: Instead | null;
      choice: Choice | null;
      /** The file of an archive that contained it. */
      member?: string;
    }
  | RejectedPart;

/**
 * Why a format claims an input. `strength`: 3 for a file written by this program, 2 for a mark of one producer, 1 for a
 * shape that one kind of format has, 0 for a shape that many have.
 */
export interface Claim {
  strength: 0 | 1 | 2 | 3;
  why: string;
}

interface Described {
  name: string;
  description: string;
  /** What its files are recognised by, as text. */
  detects: string;
  /** The field paths that are understood (fields.ts): all others are counted in the import's report. */
  fields: readonly string[];
  /** Whether a file found in a folder is a companion of a file of this format, together with which it is read. */
  beside?: (path: string) => boolean;
}

/**
 * A format that is a whole file: it decides by the first bytes and the name whether it claims the file, and reads it.
 */
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
   * The transcripts of a value in normal form; `original` is its text. Throws Unreadable or ZodError if a field is
   * missing or wrong.
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
