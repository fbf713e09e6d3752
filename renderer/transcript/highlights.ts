// Evidence and find hits drawn by the browser's own highlights: no element is added, overlaps stay readable.
import type { Span } from './model.ts';
import { rangeOf, type Drawn } from './offsets.ts';

/** How many kinds of evidence line there are; dimensions beyond share them. */
export const EVIDENCE_STYLES = 5;

/** What a grader cites is marked apart from what people took as evidence. */
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
  /** What was chosen by key. */
  sentence: Span | null;
}

const drawnPieces = new Map<string, Drawn & { message: number; block: number; marked: Marked }>();
let scheduled = false;

const standsIn = (span: Span, piece: Drawn & Pick<Span, 'message' | 'block'>): boolean =>
  span.message === piece.message &&
  span.block === piece.block &&
  span.end > piece.start &&
  span.start < piece.start + piece.source.length;

/** Where a span stands in the window; null while it is not drawn. */
export function rectOf(span: Span): DOMRect | null {
  const piece = [...drawnPieces.values()].find((one) => standsIn(span, one));
  return piece === undefined ? null : (rangeOf(piece, span.start, span.end)?.getBoundingClientRect() ?? null);
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
    for (const span of piece.marked.evidence)
      if (here(span)) add(`evidence-${span.style}`, rangeOf(piece, span.start, span.end));
    for (const hit of piece.marked.hits)
      if (here(hit)) add(hit === piece.marked.hitNow ? 'find-now' : 'find', rangeOf(piece, hit.start, hit.end));
  }
  const evidence = Array.from({ length: EVIDENCE_STYLES + 1 }, (_, n) => `evidence-${n}`);
  const names = ['sentence', ...evidence, 'find', 'find-now'];
  for (const [priority, name] of names.entries()) {
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

/** Registers a drawn piece under its row's id; returns the function that takes it away. */
export function addPiece(id: string, piece: Drawn & { message: number; block: number; marked: Marked }): () => void {
  drawnPieces.set(id, piece);
  schedule();
  return () => {
    drawnPieces.delete(id);
    schedule();
  };
}

/** The drawn piece that an element stands in. */
export function pieceAt(node: Node): (Drawn & { message: number; block: number }) | null {
  const element = (node instanceof Element ? node : node.parentElement)?.closest('[data-piece]');
  const id = element?.getAttribute('data-piece');
  return id === null || id === undefined ? null : (drawnPieces.get(id) ?? null);
}
