// What could be typed next in the search: fields, their values, scores; for the word at the cursor.
import type { FacetCounts } from '../../contract/library.ts';
import type { StudyInfo } from '../../contract/study.ts';
import { fieldList } from '../../contract/filter/fields.ts';

interface Value {
  value: string;
  about: string;
}

/** What a study has to filter by. */
export interface Known {
  fields: readonly { name: string; about: string }[];
  values: ReadonlyMap<string, readonly Value[]>;
  scores: readonly string[];
  /** Dimensions on which there may be gold. */
  gold: readonly string[];
}

/** A completion: `text` stands from `from` to `to` of the draft when it is taken. */
export interface Completion {
  text: string;
  about: string;
}

export interface Completions {
  from: number;
  to: number;
  options: readonly Completion[];
}

const MOST = 9;
const NONE: Completions = { from: 0, to: 0, options: [] };

/** What this study has, with how many transcripts have each value in all. */
export function knownOf(
  study: Pick<StudyInfo, 'facets' | 'graders'>,
  facets: readonly FacetCounts[],
  dimensions: readonly string[],
): Known {
  const counted = facets.map(({ facet, values }): [string, readonly Value[]] => [
    facet,
    values.map(({ value, count }) => ({ value: String(value), about: String(count) })),
  ]);
  const ours = fieldList.flatMap(({ name, values }): [string, readonly Value[]][] =>
    values === null ? [] : [[name, Object.entries(values).map(([value, about]) => ({ value, about }))]],
  );
  return {
    fields: [...study.facets.map((name) => ({ name, about: 'facet' })), ...fieldList],
    values: new Map([...counted, ...ours]),
    scores: study.graders.map(({ grader, dimension }) => `${grader}.${dimension}`),
    gold: dimensions,
  };
}

const written = (value: string): string => (/[\s"]/.test(value) ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : value);
const begins = (text: string, part: string): boolean => text.toLowerCase().startsWith(part.toLowerCase());

/** Those that begin so first, then those that hold it. */
function fitting<T>(all: readonly T[], part: string, textOf: (one: T) => string): T[] {
  const first = all.filter((one) => begins(textOf(one), part));
  const later =
    part.length < 2
      ? []
      : all.filter((one) => !begins(textOf(one), part) && textOf(one).toLowerCase().includes(part.toLowerCase()));
  return [...first, ...later].slice(0, MOST);
}

/** The word at the cursor, without a minus before it; quotation marks hold a value together. */
function wordAt(draft: string, cursor: number): { from: number; to: number; word: string } | null {
  for (const match of draft.matchAll(/(?:[^\s"]|"(?:[^"\\]|\\.)*(?:"|$))+/g)) {
    const [from, to] = [match.index, match.index + match[0].length];
    if (cursor < from || cursor > to) continue;
    const minus = match[0].startsWith('-') ? 1 : 0;
    return { from: from + minus, to, word: draft.slice(from + minus, cursor) };
  }
  return null;
}

function ofValue(known: Known, field: string, operator: string, part: string): Completion[] {
  const values = known.values.get(field) ?? [];
  const bare = part.replace(/^"/, '');
  return fitting(values, bare, ({ value }) => value).map(({ value, about }) => ({
    text: `${field}${operator}${written(value)}`,
    about,
  }));
}

function ofScore(known: Known, part: string): Completion[] {
  return fitting(known.scores, part, (name) => name).map((name) => ({
    text: `score[${name}]`,
    about: 'score of a grader',
  }));
}

function ofGold(known: Known, part: string): Completion[] {
  return fitting(known.gold, part, (name) => name).map((name) => ({ text: `gold[${name}]`, about: 'what gold says' }));
}

function ofName(known: Known, word: string): Completion[] {
  const fields = fitting(known.fields, word, ({ name }) => name).map(({ name, about }) => ({
    text: `${name}:`,
    about,
  }));
  const scores = [
    ...(begins('score', word) ? ofScore(known, '') : []),
    ...(begins('gold', word) ? ofGold(known, '') : []),
  ];
  const values = [...known.values].flatMap(([field, all]) =>
    all
      .filter(({ value }) => begins(value, word))
      .map(({ value, about }) => ({ text: `${field}:${written(value)}`, about })),
  );
  return [...fields, ...values, ...scores].slice(0, MOST);
}

/** What could stand where the cursor is; nothing between two words, and nothing that stands there already. */
export function completionsFor(draft: string, cursor: number, known: Known): Completions {
  const at = wordAt(draft, cursor);
  if (at === null || at.word === '') return NONE;
  const compared = /^([\p{L}_][\p{L}\p{N}_.-]*)(>=|<=|!=|[:=><])(.*)$/su.exec(at.word);
  const [, field = '', operator = '', part = ''] = compared ?? [];
  const options =
    compared !== null
      ? ofValue(known, field, operator, part)
      : at.word.startsWith('score[')
        ? ofScore(known, at.word.slice(6))
        : at.word.startsWith('gold[')
          ? ofGold(known, at.word.slice(5))
          : ofName(known, at.word);
  const whole = draft.slice(at.from, at.to);
  return { from: at.from, to: at.to, options: options.filter(({ text }) => text !== whole) };
}
