// How a queue that a person makes in the Library came about, and what that says about each transcript's chance to be in it.
import { TouchstoneError } from '../../contract/errors.ts';
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
