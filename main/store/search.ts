// Full-text search: a reader's words as FTS5 phrases, and snippets made from the text itself.
import type { Term } from '../../contract/filter/parse.ts';
import type { LibraryRow } from '../../contract/calls/library.ts';
import type { Db } from './connection.ts';
import { firstOfPage, messagesFrom } from './pages.ts';
import { hitPage } from './words.ts';

export type TextTerm = Extract<Term, { kind: 'text' }>;

/** The words as one FTS5 phrase; the reader's text is always quoted, so it is never taken for query syntax. */
export const phrase = (term: Pick<TextTerm, 'text' | 'prefix'>): string => `"${term.text.replaceAll('"', '""')}"${term.prefix ? ' *' : ''}`;

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
  return out.map((piece) => ({ ...piece, text: piece.text.replaceAll(/\s+/g, ' ') })).filter((piece) => piece.text !== '');
}

/** Whether a text may hold a phrase: quick, and never wrong where it says no of text without accents. */
function mayHold(lower: string, term: TextTerm): boolean {
  const [first] = wordsOf(term.text);
  return first === undefined || lower.includes(first) || /[\u0080-\uffff]/.test(lower);
}

/** The first place in the transcript where any of the terms stands, cut to a line; null when none does. */
export function snippet(db: Db, transcript: number, terms: readonly TextTerm[]): LibraryRow['snippet'] {
  if (terms.length === 0) return null;
  const page = hitPage(db, transcript, terms.map(phrase).join(' OR '));
  if (page === null) return null;
  for (const { blocks } of messagesFrom(db, transcript, firstOfPage(db, transcript, page))) {
    for (const { text } of blocks) {
      const lower = text.toLowerCase();
      const spans = terms.filter((term) => mayHold(lower, term)).flatMap((term) => spansOf(term, text));
      if (spans.length > 0) return pieces(text, spans);
    }
  }
  return null;
}
