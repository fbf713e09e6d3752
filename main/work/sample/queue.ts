// Queues that a person makes in the Library: their design, and the inclusion probabilities that follow from it.
import { randomInt, randomUUID } from 'node:crypto';
import { TouchstoneError } from '../../../contract/errors.ts';
import { LARGEST_SEED, type Hidden, type Queue, type QueuePurpose } from '../../../contract/queue.ts';
import { draws, type Draws } from '../../../statistics/random.ts';
import {
  goldTranscripts,
  populationOf,
  queueNamed,
  type Db,
  type MadeEntry,
  type NewDraw,
  type QueueEntry,
} from '../../store/index.ts';
import { atOnce, Meter, writeInSteps, type JobOptions, type Steps } from '../job/index.ts';
import { frameTranscripts } from './frame.ts';
import { makingQueue } from './making.ts';

/** The queue to make: all transcripts of a filter, or the selected ones (`transcripts`, by their keys). */
export interface GatherWish {
  name: string;
  filter: string;
  /** The rater who makes it; null on the command line. */
  rater: string | null;
  transcripts: readonly number[] | null;
  blind: boolean;
  purpose: QueuePurpose;
  hidden: Hidden;
}

/** All transcripts of a filter as a draw with probability 1, so that rates can rest on its labels. */
function census(transcripts: readonly number[], seed: number): { draw: NewDraw; frame: MadeEntry[] } {
  const [stratum, n] = ['all', transcripts.length];
  return {
    draw: {
      id: randomUUID(),
      queue: '',
      design: { kind: 'random' },
      seed,
      population: n,
      sampled: n,
      enlarges: null,
      strata: [{ key: stratum, population: n, sampled: n, probability: 1 }],
      drawn_at: new Date().toISOString(),
    },
    frame: transcripts.map((key) => ({ key, stratum, probability: 1, drawn: true })),
  };
}

/**
 * Makes the queue, as a generator. The transcripts of a filter are recorded as a draw of all of them. Transcripts
 * chosen by hand have no known probability, so no rate rests on them. Throws `bad_input` if there are none, or the
 * name is taken.
 */
export function* gathering(
  db: Db,
  { name, filter, rater, transcripts: picked, blind, purpose, hidden }: GatherWish,
  { onProgress }: JobOptions = {},
): Steps<Queue> {
  const found = picked ?? frameTranscripts(db, filter, rater);
  yield undefined;
  if (found.length === 0)
    throw new TouchstoneError(
      'bad_input',
      'The queue would be empty',
      name,
      'Choose a filter that matches some transcripts',
    );
  const design =
    picked !== null ? 'chosen by hand' : filter.trim() === '' ? 'all transcripts' : `all that match: ${filter.trim()}`;
  const [gold, seed] = [goldTranscripts(db), randomInt(LARGEST_SEED)];
  // in a study of a population, the transcripts are only a part of the population
  const isAll = picked === null && purpose === 'label' && populationOf(db) === null;
  const entries = found.map((key) => ({ key, probability: isAll ? 1 : null }));
  const mixed = purpose === 'training' ? trainingEntries(found, gold) : withHidden(entries, hidden, { gold, seed });
  const about = { name, blind, design, purpose, seed };
  const drawn = isAll ? census(found, seed) : { draw: null, frame: [] };
  yield* makingQueue(db, { about, entries: mixed, ...drawn }, new Meter(onProgress));
  return queueNamed(db, name.trim());
}

/** Makes the queue without pauses. */
export const gather = (db: Db, wish: GatherWish): Queue => atOnce(gathering(db, wish));

/** Makes the queue with pauses, in which labels can be saved. Throws `cancelled` too. */
export const gatherInSteps = (db: Db, wish: GatherWish, options: JobOptions): Promise<Queue> =>
  writeInSteps(gathering(db, wish, options), options.signal);

/**
 * The entries of a training queue: those with a known answer, in the given order. Throws `bad_input` if there is none.
 */
export function trainingEntries(transcripts: readonly number[], gold: readonly number[]): QueueEntry[] {
  const known = new Set(gold);
  const entries = transcripts.flatMap((key): QueueEntry[] =>
    known.has(key) ? [{ key, round: 'training', probability: null }] : [],
  );
  if (entries.length > 0) return entries;
  const todo = 'Adjudicate some first, or choose others';
  throw new TouchstoneError(
    'bad_input',
    'None of these transcripts has gold, so the queue cannot be used for training',
    '',
    todo,
  );
}

/** Takes `n` of the list at random, in random order: each one taken is replaced by the last element. */
function drawn<T>(lot: Draws, items: readonly T[], count: number): T[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const at = lot.index(left.length);
    const taken = left.slice(at, at + 1);
    const last = left.splice(-1);
    if (at < left.length) left.splice(at, 1, ...last);
    return taken;
  }).flat();
}

/** The sources of hidden entries. */
export interface Stock {
  /** The transcripts that have gold and are not in the queue, by their keys. */
  gold: readonly number[];
  seed: number;
}

/**
 * Adds hidden entries to the drawn ones: repeats show whether a rater answers consistently, checks whether raters
 * drift. They were not drawn, so they have no probability and no rate rests on them. The same seed chooses the same
 * ones. The queue places a repeat away from its first occurrence.
 */
export function withHidden(
  entries: readonly QueueEntry[],
  { repeats, checks }: Hidden,
  { gold, seed }: Stock,
): QueueEntry[] {
  const lot = draws(seed);
  const present = new Set(entries.map(({ key }) => key));
  const strangers = gold.filter((key) => !present.has(key));
  const checked = drawn(lot, strangers, Math.round(checks * entries.length));
  const length = entries.length + checked.length;
  const places = drawn(
    lot,
    Array.from({ length }, (_, place) => place),
    checked.length,
  );
  const checkAt = new Map(places.map((place, at) => [place, checked[at] ?? 0]));
  let next = 0;
  const all = Array.from({ length }, (_, place): QueueEntry[] => {
    const key = checkAt.get(place);
    return key === undefined ? entries.slice(next, ++next) : [{ key, probability: null }];
  }).flat();
  const again = drawn(lot, entries, Math.round(repeats * entries.length));
  return [...all, ...again.map(({ key }): QueueEntry => ({ key, round: 'repeat', probability: null }))];
}
