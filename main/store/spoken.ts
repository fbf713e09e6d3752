// Where the words of a filter are to stand (`said:user`, `in:reasoning`): which blocks count, and which transcripts hold
// the words there.
import type { Hit } from '../../contract/transcript-head.ts';
import { FIELDS } from '../../contract/filter/fields.ts';
import type { Filter, Term } from '../../contract/filter/parse.ts';
import { Role, type Block, type Message } from '../../contract/transcript.ts';
import { badFilter } from './bad-filter.ts';
import type { Db } from './connection.ts';
import { messagesFrom } from './pages.ts';
import { isText, matcherOf, type TextTerm } from './search.ts';

/** The roles and the types of block that count. */
export interface Scope {
  roles: ReadonlySet<string>;
  types: ReadonlySet<string>;
  /** Tells it from every other. */
  name: string;
}

type Compare = Extract<Term, { kind: 'compare' }>;

const isOf = (term: Term, name: 'said' | 'in'): term is Compare =>
  term.kind === 'compare' && term.field.kind === 'name' && term.field.name === name;

/** Whether a term says where words are to stand, and nothing else. */
export const isScope = (term: Term): boolean => isOf(term, 'said') || isOf(term, 'in');

/** The values that the terms of a field leave; several are alternatives, a minus leaves one out. */
function left(terms: readonly Compare[], name: 'said' | 'in', all: readonly string[]): ReadonlySet<string> {
  for (const { value, operator, at } of terms) {
    if (!all.includes(value)) throw badFilter(`${name} is one of ${all.join(', ')}, and not "${value}"`, at + 1);
    if (operator !== ':' && operator !== '=') throw badFilter(`write ${name}:${value}`, at + 1);
  }
  const named = terms.filter(({ not }) => !not).map(({ value }) => value);
  const out = new Set(terms.filter(({ not }) => not).map(({ value }) => value));
  return new Set((named.length === 0 ? all : named).filter((value) => !out.has(value)));
}

/** Where a filter wants its words; null: anywhere. Throws `bad_filter`. */
export function scopeOf({ terms }: Filter): Scope | null {
  const [said, within] = [terms.filter((term) => isOf(term, 'said')), terms.filter((term) => isOf(term, 'in'))];
  if (said.length === 0 && within.length === 0) return null;
  const roles = left(said, 'said', Role.options);
  const types = left(within, 'in', Object.keys(FIELDS.in.values));
  return { roles, types, name: `${[...roles].join()} ${[...types].join()}` };
}

/** What is searched of a block: of a tool call also the tool's name. */
const textOf = (block: Block): string => (block.type === 'tool_call' ? `${block.name}\n${block.text}` : block.text);

/** Whether the blocks of this role and type count. */
export const counts = (scope: Scope | null, { role }: Pick<Message, 'role'>, { type }: Pick<Block, 'type'>): boolean =>
  scope === null || (scope.roles.has(role) && scope.types.has(type));

/** What was found out about transcripts, whose text never changes: by scope and word, the last few of them. */
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

/** Those of these transcripts in which the words stand where they are wanted; without words, that have such a block. */
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

/** Where the words of a filter stand in a transcript, in reading order; at most 10,000 hits. Throws `bad_filter`. */
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
      hits.push(...spans.map(({ start, end }) => ({ message, block, start, end })));
      if (hits.length >= MOST_HITS) return hits.slice(0, MOST_HITS);
    }
    message++;
  }
  return hits;
}
