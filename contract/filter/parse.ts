// Parses the filter language of the search box and of `--where`: text to terms, errors with their column.
import { BRACKETED } from './fields.ts';

export const OPERATORS = ['>=', '<=', '!=', ':', '=', '>', '<'] as const;
export type Operator = (typeof OPERATORS)[number];

/**
 * The value that a term compares. A name that is not a built-in field is a facet; `label` is the raters' answer on a
 * dimension or flag, `gold` the decided one.
 */
export type Field =
  | { kind: 'name'; name: string }
  | { kind: 'score'; grader: string; dimension: string }
  | { kind: 'label'; dimension: string }
  | { kind: 'gold'; dimension: string };

/**
 * One condition; `at` and `end` are its position in the text (UTF-16 offsets). All terms must hold, except as described
 * at `Filter`.
 */
export type Term = { at: number; end: number; not: boolean } & (
  | { kind: 'text'; text: string; phrase: boolean; prefix: boolean }
  | { kind: 'compare'; field: Field; operator: Operator; value: string }
);

/** Terms hold together (and). `field:value` given more than once for one field means any of the values. */
export interface Filter {
  terms: Term[];
}

/** `column` counts from 1. */
export type ParsedFilter = { ok: true; tree: Filter } | { ok: false; message: string; column: number };

class Mistake extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const KINDS = Object.keys(BRACKETED).join('|');

/** The source of a regular expression (flag u) for the name of a field. */
export const FIELD_PATTERN = String.raw`(?:${KINDS})\[[^\]\s]*\]|[\p{L}_][\p{L}\p{N}_.-]*`;

const FIELD = new RegExp(FIELD_PATTERN, 'uy');
const IN_BRACKETS = new RegExp(String.raw`^(${KINDS})\[(.*)\]$`);
const SPACE = /\s+/y;
const BARE = /[^\s"]+/y;

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Reads `"..."` with `\"` and `\\` inside; returns the words and the offset behind the closing quote. */
function quoted(text: string, at: number): { value: string; end: number } {
  let value = '';
  for (let i = at + 1; i < text.length; i++) {
    const char = text[i] ?? '';
    if (char === '"') return { value, end: i + 1 };
    if (char === '\\' && (text[i + 1] === '"' || text[i + 1] === '\\')) value += text[++i] ?? '';
    else value += char;
  }
  throw new Mistake('the quotation mark is not closed', at);
}

function fieldOf(name: string, at: number): Field {
  const [, kind, inside = ''] = IN_BRACKETS.exec(name) ?? [];
  if (kind === undefined) return { kind: 'name', name };
  if (kind === 'label' || kind === 'gold') {
    if (inside === '') throw new Mistake(`write ${kind}[DIMENSION]`, at);
    return { kind, dimension: inside };
  }
  const dot = inside.lastIndexOf('.');
  if (dot <= 0 || dot === inside.length - 1) throw new Mistake('write score[GRADER.DIMENSION]', at);
  return { kind: 'score', grader: inside.slice(0, dot), dimension: inside.slice(dot + 1) };
}

function comparison(text: string, at: number): { field: Field; operator: Operator; value: string; end: number } | null {
  const name = matchAt(FIELD, text, at);
  if (name === '') return null;
  const after = at + name.length;
  const operator = OPERATORS.find((one) => text.startsWith(one, after));
  if (operator === undefined) return null;
  const from = after + operator.length;
  if (text[from] === '"') return { field: fieldOf(name, at), operator, ...quoted(text, from) };
  const value = matchAt(BARE, text, from);
  if (value === '') throw new Mistake(`a value is missing after ${name}${operator}`, from);
  return { field: fieldOf(name, at), operator, value, end: from + value.length };
}

function words(text: string, at: number): { text: string; phrase: boolean; prefix: boolean; end: number } {
  if (text[at] === '"') {
    const { value, end } = quoted(text, at);
    const prefix = text[end] === '*';
    return { text: value, phrase: true, prefix, end: prefix ? end + 1 : end };
  }
  const bare = matchAt(BARE, text, at);
  const prefix = bare.endsWith('*');
  return { text: prefix ? bare.slice(0, -1) : bare, phrase: false, prefix, end: at + bare.length };
}

function termAt(text: string, start: number): Term {
  const next = text[start + 1];
  const not = text[start] === '-' && next !== undefined && !/\s/.test(next);
  const at = not ? start + 1 : start;
  const compared = comparison(text, at);
  if (compared !== null) return { kind: 'compare', at: start, not, ...compared };
  const term: Term = { kind: 'text', at: start, not, ...words(text, at) };
  if (!/[\p{L}\p{N}]/u.test(term.text)) throw new Mistake('a word to search for is missing here', at);
  return term;
}

/** Maximum number of terms. Each becomes a part of one query, and SQLite limits these to a thousand. */
const MOST_TERMS = 300;

/**
 * Parses a filter. Whether its fields exist is checked in the store, which knows the facets and graders of the study.
 */
export function parseFilter(text: string): ParsedFilter {
  const terms: Term[] = [];
  try {
    for (let at = 0; at < text.length;) {
      const space = matchAt(SPACE, text, at);
      if (space !== '') {
        at += space.length;
        continue;
      }
      if (terms.length === MOST_TERMS) throw new Mistake(`a filter has at most ${MOST_TERMS} conditions`, at);
      const term = termAt(text, at);
      terms.push(term);
      at = term.end;
    }
    return { ok: true, tree: { terms } };
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return { ok: false, message: error.message, column: error.at + 1 };
  }
}
