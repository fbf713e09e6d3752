// The shape of an importer: what it is shown of an input, and what it hands out. One file of formats/ is one importer.
import type { NormalTranscript } from '../../contract/import.ts';
import type { Json } from '../../contract/transcript.ts';
import type { Sniff } from './read/sniff.ts';
import type { Source } from './read/source.ts';

/**
 * A part of an input that is not read, and why. `where` says in words where in it: a line, an element, a member ('' for
 * all of it).
 */
export interface RejectedPart {
  kind: 'rejected';
  where: string;
  reason: string;
}

/** A transcript as an importer gives it; `unit` is the JSON it was read from. */
export type Found = { kind: 'found'; transcript: NormalTranscript; where: string; unit: Json } | RejectedPart;

/** How often field paths that nobody understood stood in a unit. */
export type UnknownFields = ReadonlyMap<string, number>;

/** A format was taken where others could have read the input as well. */
export interface Choice {
  why: string;
  also: string[];
}

/** What leaves this room. */
export type ImportItem =
  | {
      kind: 'transcript';
      transcript: NormalTranscript;
      where: string;
      format: string;
      unknown: UnknownFields;
      choice: Choice | null;
    }
  | RejectedPart;

/**
 * Why a format takes an input for its own. `sure`: by a mark that no other format has, not only by its general shape.
 */
export interface Claim {
  sure: boolean;
  why: string;
}

interface Described {
  name: string;
  description: string;
  /** What its files are known by, in words. */
  detects: string;
  /** The field paths that are understood (fields.ts): all others are counted in the import's report. */
  fields: readonly string[];
}

/** A format that is a whole file: it says by the first bytes and the name whether the file is its own, and reads it. */
export interface FileImporter extends Described {
  unit: 'file';
  detect: (sniff: Sniff, name: string) => Claim | null;
  read: (source: Source, sniff: Sniff) => AsyncIterable<Found>;
  /**
   * Whether a file found in a folder belongs to this format without being one of its own: it is read together with one
   * that is.
   */
  beside?: (path: string) => boolean;
}

/** A format whose unit is one JSON value: alone in a file, one a line, or one an element of a list. */
export interface ValueImporter extends Described {
  unit: 'value';
  detect: (value: Json) => Claim | null;
  /**
   * The transcripts of a value in normal form; `original` is its text. Throws Unreadable or ZodError where it does not
   * hold what it should.
   */
  read: (value: Json, original: string) => NormalTranscript[];
}

export type Importer = FileImporter | ValueImporter;

/** A claim by a mark that no other format has. */
export const sure = (why: string): Claim => ({ sure: true, why });

/** A claim by general shape, which another format may share. */
export const likely = (why: string): Claim => ({ sure: false, why });
