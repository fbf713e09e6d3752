// How the raters of a transcript are shown: by letter, by name unless names are hidden, each evidence in a colour and
// line of its own.
import type { RaterLabel } from '../../contract/label.ts';
import type { EvidenceStyle } from './evidence.ts';
import { EVIDENCE_STYLES } from '../transcript/highlights.ts';

/** By rater id; `mark` is the letter, `title` what the rater is called. */
export type Looks = ReadonlyMap<string, EvidenceStyle>;

const FIRST = 'A'.codePointAt(0) ?? 0;
const LETTERS = 26;

const letterOf = (place: number): string => (place < LETTERS ? String.fromCodePoint(FIRST + place) : String(place + 1));

/** The looks of these raters, who come by id, so that a letter tells nothing of the name. */
export const looksOf = (labels: readonly RaterLabel[], hidden: boolean): Looks =>
  new Map(
    labels.map(({ rater, rater_name }, place) => {
      const mark = letterOf(place);
      return [rater, { mark, style: (place % EVIDENCE_STYLES) + 1, title: hidden ? `Rater ${mark}` : rater_name }];
    }),
  );
