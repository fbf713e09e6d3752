// How a queue that a person makes in the Library came about, and what that says about each transcript's chance to be in
// it.
import { randomInt, randomUUID } from 'node:crypto';
import { TouchstoneError } from '../../../contract/errors.ts';
import type { Hidden, Queue, QueuePurpose } from '../../../contract/queue.ts';
import { draws, type Draws } from '../../../statistics/random.ts';
import { addDraw, goldKeys, makeQueue, queueNamed, writing, type Db, type QueueEntry } from '../../store/index.ts';
import { keysFor } from './frame-keys.ts';

/** What a person asks for in the Library: all that a filter finds, or what was picked (`keys`). */
export interface GatherWish {
  name: string;
  filter: string;
  /** Who makes it; null: nobody in particular, as from the command line. */
  rater: string | null;
  keys: readonly number[] | null;
  blind: boolean;
  purpose: QueuePurpose;
  hidden: Hidden;
}

/** Everything a filter finds, as a draw: each was certain to be in it, so rates may be drawn from what is labelled. */
function recordCensus(db: Db, queue: string, keys: readonly number[], seed: number): void {
  const [stratum, n] = ['all', keys.length];
  const strata = [{ key: stratum, population: n, sampled: n, probability: 1 }];
  const about = {
    id: randomUUID(),
    queue,
    design: { kind: 'random' } as const,
    seed,
    population: n,
    sampled: n,
    enlarges: null,
    strata,
  };
  const frame = keys.map((key) => ({ key, stratum, probability: 1 }));
  addDraw(db, { ...about, drawn_at: new Date().toISOString() }, frame, keys);
}

/**
 * Makes a queue of what was asked for. A filter is taken whole, which is recorded as the draw that it is; transcripts
 * picked by hand have no known probability, and no rate may be drawn from them. Throws `bad_input` when there is
 * nothing to put in, or the name is taken.
 */
export function gather(db: Db, { name, filter, rater, keys: picked, blind, purpose, hidden }: GatherWish): Queue {
  const found = picked ?? keysFor(db, filter, rater);
  if (found.length === 0)
    throw new TouchstoneError(
      'bad_input',
      'The queue would be empty',
      name,
      'Choose a filter that matches some transcripts',
    );
  const design =
    picked !== null ? 'picked by hand' : filter.trim() === '' ? 'all transcripts' : `all that match: ${filter.trim()}`;
  const [gold, seed] = [goldKeys(db), randomInt(2 ** 31)];
  const entries = found.map((key) => ({ key, probability: null }));
  const mixed = purpose === 'training' ? trainingEntries(found, gold) : withHidden(entries, hidden, { gold, seed });
  return writing(db, () => {
    makeQueue(db, { name, blind, design, purpose, seed }, mixed);
    if (picked === null && purpose === 'label') recordCensus(db, name.trim(), found, seed);
    return queueNamed(db, name.trim());
  });
}

/**
 * The entries of a training queue: those whose answer is known, in the order given. Throws `bad_input` when none is.
 */
export function trainingEntries(keys: readonly number[], gold: readonly number[]): QueueEntry[] {
  const known = new Set(gold);
  const entries = keys.flatMap((key): QueueEntry[] =>
    known.has(key) ? [{ key, round: 'training', probability: null }] : [],
  );
  if (entries.length > 0) return entries;
  const todo = 'Adjudicate some first, or choose others';
  throw new TouchstoneError(
    'bad_input',
    'None of these transcripts has gold, so there is nothing to train with',
    '',
    todo,
  );
}

function drawn<T>(lot: Draws, items: readonly T[], count: number): T[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () => left.splice(lot.index(left.length), 1)).flat();
}

/** Where hidden entries are taken from. */
export interface Stock {
  /** The keys of transcripts that have gold and are not in the queue. */
  gold: readonly number[];
  seed: number;
}

/**
 * Entries with hidden ones among them: repeats tell whether a rater answers the same twice, checks whether raters
 * drift. Neither was drawn from anything: they have no probability, and no rate rests on them. The same seed chooses
 * the same ones. Where a repeat stands is for the queue: it keeps it away from its first reading.
 */
export function withHidden(
  entries: readonly QueueEntry[],
  { repeats, checks }: Hidden,
  { gold, seed }: Stock,
): QueueEntry[] {
  const lot = draws(seed);
  const present = new Set(entries.map(({ key }) => key));
  const strangers = gold.filter((key) => !present.has(key));
  const all = [...entries];
  for (const key of drawn(lot, strangers, Math.round(checks * entries.length)))
    all.splice(lot.index(all.length + 1), 0, { key, probability: null });
  const again = drawn(lot, entries, Math.round(repeats * entries.length));
  return [...all, ...again.map(({ key }): QueueEntry => ({ key, round: 'repeat', probability: null }))];
}
