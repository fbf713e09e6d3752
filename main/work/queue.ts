// How a queue that a person makes in the Library came about, and what that says about each transcript's chance to be in it.
import type { NewQueue, QueueEntry } from '../store/index.ts';

/**
 * A filter takes all that fit (a census of the filter: probability 1); transcripts picked by hand have no known probability, and
 * no rate may be drawn from them.
 */
export function gathered(
  { name, filter, blind, picked }: { name: string; filter: string; blind: boolean; picked: boolean },
  keys: readonly number[],
): { about: NewQueue; entries: QueueEntry[] } {
  const design = picked ? 'picked by hand' : filter.trim() === '' ? 'all transcripts' : `all that fit: ${filter.trim()}`;
  const probability = picked ? null : 1;
  return { about: { name, blind, design }, entries: keys.map((key) => ({ key, probability })) };
}
