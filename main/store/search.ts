// Full-text search: a reader's words as FTS5 phrases, and snippets made from the text itself.
import type { Term } from '../../contract/filter/parse.ts';
import type { Block, Message } from '../../contract/transcript.ts';
import type { LibraryRow } from '../../contract/library.ts';
import type { Db } from './connection.ts';
import { firstOfPage, messagesFrom, pageCount } from './pages.ts';
import { hitPage, wordsFrom } from './words.ts';

export type TextTerm = Extract<Term, { kind: 'text' }>;
export const isText = (term: Term): term is TextTerm => term.kind === 'text';

/** The words as one FTS5 phrase; the reader's text is always quoted, so it is never taken for query syntax. */
export const phrase = (term: Pick<TextTerm, 'text' | 'prefix'>): string =>
  `"${term.text.replaceAll('"', '""')}"${term.prefix ? ' *' : ''}`;

/** The last word of a text that is written as the index has it, but for case. */
const LAST_WORD = /^(?:[\x00-\x7f]*[^A-Za-z0-9])?([A-Za-z0-9]+)$/;

/**
 * What to ask the index for each term so that it can answer for a stretch of transcripts alone. A prefix is asked for
 * as the words that begin so: for a prefix itself the index would gather where all of them stand, in every transcript,
 * before it answers. Null where more than `most` words begin so, or where it is not known how the index writes the
 * prefix.
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

// as the tokenizer of the index sees it: without case, without accents
const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): string[] => Array.from(text.matchAll(LETTERS), ([word]) => folded(word));

interface Span {
  start: number;
  end: number;
}

/** Where a phrase stands in a text, word by word as the index has them. */
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

function pieces(text: string, spans: readonly Span[]): NonNullable<LibraryRow['snippet']> {
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

/** The phrase as a regular expression: exact but for accents, which only the slow way sees through. */
function pattern(term: TextTerm): RegExp {
  const words = wordsOf(term.text).join(`[^\\p{L}\\p{N}\\p{M}]+`);
  return new RegExp(`(?<!${WORD})${words}${term.prefix ? `${WORD}*` : `(?!${WORD})`}`, 'giu');
}

interface Wanted {
  term: TextTerm;
  /**
   * Its first word; a plain search for it costs far less than one for the pattern, and most of a transcript does not
   * have it.
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

/** Where a term stands in a text, in reading order. */
export function matcherOf(term: TextTerm): (text: string) => Span[] {
  const wanted = wantedOf(term);
  return (text) => spansIn(text, wanted);
}

/**
 * Transcripts of more pages than this are asked through the index where to look; a few pages are looked through sooner.
 */
const FEW_PAGES = 4;
const MOST_MESSAGES_LOOKED_THROUGH = 5000;

/**
 * Where to begin looking. A prefix is never asked for: the index would gather all its words anew for each transcript.
 */
function start(db: Db, transcript: number, terms: readonly TextTerm[]): number {
  const whole = terms.filter((term) => !term.prefix);
  if (whole.length === 0 || pageCount(db, transcript) <= FEW_PAGES) return 0;
  const page = hitPage(db, transcript, whole.map(phrase).join(' OR '));
  return page === null ? 0 : firstOfPage(db, transcript, page);
}

/** The first place in the transcript where any of the terms stands, cut to a line; null when none does. */
export function snippet(
  db: Db,
  transcript: number,
  terms: readonly TextTerm[],
  isSearched: (message: Message, block: Block) => boolean,
): LibraryRow['snippet'] {
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
