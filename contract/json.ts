// Reading JSON text: the one place that calls JSON.parse. What comes out is any JSON, to be parsed by a schema before
// it is believed.
import type { Json } from './transcript.ts';

/** Throws a SyntaxError where the text is no JSON. */
// oxlint-disable-next-line typescript/no-unsafe-return -- the one function whose type says what JSON.parse does not
export const readJson = (text: string): Json => JSON.parse(text);
