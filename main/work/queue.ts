// How a queue that a person makes in the Library came about, and what that says about each transcript's chance to be in it.
import { TouchstoneError } from '../../contract/errors.ts';
import { draws, type Draws } from '../../statistics/random.ts';
import type { NewQueue, QueueEntry } from '../store/index.ts';

/**
 * A filter takes all that fit (a census of the filter: probability 1); transcripts picked by hand have no known probability, and
 * no rate may be drawn from them. Throws `bad_input` when there is nothing to put in.
 */
export function gathered(
  { name, filter, blind, picked }: { name: string; filter: string; blind: boolean; picked: boolean },
  keys: readonly number[],
): { about: NewQueue; entries: QueueEntry[] } {
  if (keys.length === 0)
    throw new TouchstoneError('bad_input', 'The queue would be empty', name, 'Choose a filter that some transcripts fit');
  const design = picked ? 'picked by hand' : filter.trim() === '' ? 'all transcripts' : `all that fit: ${filter.trim()}`;
  const probability = picked ? null : 1;
  return { about: { name, blind, design }, entries: keys.map((key) => ({ key, probability })) };
}

/** The entries of a training queue: those whose answer is known, in the order given. Throws `bad_input` when none is. */
export function trainingEntries(keys: readonly number[], gold: readonly number[]): QueueEntry[] {
  const known = new Set(gold);
  const entries = keys.flatMap((key): QueueEntry[] => (known.has(key) ? [{ key, round: 'training', probability: null }] : []));
  if (entries.length > 0) return entries;
  const todo = 'Adjudicate some first, or choose others';
  throw new TouchstoneError('bad_input', 'None of these transcripts has gold, so there is nothing to train with', '', todo);
}

function drawn<T>(lot: Draws, items: readonly T[], count: number): T[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(lot.index(left.length), 1)).flat();
}

/** What is mixed into a queue without a word to its raters: shares of its length, 0 to 1. */
export interface Hidden {
  /** The same transcript once more, to see whether a rater answers the same twice. */
  repeats: number;
  /** Transcripts whose gold is known, to see whether raters drift. */
  checks: number;
  /** The keys of those that have gold. */
  gold: readonly number[];
  seed: number;
}

/**
 * Entries with hidden repeats and checks among them. Neither was drawn from anything: they have no probability, and no rate rests on
 * them. The same seed chooses the same ones. Where a repeat stands is for the queue: it keeps it away from its first reading.
 */
export function withHidden(entries: readonly QueueEntry[], { repeats, checks, gold, seed }: Hidden): QueueEntry[] {
  const lot = draws(seed);
  const present = new Set(entries.map(({ key }) => key));
  const strangers = gold.filter((key) => !present.has(key));
  const all = [...entries];
  for (const key of drawn(lot, strangers, Math.round(checks * entries.length)))
    all.splice(lot.index(all.length + 1), 0, { key, probability: null });
  const again = drawn(lot, entries, Math.round(repeats * entries.length));
  return [...all, ...again.map(({ key }): QueueEntry => ({ key, round: 'repeat', probability: null }))];
}
