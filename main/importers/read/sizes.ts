// From which sizes on a part of an input is read piece by piece, and the pieces: in bytes, or in characters of a text.

/** A part of an input (a line, an element, a file read as one) of more bytes than this is not held. */
export const BIG = 1 << 24;
/** A text of a part that is not held is long from so many characters on. */
export const LONG = 1024;
/** So much of a long text stays at its beginning, where importers look. */
export const HEAD = 512;
/** And so much at its end. */
export const TAIL = 32;
/** A piece of what is not held: strings of a million characters lie outside of the heap, where they pile up. */
export const PIECE = 1 << 19;
/** So many bytes of a file are looked at at a time. */
export const WINDOW = 1 << 20;
/** A file of parts that were taken is used anew once it has more bytes than this. */
export const ENOUGH = 1 << 28;
