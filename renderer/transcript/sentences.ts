// Chooses sentences of the focused block by key, so that evidence can be marked without a mouse.
import { queryClient } from '../client/queries.ts';
import { isMasked } from './folds.ts';
import { rectOf } from './highlights.ts';
import { CHUNK, chunkQuery } from './messages.ts';
import type { Place, Span, TranscriptModel, TranscriptState } from './model.ts';
import { goToSpan } from './moves.ts';
import { reveal } from './scrolling.ts';
import { stepBlock } from './stops.ts';
import { inTurn } from './turns.ts';

export interface TextRange {
  start: number;
  end: number;
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });
/** A line break in a tool's data, as a character or as the escape in JSON. */
const LINE = /\n|\\n/g;

/** The range without white space at its ends; null if nothing remains. */
function trimmed(text: string, { start, end }: TextRange): TextRange | null {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = start + words.trimEnd().length;
  return from < to ? { start: from, end: to } : null;
}

/** The sentences of prose, or the lines of a tool's data. */
export function partsOfText(text: string, isProse: boolean): TextRange[] {
  const cuts = isProse
    ? [...sentences.segment(text)].map(({ index }) => index)
    : [0, ...[...text.matchAll(LINE)].map(({ index, 0: sign }) => index + sign.length)];
  return cuts.flatMap((start, n) => trimmed(text, { start, end: cuts[n + 1] ?? text.length }) ?? []);
}

/** The chosen sentences; null if the focus is on another block. */
export function chosenSentence({ sentence, focus }: Pick<TranscriptState, 'sentence' | 'focus'>): Span | null {
  return sentence !== null && sentence.message === focus.message && sentence.block === focus.block ? sentence : null;
}

async function partsAt(model: TranscriptModel, { message, block }: Place): Promise<TextRange[]> {
  const { head, folds } = model.getState();
  const about = head.skeleton[message]?.blocks[block];
  if (about === undefined || about.type === 'image' || isMasked(folds, about)) return [];
  const chunk = await queryClient.fetchQuery(chunkQuery(head.key, Math.floor(message / CHUNK)));
  const text = chunk[message % CHUNK]?.blocks[block]?.text ?? '';
  return partsOfText(text, about.type === 'text' || about.type === 'reasoning');
}

/** Chooses a span and scrolls it into view. */
function choose(model: TranscriptModel, span: Span): void {
  model.setState({ sentence: span });
  const rect = rectOf(span);
  if (rect === null) goToSpan(model, span);
  else reveal(rect);
}

/** Chooses the next or previous sentence; at the end of a block, in the next block if that has sentences. */
export const stepSentence = (model: TranscriptModel, by: 1 | -1): Promise<void> => inTurn(() => stepped(model, by));

async function stepped(model: TranscriptModel, by: 1 | -1): Promise<void> {
  const { focus } = model.getState();
  const chosen = chosenSentence(model.getState());
  const parts = await partsAt(model, focus);
  const next =
    by === 1
      ? parts.find(({ start }) => chosen === null || start >= chosen.end)
      : parts.findLast(({ end }) => chosen !== null && end <= chosen.start);
  if (next !== undefined) return choose(model, { ...focus, ...next });
  stepBlock(model, by);
  const now = model.getState().focus;
  if (now.message === focus.message && now.block === focus.block) return;
  const there = await partsAt(model, now);
  const first = by === 1 ? there[0] : there.at(-1);
  if (first !== undefined) choose(model, { ...now, ...first });
}

/** Extends the chosen sentences by one at their end, or shortens them by one. */
export const growSentence = (model: TranscriptModel, by: 1 | -1): Promise<void> => inTurn(() => grown(model, by));

async function grown(model: TranscriptModel, by: 1 | -1): Promise<void> {
  const chosen = chosenSentence(model.getState());
  if (chosen === null) return stepped(model, 1);
  const parts = await partsAt(model, chosen);
  const last = parts.findLastIndex(({ end }) => end <= chosen.end);
  const end = parts[last + by]?.end;
  if (end !== undefined && end > chosen.start) choose(model, { ...chosen, end });
}
