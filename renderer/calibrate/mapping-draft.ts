// The draft of a mapping: the text of its fields, and the mapping or mistake that follows.
import type { GraderScale } from '../../contract/calibration.ts';
import type { Mapping } from '../../contract/mapping.ts';
import type { Dimension } from '../../contract/rubric.ts';

export interface MappingDraft {
  score_dimension: string;
  /** By level: the lowest score of that level, or several separated by commas; '' if there is none. */
  cuts: ReadonlyMap<number, string>;
  /** By word: its level as text; '' if it has no level. */
  words: ReadonlyMap<string, string>;
}

/** The current mapping as a draft, or empty fields for the grader's answers. */
export function draftOf({ mapping, scores }: GraderScale, { levels, name }: Dimension): MappingDraft {
  const own =
    mapping?.score_dimension ??
    scores.find(({ dimension }) => dimension === name)?.dimension ??
    scores[0]?.dimension ??
    '';
  const given = scores.find(({ dimension }) => dimension === own)?.words ?? [];
  const said = Object.entries(mapping?.words ?? {}).map(([word, level]): [string, string] => [word, String(level)]);
  return {
    score_dimension: own,
    cuts: new Map(
      levels.map(({ value }) => {
        const from = mapping?.cuts.flatMap((cut) => (cut.level === value ? [cut.from] : [])) ?? [];
        return [value, from.join(', ')];
      }),
    ),
    words: new Map([...given.map((word): [string, string] => [word, '']), ...said]),
  };
}

/** The entries of a field with their numbers; NaN for an entry that is not a number. */
const numbersOf = (text: string): { part: string; from: number }[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ part, from: Number(part) }));

/** The cuts that can be drawn: the entries with a number, lowest first. */
export const cutsIn = ({ cuts }: MappingDraft): Mapping['cuts'] =>
  [...cuts]
    .flatMap(([level, text]) => numbersOf(text).flatMap(({ from }) => (Number.isFinite(from) ? [{ from, level }] : [])))
    .toSorted((a, b) => a.from - b.from);

/** The text of a level's field after one of its cuts moved. */
export const movedCut = (text: string, from: number, to: number): string =>
  numbersOf(text)
    .map((one) => (one.from === from ? String(to) : one.part))
    .join(', ');

/** The mapping, or its mistake in words. */
export function mappingOf(
  { score_dimension, cuts, words }: MappingDraft,
  grader: string,
  dimension: string,
): Mapping | string {
  const filled = [...cuts].flatMap(([level, text]) => numbersOf(text).map((one) => ({ ...one, level })));
  const bad = filled.find(({ from }) => !Number.isFinite(from));
  if (bad !== undefined) return `“${bad.part}” is not a number`;
  const said = [...words].filter(([, level]) => level !== '');
  if (filled.length === 0 && said.length === 0) return 'Enter the score at which each level begins';
  if (new Set(filled.map(({ from }) => from)).size < filled.length) return 'Two levels start at the same score';
  return {
    grader,
    score_dimension,
    dimension,
    cuts: filled.map(({ from, level }) => ({ from, level })).toSorted((a, b) => a.from - b.from),
    words: Object.fromEntries(said.map(([word, level]) => [word, Number(level)])),
  };
}
