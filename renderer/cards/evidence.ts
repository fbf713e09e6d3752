// Evidence in the transcript: spans from the selection, and marks in the margin.
import type { Evidence } from '../../contract/evidence.ts';
import type { Flag, Rubric } from '../../contract/rubric.ts';
import { queryClient } from '../client/queries.ts';
import { blockId, isMasked } from '../transcript/folds.ts';
import { EVIDENCE_STYLES, type EvidenceSpan } from '../transcript/highlights.ts';
import { CHUNK, chunkQuery } from '../transcript/messages.ts';
import type { Span, TranscriptModel } from '../transcript/model.ts';
import { selectedSpan } from '../transcript/selection.ts';
import { chosenSentence } from '../transcript/sentences.ts';
import type { TranscriptReaderProps } from '../transcript/TranscriptReader.tsx';

/** The mark of a dimension or flag in the margin, and its underline style. */
export interface EvidenceStyle {
  mark: string;
  style: number;
  title: string;
}

const FLAG_MARK = '⚑';

/** The style of each dimension's and flag's evidence; the flags share the last style. */
export function evidenceStyles({
  dimensions,
  flags,
}: Pick<Rubric, 'dimensions' | 'flags'>): ReadonlyMap<string, EvidenceStyle> {
  const own = dimensions.map(({ name, mark, title }, index): [string, EvidenceStyle] => [
    name,
    { mark, style: (index % EVIDENCE_STYLES) + 1, title },
  ]);
  const flagged = flags.map(({ name, title }: Flag): [string, EvidenceStyle] => [
    name,
    { mark: FLAG_MARK, style: EVIDENCE_STYLES, title },
  ]);
  return new Map([...own, ...flagged]);
}

/** Sorts evidence in reading order. */
export const inOrder = (evidence: readonly Evidence[]): Evidence[] =>
  evidence.toSorted((a, b) => a.message - b.message || a.block - b.block || a.start - b.start || a.end - b.end);

export const spansOf = (evidence: readonly Evidence[], styles: ReadonlyMap<string, EvidenceStyle>): EvidenceSpan[] =>
  evidence.map(({ id, message, block, start, end, dimension }) => ({
    id,
    message,
    block,
    start,
    end,
    style: styles.get(dimension)?.style ?? EVIDENCE_STYLES,
  }));

/** The marks in the margin: one for each dimension that a block is evidence for. */
export function marksOf(
  evidence: readonly Evidence[],
  styles: ReadonlyMap<string, EvidenceStyle>,
): TranscriptReaderProps['marks'] {
  const marks = new Map<string, EvidenceStyle[]>();
  for (const { message, block, dimension } of inOrder(evidence)) {
    const style = styles.get(dimension);
    if (style === undefined) continue;
    const id = blockId(message, block);
    const before = marks.get(id) ?? [];
    if (!before.includes(style)) marks.set(id, [...before, style]);
  }
  return marks;
}

/**
 * The focused block as a whole, for evidence without a selection; null for a message without text, and for masked text.
 */
function focusedSpan(model: TranscriptModel): Span | null {
  const { head, focus, folds } = model.getState();
  const block = head.skeleton[focus.message]?.blocks[focus.block];
  const length = block === undefined || isMasked(folds, block) ? 0 : block.length;
  return length === 0 ? null : { ...focus, start: 0, end: length };
}

/**
 * The span that would become evidence now: the selection, otherwise the sentences chosen by key, otherwise the focused
 * block.
 */
export const evidenceSpan = (model: TranscriptModel): Span | null =>
  selectedSpan() ?? chosenSentence(model.getState()) ?? focusedSpan(model);

/** The span as evidence, with its text as the quote. */
export async function evidenceOf(model: TranscriptModel, span: Span, dimension: string): Promise<Evidence> {
  const chunk = await queryClient.fetchQuery(chunkQuery(model.getState().head.key, Math.floor(span.message / CHUNK)));
  const block = chunk[span.message % CHUNK]?.blocks[span.block];
  const text = block?.text ?? '';
  return { id: crypto.randomUUID(), dimension, ...span, quote: text.slice(span.start, span.end) };
}
