// Draws evidence and find hits with highlights of the browser: no element is added, and overlaps stay readable.
import type { Span } from './model.ts';
import { LANES, lanesOf } from './lanes.ts';
import { rangeOf, type Drawn } from './offsets.ts';

/** Number of styles of evidence lines; further dimensions share them. */
export const EVIDENCE_STYLES = 5;

/** The style of a grader's quotes, which differs from the styles of people's evidence. */
export const GRADER_STYLE = 0;

export interface EvidenceSpan extends Span {
  id: string;
  /** 1 to EVIDENCE_STYLES, or GRADER_STYLE. */
  style: number;
}

export interface Marked {
  evidence: readonly EvidenceSpan[];
  hits: readonly Span[];
  hitNow: Span | null;
  /** The sentences that were chosen by key. */
  sentence: Span | null;
}

/** The name of a highlight: a background for a grader's quote, otherwise a line of the style in its lane. */
const nameOf = (style: number, lane: number): string =>
  style === GRADER_STYLE ? 'evidence-0' : `evidence-${style}-${lane}`;

const LINES = Array.from({ length: EVIDENCE_STYLES }, (_, style) =>
  Array.from({ length: LANES }, (_, lane) => nameOf(style + 1, lane)),
);
/** In order of priority, lowest first. */
const NAMES = ['sentence', 'evidence-0', ...LINES.flat(), 'find', 'find-now'];

const drawnPieces = new Map<string, Drawn & { message: number; block: number; marked: Marked }>();
let scheduled = false;

const standsIn = (span: Span, piece: Drawn & Pick<Span, 'message' | 'block'>): boolean =>
  span.message === piece.message &&
  span.block === piece.block &&
  span.end > piece.start &&
  span.start < piece.start + piece.source.length;

/** The position of a span in the window; null while it is not drawn. */
export function rectOf(span: Span): DOMRect | null {
  for (const piece of drawnPieces.values()) {
    const range = standsIn(span, piece) ? rangeOf(piece, span.start, span.end) : null;
    if (range !== null) return range.getBoundingClientRect();
  }
  return null;
}

function redraw(): void {
  scheduled = false;
  const highlights = new Map<string, Highlight>();
  const add = (name: string, range: Range | null): void => {
    if (range === null) return;
    const highlight = highlights.get(name) ?? new Highlight();
    highlight.add(range);
    highlights.set(name, highlight);
  };
  for (const piece of drawnPieces.values()) {
    const here = (span: Span): boolean => standsIn(span, piece);
    const { sentence } = piece.marked;
    if (sentence !== null && here(sentence)) add('sentence', rangeOf(piece, sentence.start, sentence.end));
    const lanes = lanesOf(piece.marked.evidence);
    for (const span of piece.marked.evidence)
      if (here(span)) add(nameOf(span.style, lanes.of(span)), rangeOf(piece, span.start, span.end));
    for (const hit of piece.marked.hits)
      if (here(hit)) add(hit === piece.marked.hitNow ? 'find-now' : 'find', rangeOf(piece, hit.start, hit.end));
  }
  for (const [priority, name] of NAMES.entries()) {
    const highlight = highlights.get(name);
    if (highlight === undefined) {
      CSS.highlights.delete(name);
      continue;
    }
    highlight.priority = priority;
    CSS.highlights.set(name, highlight);
  }
}

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  requestAnimationFrame(redraw);
}

/** Registers a drawn piece under its row's id; returns the function that removes it. */
export function addPiece(id: string, piece: Drawn & { message: number; block: number; marked: Marked }): () => void {
  drawnPieces.set(id, piece);
  schedule();
  return () => {
    drawnPieces.delete(id);
    schedule();
  };
}

/** The drawn piece of a block that contains an offset; null if it is not drawn. */
export function pieceOf(message: number, block: number, offset: number): Drawn | null {
  for (const piece of drawnPieces.values()) {
    const span = { message, block, start: offset, end: offset + 1 };
    if (standsIn(span, piece) && rangeOf(piece, offset, offset + 1) !== null) return piece;
  }
  return null;
}

/** The drawn piece that contains an element. */
export function pieceAt(node: Node): (Drawn & { message: number; block: number }) | null {
  const element = (node instanceof Element ? node : node.parentElement)?.closest('[data-piece]');
  const id = element?.getAttribute('data-piece');
  return id === null || id === undefined ? null : (drawnPieces.get(id) ?? null);
}
