// Restricts the words of a filter to roles and types of blocks (`said:user`, `in:reasoning`), and finds the transcripts
// that contain the words there.
import type { Hit } from '../../contract/transcript-head.ts';
import { FIELDS } from '../../contract/filter/fields.ts';
import type { Filter, Term } from '../../contract/filter/parse.ts';
import type { Block, Message } from '../../contract/transcript.ts';
import { badFilter } from './bad-filter.ts';
import type { Db } from './connection.ts';
import { messagesFrom } from './pages.ts';
import { isText, matcherOf, type TextTerm } from './search.ts';

/** The roles and the types of block that count. */
export interface Scope {
  roles: ReadonlySet<string>;
  types: ReadonlySet<string>;
  /** The key that distinguishes it from every other. */
  name: string;
}

type Compare = Extract<Term, { kind: 'compare' }>;

const isOf = (term: Term, name: 'said' | 'in'): term is Compare =>
  term.kind === 'compare' && term.field.kind === 'name' && term.field.name === name;

/** Whether a term only restricts where words are searched. */
export const isScope = (term: Term): boolean => isOf(term, 'said') || isOf(term, 'in');

/** The values that the terms of a field allow; several are alternatives, a minus excludes one. */
function left(terms: readonly Compare[], name: 'said' | 'in', all: readonly string[]): ReadonlySet<string> {
  for (const { value, operator, at } of terms) {
    if (!all.includes(value)) throw badFilter(`${name} must be one of ${all.join(', ')}, not "${value}"`, at + 1);
    if (operator !== ':' && operator !== '=') throw badFilter(`write ${name}:${value}`, at + 1);
  }
  const named = terms.filter(({ not }) => !not).map(({ value }) => value);
  const out = new Set(terms.filter(({ not }) => not).map(({ value }) => value));
  return new Set((named.length === 0 ? all : named).filter((value) => !out.has(value)));
}

/** The scope of a filter's words; null: everywhere. Throws `bad_filter`. */
export function scopeOf({ terms }: Filter): Scope | null {
  const [said, within] = [terms.filter((term) => isOf(term, 'said')), terms.filter((term) => isOf(term, 'in'))];
  if (said.length === 0 && within.length === 0) return null;
  const roles = left(said, 'said', Object.keys(FIELDS.said.values));
  const types = left(within, 'in', Object.keys(FIELDS.in.values));
  return { roles, types, name: `${[...roles].join()} ${[...types].join()}` };
}

/** The text of a block that is searched; for a tool call also the tool's name. */
const textOf = (block: Block): string => (block.type === 'tool_call' ? `${block.name}\n${block.text}` : block.text);

/** Whether blocks of this role and type are searched. */
export const counts = (scope: Scope | null, { role }: Pick<Message, 'role'>, { type }: Pick<Block, 'type'>): boolean =>
  scope === null || (scope.roles.has(role) && scope.types.has(type));

/** Results for transcripts, whose text never changes: by scope and word, the last few of them. */
const known = new WeakMap<Db, Map<string, Map<number, boolean>>>();
const MOST_KNOWN = 12;

function knownOf(db: Db, name: string): Map<number, boolean> {
  const all = known.get(db) ?? new Map<string, Map<number, boolean>>();
  known.set(db, all);
  const before = all.get(name) ?? new Map<number, boolean>();
  all.delete(name);
  all.set(name, before);
  for (const oldest of all.keys()) if (all.size > MOST_KNOWN) all.delete(oldest);
  return before;
}

function holds(db: Db, transcript: number, scope: Scope, isIn: (text: string) => boolean): boolean {
  for (const message of messagesFrom(db, transcript, 0))
    if (message.blocks.some((block) => counts(scope, message, block) && isIn(textOf(block)))) return true;
  return false;
}

/** Those of these transcripts that contain the words within the scope; without words, those that have such a block. */
export function spokenIn(db: Db, candidates: readonly number[], scope: Scope, term: TextTerm | null): number[] {
  const name = JSON.stringify([scope.name, term?.text, term?.prefix, term?.phrase]);
  const found = knownOf(db, name);
  const matcher = term === null ? null : matcherOf(term);
  const isIn = (text: string): boolean => (matcher === null ? text !== '' : matcher(text).length > 0);
  return candidates.filter((key) => {
    const before = found.get(key);
    if (before !== undefined) return before;
    const now = holds(db, key, scope, isIn);
    found.set(key, now);
    return now;
  });
}

const MOST_HITS = 10_000;

/**
 * The positions of the words of a filter in a transcript, in reading order; at most 10,000 hits. Throws `bad_filter`.
 */
export function hitsOf(db: Db, transcript: number, filter: Filter): Hit[] {
  const scope = scopeOf(filter);
  const matchers = filter.terms.flatMap((term) => (isText(term) && !term.not ? [matcherOf(term)] : []));
  const hits: Hit[] = [];
  if (matchers.length === 0) return hits;
  let message = 0;
  for (const one of messagesFrom(db, transcript, 0)) {
    for (const [block, part] of one.blocks.entries()) {
      if (!counts(scope, one, part)) continue;
      const spans = matchers.flatMap((spansIn) => spansIn(part.text)).sort((a, b) => a.start - b.start);
      for (const { start, end } of spans) {
        hits.push({ message, block, start, end });
        if (hits.length === MOST_HITS) return hits;
      }
    }
    message++;
  }
  return hits;
}
