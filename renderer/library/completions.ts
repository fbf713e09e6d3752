// Completions for the word at the cursor of the search: fields, their values, scores.
import type { Dimension, Rubric } from '../../contract/rubric.ts';
import type { FacetCounts } from '../../contract/library.ts';
import type { StudyInfo } from '../../contract/study.ts';
import { ANY, BRACKETED, FIELDS, fieldList, type BracketedName } from '../../contract/filter/fields.ts';
import { FIELD_PATTERN, OPERATORS } from '../../contract/filter/parse.ts';

interface Value {
  value: string;
  about: string;
}

/** The names that a study can be filtered by. */
export interface Known {
  /** False while some of the names are still being read from the study. */
  isWhole: boolean;
  fields: readonly { name: string; about: string }[];
  values: ReadonlyMap<string, readonly Value[]>;
  /** Values in brackets: graders with their dimensions, and the measures that raters and gold answer. */
  inside: Readonly<Record<BracketedName, readonly Value[]>>;
}

/** A completion, whose `text` replaces the draft from `from` to `to`. */
export interface Completion {
  text: string;
  about: string;
}

export interface Completions {
  from: number;
  to: number;
  options: readonly Completion[];
  /**
   * Whether Enter accepts the first completion, as it does while a field or its value is typed. False for a word that
   * may be a search word, and for a complete term.
   */
  sure: boolean;
}

const MOST = 9;
const NONE: Completions = { from: 0, to: 0, options: [], sure: false };

/** Names for filters, besides facets and graders; null while they are being read. */
export interface Named {
  rubric: Pick<Rubric, 'dimensions' | 'flags' | 'version'> | null;
  queues: readonly { name: string; design: string }[] | null;
  raters: readonly { name: string }[];
}

const listed = (values: Readonly<Record<string, string>>): Value[] =>
  Object.entries(values).map(([value, about]) => ({ value, about }));

/** The levels of a dimension, then the field's other values; of these, `text` only for a dimension without levels. */
const dimensionValues = (kind: 'label' | 'gold', { levels }: Dimension): Value[] => [
  ...levels.map(({ value, name }) => ({ value: String(value), about: name })),
  ...listed(BRACKETED[kind].values).filter(({ value }) => value !== 'text' || levels.length === 0),
];

/** The values of fields with brackets, by the whole field, such as `score[name]`. */
function bracketed(dimensions: readonly Dimension[], flags: readonly string[], scores: readonly string[]) {
  return [
    ...scores.map((name): [string, readonly Value[]] => [`score[${name}]`, listed(BRACKETED.score.values)]),
    ...dimensions.flatMap((one): [string, readonly Value[]][] => [
      [`label[${one.name}]`, dimensionValues('label', one)],
      [`gold[${one.name}]`, dimensionValues('gold', one)],
    ]),
    ...flags.flatMap((name) =>
      (['label', 'gold'] as const).map((kind): [string, readonly Value[]] => [
        `${kind}[${name}]`,
        [
          { value: '1', about: 'set' },
          { value: ANY, about: BRACKETED[kind].values[ANY] },
        ],
      ]),
    ),
  ];
}

/** The names and values of this study, with the number of transcripts for each value. */
export function knownOf(
  study: Pick<StudyInfo, 'facets' | 'graders'>,
  facets: readonly FacetCounts[] | null,
  { rubric, queues, raters }: Named,
): Known {
  const counted = (facets ?? []).map(({ facet, values }): [string, readonly Value[]] => [
    facet,
    values.map(({ value, count }) => ({ value: String(value), about: String(count) })),
  ]);
  const ours = fieldList.map(({ name, values }): [string, readonly Value[]] => [name, listed(values)]);
  const [dimensions, flags] = [rubric?.dimensions ?? [], rubric?.flags ?? []];
  const scores = study.graders.map(({ grader, dimension }) => `${grader}.${dimension}`);
  const versions = Array.from({ length: rubric?.version ?? 0 }, (_, at) => String(at + 1)).toReversed();
  const asked = dimensions.map(({ name, title }) => ({ value: name, about: title }));
  const flagged = flags.map(({ name, title }) => ({ value: name, about: title }));
  return {
    isWhole: rubric !== null && queues !== null && facets !== null,
    fields: [...study.facets.map((name) => ({ name, about: 'facet' })), ...fieldList],
    values: new Map([
      ...counted,
      ...ours,
      ['queue', (queues ?? []).map(({ name, design }) => ({ value: name, about: design }))],
      ['rater', raters.map(({ name }) => ({ value: name, about: 'rater' }))],
      ['rubric', versions.map((value) => ({ value, about: 'version' }))],
      ['flag', [...flagged, ...listed(FIELDS.flag.values)]],
      ...bracketed(
        dimensions,
        flags.map(({ name }) => name),
        scores,
      ),
    ]),
    inside: {
      score: scores.map((value) => ({ value, about: 'score of a grader' })),
      label: [...asked, ...flagged],
      gold: [...asked, ...flagged],
    },
  };
}

const written = (value: string): string => (/[\s"]/.test(value) ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : value);
const begins = (text: string, part: string): boolean => text.toLowerCase().startsWith(part.toLowerCase());

/** The entries that begin with the text, then those that contain it. */
function fitting<T>(all: readonly T[], part: string, textOf: (one: T) => string): T[] {
  const first = all.filter((one) => begins(textOf(one), part));
  const later =
    part.length < 2
      ? []
      : all.filter((one) => !begins(textOf(one), part) && textOf(one).toLowerCase().includes(part.toLowerCase()));
  return [...first, ...later].slice(0, MOST);
}

/** The word at the cursor, without a leading minus; quotation marks keep a value together. */
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

const ofBracket = (known: Known, kind: BracketedName, part: string): Completion[] =>
  fitting(known.inside[kind], part, ({ value }) => value).map(({ value, about }) => ({
    text: `${kind}[${value}]`,
    about: kind === 'gold' ? `level of gold: ${about}` : kind === 'label' ? `level of a label: ${about}` : about,
  }));

const BRACKETS: readonly BracketedName[] = ['score', 'label', 'gold'];

function ofName(known: Known, word: string): Completion[] {
  const fields = fitting(known.fields, word, ({ name }) => name).map(({ name, about }) => ({
    text: `${name}:`,
    about,
  }));
  const inside = BRACKETS.flatMap((kind) => (begins(kind, word) ? ofBracket(known, kind, '') : []));
  const values = [...known.values].flatMap(([field, all]) =>
    field.includes('[')
      ? []
      : all
          .filter(({ value }) => begins(value, word))
          .map(({ value, about }) => ({ text: `${field}:${written(value)}`, about })),
  );
  return [...fields, ...values, ...inside].slice(0, MOST);
}

const COMPARED = new RegExp(`^(${FIELD_PATTERN})(${OPERATORS.join('|')})(.*)$`, 'su');
const INSIDE = /\[([^\]]*)$/;

/** Whether a word begins a field's name, and is long enough not to do so by chance. */
const isFieldBegun = (known: Known, word: string): boolean =>
  word.length > 1 && known.fields.some(({ name }) => begins(name, word));

function optionsFor(word: string, known: Known): Pick<Completions, 'options' | 'sure'> {
  const [, field, operator = '', part = ''] = COMPARED.exec(word) ?? [];
  if (field !== undefined) {
    const isWhole = (known.values.get(field) ?? []).some(({ value }) => value === part.replaceAll('"', ''));
    return { options: ofValue(known, field, operator, part), sure: !isWhole };
  }
  const kind = BRACKETS.find((one) => word.startsWith(`${one}[`));
  if (kind !== undefined) return { options: ofBracket(known, kind, INSIDE.exec(word)?.[1] ?? ''), sure: true };
  return { options: ofName(known, word), sure: isFieldBegun(known, word) };
}

/** The completions at the cursor; none between two words, and none that are already complete. */
export function completionsFor(draft: string, cursor: number, known: Known): Completions {
  const at = wordAt(draft, cursor);
  if (at === null || at.word === '') return NONE;
  const { options, sure } = optionsFor(at.word, known);
  const whole = draft.slice(at.from, at.to);
  const left = options.filter(({ text }) => text !== whole);
  return { from: at.from, to: at.to, options: left, sure: sure && left.length > 0 };
}
