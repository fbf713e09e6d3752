// How a queue that a person makes in the Library came about, and what that says about each transcript's chance to be in it.
import type { QueueDesign } from '../store/index.ts';

/**
 * A filter takes all that fit (a census of the filter: probability 1); transcripts picked by hand have no known probability, and
 * no rate may be drawn from them.
 */
export function drawnFrom({ name, filter, blind, picked }: { name: string; filter: string; blind: boolean; picked: boolean }): QueueDesign {
  if (picked) return { name, blind, design: 'picked by hand', probability: null };
  return { name, blind, design: filter.trim() === '' ? 'all transcripts' : `all that fit: ${filter.trim()}`, probability: 1 };
}
