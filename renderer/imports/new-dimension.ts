// Proposes a dimension for labels that were imported with conversations and have no dimension in the rubric, from the
// words in their field.
import { measuresOf } from '../../contract/measures.ts';
import type { NewDimension, Rubric } from '../../contract/rubric.ts';

/** A proposed level: the word of the field, and the level's name. */
export interface WordLevel {
  word: string;
  name: string;
}

export interface Proposal {
  title: string;
  kind: 'ordinal' | 'nominal';
  /** In order, the lowest first. */
  levels: readonly WordLevel[];
}

const NO = new Set(['false', 'no', 'n', '0']);
const isNumber = (word: string): boolean => /^-?\d{1,9}$/.test(word);
const areNumbers = (words: readonly string[]): boolean => words.every(isNumber);

/** Sorts numbers by size, no before yes, other words in their order. */
function inOrder(words: readonly string[]): string[] {
  if (areNumbers(words)) return words.toSorted((a, b) => Number(a) - Number(b));
  return words.toSorted((a, b) => Number(NO.has(b.toLowerCase())) - Number(NO.has(a.toLowerCase())));
}

const titled = (column: string): string => {
  const words = column.replaceAll(/[_\-.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The proposal for a field of this name with these words. */
export const proposed = (column: string, words: readonly string[]): Proposal => ({
  title: titled(column),
  kind: 'ordinal',
  levels: inOrder(words).map((word) => ({ word, name: word })),
});

/** The levels with one of them moved up (-1) or down (1). */
export function moved(levels: readonly WordLevel[], at: number, by: -1 | 1): WordLevel[] {
  const all = [...levels];
  const taken = all.splice(at, 1);
  all.splice(at + by, 0, ...taken);
  return all;
}

/** Whether all words are numbers, which then keep their value and order. */
export const keepsOrder = (levels: readonly WordLevel[]): boolean => areNumbers(levels.map(({ word }) => word));

/** The value of each level: its number, or its index. */
const valuesOf = (levels: readonly WordLevel[]): number[] =>
  levels.map(({ word }, place) => (keepsOrder(levels) ? Number(word) : place));

/** A name, made from the title, that the rubric does not use yet. */
function freeName(title: string, taken: ReadonlySet<string>): string {
  const letters = title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_');
  const plain = letters.replaceAll(/^[^a-z]+|_+$/g, '') || 'dimension';
  const name = plain === 'constructor' ? 'dimension' : plain;
  for (let count = 1; ; count++) {
    const next = count === 1 ? name : `${name}_${count}`;
    if (!taken.has(next)) return next;
  }
}

/** A mark of one or two letters that no dimension uses. */
function freeMark(title: string, taken: ReadonlySet<string>): string {
  const letters = title.toUpperCase().replaceAll(/[^A-Z]/g, '');
  const [first = 'N'] = letters;
  const alphabet = Array.from({ length: 26 }, (_, n) => String.fromCodePoint(65 + n));
  const pairs = [...letters.slice(1).split(''), ...alphabet].map((letter) => first + letter);
  return [first, ...pairs].find((mark) => !taken.has(mark)) ?? first;
}

/** The dimension of a proposal, with a name and a mark that the rubric does not use yet. `column`: its field. */
export function dimensionOf({ title, kind, levels }: Proposal, column: string, rubric: Rubric): NewDimension {
  const values = valuesOf(levels);
  const named = title.trim() === '' ? titled(column) : title.trim();
  return {
    name: freeName(named, new Set(measuresOf(rubric).map(({ name }) => name))),
    title: named,
    kind,
    mark: freeMark(named, new Set(rubric.dimensions.map(({ mark }) => mark.toUpperCase()))),
    question: `What was decided under ${column}?`,
    why: `Imported conversations came with it, in their field ${column}.`,
    levels: levels.map(({ word, name }, place) => ({
      value: values[place] ?? place,
      name: name.trim() === '' ? word : name.trim(),
      anchor: `The imported value was ${word}.`,
    })),
  };
}

/** The level for each word, as its value in text form. */
export const meanings = (levels: readonly WordLevel[]): Record<string, string> => {
  const values = valuesOf(levels);
  return Object.fromEntries(levels.map(({ word }, place) => [word, String(values[place] ?? place)]));
};
