// How a transcript's raters are shown: a letter, the name unless names are hidden, and a colour and line style of
// evidence.
import type { RaterLabel } from '../../contract/label.ts';
import type { EvidenceStyle } from './evidence.ts';
import { EVIDENCE_STYLES } from '../transcript/highlights.ts';

/** The style of each rater, by id: `mark` is the letter, `title` the shown name. */
export type Looks = ReadonlyMap<string, EvidenceStyle>;

const FIRST = 'A'.codePointAt(0) ?? 0;
const LETTERS = 26;

const letterOf = (place: number): string => (place < LETTERS ? String.fromCodePoint(FIRST + place) : String(place + 1));

const HASH_BASIS = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

/** The 32-bit FNV-1a hash, which spreads ids well enough to shuffle a few raters. */
function hash(text: string): number {
  let value = HASH_BASIS;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), HASH_PRIME);
  return value >>> 0;
}

/**
 * Raters in an order that depends on `about`: a rater's letter on one unit, whose names were shown, does not reveal the
 * letter on the next.
 */
export const shuffled = <R extends Pick<RaterLabel, 'rater'>>(labels: readonly R[], about: string): R[] =>
  labels.toSorted((a, b) => hash(`${about} ${a.rater}`) - hash(`${about} ${b.rater}`));

/** The styles of these raters, with letters in the order of the list. */
export const looksOf = (labels: readonly RaterLabel[], hidden: boolean): Looks =>
  new Map(
    labels.map(({ rater, rater_name }, place) => {
      const mark = letterOf(place);
      return [rater, { mark, style: (place % EVIDENCE_STYLES) + 1, title: hidden ? `Rater ${mark}` : rater_name }];
    }),
  );
