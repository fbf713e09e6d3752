// The sizes from which parts of an input are read in pieces, and the sizes of the pieces: in bytes, or in characters of
// a text.

/** A part of an input (a line, an element, a file read as one) with more bytes than this is not kept in memory. */
export const BIG = 1 << 24;
/** A text in such a part is long from this many characters on. */
export const LONG = 256;
/** Number of characters that are kept at the beginning of a long text, where importers look. */
export const HEAD = 64;
/** Number of characters that are kept at its end. */
export const TAIL = 16;
/**
 * A piece of a part that is not in memory: strings of a million characters are allocated outside the heap, where they
 * accumulate.
 */
export const PIECE = 1 << 19;
/** Number of bytes of a file that are read at a time. */
export const WINDOW = 1 << 20;
/** A file of parts that were taken is reused when it has more bytes than this. */
export const ENOUGH = 1 << 28;
