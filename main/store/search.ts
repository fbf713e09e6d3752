// Full-text search: a reader's words as FTS5 phrases, and snippets from the text itself.
import type { Term } from '../../contract/filter/parse.ts';
import type { Block, Message } from '../../contract/transcript.ts';
import type { Snippet } from '../../contract/library.ts';
import type { Db } from './connection.ts';
import { firstOfPage, messagesFrom, pageCount } from './pages.ts';
import { hitPage, wordsFrom } from './words.ts';

export type TextTerm = Extract<Term, { kind: 'text' }>;
export const isText = (term: Term): term is TextTerm => term.kind === 'text';

/**
 * The words as one FTS5 phrase; the reader's text is always quoted, so it is never read as query syntax. FTS5 reads a
 * query only up to a NUL, which never occurs in a word.
 */
export const phrase = (term: Pick<TextTerm, 'text' | 'prefix'>): string =>
  `"${term.text.replaceAll('"', '""').replaceAll('\0', ' ')}"${term.prefix ? ' *' : ''}`;

/** The last word of a text that is written as in the index, except for case. */
const LAST_WORD = /^(?:[\x00-\x7f]*[^A-Za-z0-9])?([A-Za-z0-9]+)$/;

/**
 * The query for each term that lets the index answer for a range of transcripts alone. A prefix is replaced by the
 * words that begin with it: for a prefix itself the index would first collect all their positions in every transcript.
 * Null if more than `most` words begin with it, or if it is unknown how the index writes the prefix.
 */
export function queriesFor(db: Db, terms: readonly TextTerm[], most: number): ReadonlyMap<Term, string> | null {
  const queries = new Map<Term, string>();
  for (const term of terms) {
    const last = term.prefix ? LAST_WORD.exec(term.text)?.[1] : '';
    const words = last === undefined ? null : last === '' ? [''] : wordsFrom(db, last.toLowerCase(), most);
    if (last === undefined || words === null) return null;
    const before = term.text.slice(0, term.text.length - last.length);
    const all = words.map((word) => phrase({ text: `${before}${word}`, prefix: false }));
    queries.set(term, words.length === 0 ? phrase(term) : all.join(' OR '));
  }
  return queries;
}

const BEFORE = 60;
const LENGTH = 200;
const LETTERS = /[\p{L}\p{N}\p{M}]+/gu;

// as the tokenizer of the index writes it: without case and accents
const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): string[] => Array.from(text.matchAll(LETTERS), ([word]) => folded(word));

interface Span {
  start: number;
  end: number;
}

/** The positions of a phrase in a text, compared word by word like in the index. */
function spansOf(term: TextTerm, text: string): Span[] {
  const wanted = wordsOf(term.text);
  const words = Array.from(text.matchAll(LETTERS), (match) => ({
    word: folded(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const same = (word: string, index: number): boolean =>
    term.prefix && index === wanted.length - 1 ? word.startsWith(wanted[index] ?? '') : word === wanted[index];
  const spans: Span[] = [];
  for (let at = 0; at + wanted.length <= words.length; at++) {
    const part = words.slice(at, at + wanted.length);
    const [first] = part;
    const last = part.at(-1);
    if (first !== undefined && last !== undefined && part.every(({ word }, index) => same(word, index)))
      spans.push({ start: first.start, end: last.end });
  }
  return spans;
}

function pieces(text: string, spans: readonly Span[]): Snippet {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  const from = Math.max(0, (sorted[0]?.start ?? 0) - BEFORE);
  const to = Math.min(text.length, from + LENGTH);
  const out = [{ text: from > 0 ? '…' : '', hit: false }];
  let at = from;
  for (const { start, end } of sorted) {
    if (start < at || end > to) continue;
    out.push({ text: text.slice(at, start), hit: false }, { text: text.slice(start, end), hit: true });
    at = end;
  }
  out.push({ text: `${text.slice(at, to)}${to < text.length ? '…' : ''}`, hit: false });
  return out
    .map((piece) => ({ ...piece, text: piece.text.replaceAll(/\s+/g, ' ') }))
    .filter((piece) => piece.text !== '');
}

const WORD = '[\\p{L}\\p{N}\\p{M}]';

/** The phrase as a regular expression: exact except for accents, which only the slow way ignores. */
function pattern(term: TextTerm): RegExp {
  const words = wordsOf(term.text).join(`[^\\p{L}\\p{N}\\p{M}]+`);
  return new RegExp(`(?<!${WORD})${words}${term.prefix ? `${WORD}*` : `(?!${WORD})`}`, 'giu');
}

interface Wanted {
  term: TextTerm;
  /**
   * Its first word; a plain search for it is much faster than the pattern, and most of a transcript does not contain
   * it.
   */
  first: string;
  quick: RegExp;
}

function spansIn(text: string, wanted: readonly Wanted[]): Span[] {
  const plain = !/[\u0080-\uffff]/.test(text);
  const lower = plain ? text.toLowerCase() : '';
  return wanted.flatMap(({ term, first, quick }) => {
    if (plain && !lower.includes(first)) return [];
    const found = Array.from(text.matchAll(quick), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
    return found.length > 0 || plain ? found : spansOf(term, text);
  });
}

const wantedOf = (term: TextTerm): Wanted[] =>
  wordsOf(term.text)
    .slice(0, 1)
    .map((first) => ({ term, first, quick: pattern(term) }));

/** The positions of a term in a text, in reading order. */
export function matcherOf(term: TextTerm): (text: string) => Span[] {
  const wanted = wantedOf(term);
  return (text) => spansIn(text, wanted);
}

/** In transcripts with more pages than this, the index finds the page; a few pages are searched faster directly. */
const FEW_PAGES = 4;
const MOST_MESSAGES_LOOKED_THROUGH = 5000;

/**
 * The page at which to begin. A prefix is never looked up: the index would collect all its words again for each
 * transcript.
 */
function start(db: Db, transcript: number, terms: readonly TextTerm[]): number {
  const whole = terms.filter((term) => !term.prefix);
  if (whole.length === 0 || pageCount(db, transcript) <= FEW_PAGES) return 0;
  const page = hitPage(db, transcript, whole.map(phrase).join(' OR '));
  return page === null ? 0 : firstOfPage(db, transcript, page);
}

/** The first position in the transcript of any of the terms, cut to one line; null if there is none. */
export function snippet(
  db: Db,
  transcript: number,
  terms: readonly TextTerm[],
  isSearched: (message: Message, block: Block) => boolean,
): Snippet | null {
  const wanted = terms.flatMap(wantedOf);
  if (wanted.length === 0) return null;
  let looked = 0;
  for (const message of messagesFrom(db, transcript, start(db, transcript, terms))) {
    for (const block of message.blocks) {
      const spans = isSearched(message, block) ? spansIn(block.text, wanted) : [];
      if (spans.length > 0) return pieces(block.text, spans);
    }
    if (++looked === MOST_MESSAGES_LOOKED_THROUGH) return null;
  }
  return null;
}
