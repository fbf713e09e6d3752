// The interface of an importer: its input and its results. One file of formats/ is one importer.
import type { FieldUse, NormalTranscript } from '../../contract/import.ts';
import type { Score } from '../../contract/score.ts';
import type { FacetValue, Json } from '../../contract/transcript.ts';
import type { Sniff } from './read/sniff.ts';
import type { Source } from './read/source.ts';

/** The format of our own export: its transcripts are accepted even if they are empty. */
export const OWN_FORMAT = 'touchstone';

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
 * A transcript from an importer; `record` is the JSON it was read from. `unknown`: fields that were not understood,
 * counted while reading if the record is too large for memory.
 */
export type ReadItem =
  | { kind: 'found'; transcript: NormalTranscript; where: string; record: Json; unknown?: UnknownFields | null }
  | RejectedPart;

/** The note that a format was chosen although others could read the input too. */
export interface Choice {
  why: string;
  also: string[];
}

/** A field beside a conversation, its kind, and its value. */
export type FieldBeside = readonly [name: string, use: FieldUse, value: Json];

/** Scores and facets that fields would give without the person's choices. */
export interface Instead {
  scores: Score[];
  facets: Record<string, FacetValue>;
}

/** One result of reading an input: a transcript, or a part that could not be read. */
export type ImportItem =
  | {
      kind: 'transcript';
      transcript: NormalTranscript;
      where: string;
      format: string;
      unknown: UnknownFields;
      uses: [name: string, use: FieldUse][];
      /** The fields beside the conversation, each with its kind. */
      beside: FieldBeside[];
      /** The scores and facets that a person's choices replaced. */
      instead: Instead | null;
      choice: Choice | null;
      /** The file of an archive that contained it. */
      member?: string;
    }
  | RejectedPart;

/**
 * Why a format claims an input. `strength`: 3 for a file of this program, 2 for a mark that only one producer leaves, 1
 * for a shape that one kind of format has, 0 for a shape that many have.
 */
export interface Claim {
  strength: 0 | 1 | 2 | 3;
  why: string;
}

interface Described {
  name: string;
  description: string;
  /** How the files of this format are recognised, as text. */
  detects: string;
  /** The field paths that are understood (fields.ts). All others are counted in the import's report. */
  fields: readonly string[];
  /** Whether a file found in a folder is a companion that is read together with a file of this format. */
  beside?: (path: string) => boolean;
}

/** A format of whole files. It decides by the first bytes and the name whether it claims a file, and reads it. */
export interface FileImporter extends Described {
  reads: 'file';
  detect: (sniff: Sniff, name: string) => Claim | null;
  read: (source: Source, sniff: Sniff) => AsyncIterable<ReadItem>;
}

/** A format of records. A record is one JSON value: a file, a line of it, or an element of its list. */
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

/** A claim by a shape that only one kind of format has. */
export const sure = (why: string): Claim => ({ strength: 1, why });

/** A claim by a general shape, which another format may share. */
export const likely = (why: string): Claim => ({ strength: 0, why });
