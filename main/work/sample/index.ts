// Draws a queue by a known design: the frame and every inclusion probability are stored before labelling starts.
import { randomInt, randomUUID } from 'node:crypto';
import { TouchstoneError } from '../../../contract/errors.ts';
import { LARGEST_SEED, type Design, type SampleReport, type SampleWish } from '../../../contract/queue.ts';
import { priority } from '../../../statistics/sampling/priority.ts';
import {
  addDraw,
  addEntries,
  drawsOf,
  frameOf,
  goldTranscripts,
  idColumn,
  openQueue,
  populationOf,
  queueTranscripts,
  queueNamed,
  queues,
  writing,
  type Db,
  type Draw,
  type NewDraw,
} from '../../store/index.ts';
import { atOnce, Meter, writeInSteps, type JobOptions, type Steps } from '../job/index.ts';
import { frameTranscripts } from './frame.ts';
import { withHidden } from './queue.ts';
import { drawing, type DrawnFrame, type Frame } from './draw.ts';
import { makingQueue } from './making.ts';
import { designText } from './texts.ts';

export {
  askedOf,
  chancesBy,
  chancesFor,
  chancesInSteps,
  drawChances,
  unequalAmong,
  type DrawChances,
} from './chances.ts';
export { aimOf, type Aim } from './aim.ts';
export { gather, gatherInSteps } from './queue.ts';
export { designText } from './texts.ts';

/** The frame of a draw: every transcript of the filter, with its permanent random number under the seed. */
function frameFor(db: Db, { filter, rater }: Pick<SampleWish, 'filter' | 'rater'>, seed: string): Frame {
  const ids = idColumn(db);
  const members = frameTranscripts(db, filter, rater).map((key) => ({ key, id: ids.get(key) ?? '' }));
  if (members.length === 0)
    throw new TouchstoneError('bad_input', 'No transcript matches the filter', filter, 'Choose another filter');
  return { members, number: (id, part = '') => priority(part === '' ? seed : `${seed}:${part}`, id) };
}

const same = (a: Design, b: Design): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The draw that a top-up enlarges: one with the same design and transcripts. Null: the top-up is a draw of its own. */
function enlarged(db: Db, wish: SampleWish, frame: Frame): Draw | null {
  const last = drawsOf(db, wish.queue).at(-1);
  if (last === undefined || !same(last.design, wish.design) || last.population !== frame.members.length) return null;
  const before = new Set(frameOf(db, last.key).map(({ key }) => key));
  return frame.members.every(({ key }) => before.has(key)) ? last : null;
}

interface Plan {
  seed: number;
  frame: Frame;
  /** Number to draw; for an enlarged draw including the transcripts it has. */
  n: number;
  enlarges: Draw | null;
}

function planned(db: Db, wish: SampleWish): Plan {
  if (!wish.top_up) {
    const seed = wish.seed ?? randomInt(LARGEST_SEED);
    return { seed, frame: frameFor(db, wish, String(seed)), n: wish.n, enlarges: null };
  }
  const { seed } = openQueue(db, wish.queue);
  if (wish.seed !== null && wish.seed !== seed)
    throw new TouchstoneError(
      'bad_input',
      `The queue was drawn with seed ${seed}`,
      wish.queue,
      'A top-up keeps this seed: remove --seed',
    );
  const first = frameFor(db, wish, String(seed));
  const enlarges = enlarged(db, wish, first);
  if (enlarges !== null) return { seed, frame: first, n: enlarges.sampled + wish.n, enlarges };
  // a separate draw needs random numbers of its own to be independent of the earlier ones
  return { seed, frame: frameFor(db, wish, `${seed}/${drawsOf(db, wish.queue).length}`), n: wish.n, enlarges: null };
}

/** Throws `bad_input` in a study of a population, because its transcripts are already a sample. */
function requireNoPopulation(db: Db): void {
  if (populationOf(db) !== null)
    throw new TouchstoneError(
      'bad_input',
      'The transcripts of this study were drawn from a population, so a draw from them has other inclusion probabilities',
      '',
      'Draw from the population (File › Draw from the population, or `touchstone population draw`), or make a queue of a filter in the Library',
    );
}

/** Previews a draw without drawing, as a generator. Throws `bad_input` as `sample` does. */
export function* previewing(
  db: Db,
  { n, design, ...whose }: Pick<SampleWish, 'filter' | 'rater' | 'n' | 'design'>,
): Steps<Omit<SampleReport, 'queue' | 'added' | 'seed'>> {
  requireNoPopulation(db);
  const frame = frameFor(db, whose, 'preview');
  yield undefined;
  const { drawn, strata, notes } = yield* drawing(db, design, frame, n, null);
  return { n: drawn.length, population: frame.members.length, strata, notes };
}

/** Adds the drawn transcripts to the queue with hidden entries among them. Returns the number of hidden entries. */
function mixHidden(db: Db, { queue, hidden }: SampleWish, drawn: readonly number[], seed: number): number {
  if (hidden.repeats === 0 && hidden.checks === 0) return 0;
  const there = new Set(queueTranscripts(db, queue));
  const added = drawn.filter((key) => !there.has(key)).map((key) => ({ key, probability: null }));
  const mixed = withHidden(added, hidden, { gold: goldTranscripts(db).filter((key) => !there.has(key)), seed });
  addEntries(db, queue, mixed);
  return mixed.length - added.length;
}

/** The result of a draw, for its report. */
function reportOf(db: Db, queue: string, before: number, { plan, made, mixedIn }: Drawing): SampleReport {
  const { total } = queueNamed(db, queue);
  return {
    queue,
    n: total,
    added: total - before,
    population: plan.frame.members.length,
    strata: made.strata,
    seed: plan.seed,
    notes:
      mixedIn === 0
        ? made.notes
        : [...made.notes, `${mixedIn} hidden repeats and checks are mixed in; they are excluded from every rate`],
  };
}

interface Drawing {
  plan: Plan;
  made: DrawnFrame;
  mixedIn: number;
}

const drawOf = (
  wish: SampleWish,
  { plan: { seed, frame, enlarges }, made }: Pick<Drawing, 'plan' | 'made'>,
): NewDraw => ({
  id: randomUUID(),
  queue: wish.queue,
  design: wish.design,
  seed,
  population: frame.members.length,
  sampled: made.drawn.length,
  drawn_at: new Date().toISOString(),
  enlarges: enlarges?.key ?? null,
  strata: made.strata,
});

/** Adds a draw to a queue in one transaction, because raters may be using the queue. */
const toppedUp = (db: Db, wish: SampleWish): SampleReport =>
  writing(db, () => {
    const plan = planned(db, wish);
    const made = atOnce(drawing(db, wish.design, plan.frame, plan.n, plan.enlarges));
    const before = queueNamed(db, wish.queue).total;
    const mixedIn = mixHidden(db, wish, made.drawn, plan.seed);
    addDraw(db, drawOf(wish, { plan, made }), made.entries, made.drawn);
    return reportOf(db, wish.queue, before, { plan, made, mixedIn });
  });

/**
 * Draws `n` transcripts of the filter into a queue, or as many more into an existing one (`top_up`), as a generator.
 * The same seed gives the same draw. Throws `bad_input` if the queue exists (without `top_up`), the filter finds
 * nothing or the design lacks a parameter.
 */
export function* sampling(db: Db, given: SampleWish, { onProgress }: JobOptions = {}): Steps<SampleReport> {
  requireNoPopulation(db);
  const wish = { ...given, queue: given.queue.trim() };
  const exists = queues(db, '').some(({ name }) => name === wish.queue);
  if (exists && wish.top_up) return toppedUp(db, wish);
  if (exists)
    throw new TouchstoneError(
      'bad_input',
      'A queue with that name already exists',
      wish.queue,
      'Choose another name, or top it up',
    );
  const plan = planned(db, wish);
  yield undefined;
  const made = yield* drawing(db, wish.design, plan.frame, plan.n, null);
  yield undefined;
  const { drawn } = made;
  const about = {
    name: wish.queue,
    blind: wish.blind,
    design: designText(wish.design, drawn.length, plan.frame.members.length),
    overlap: wish.overlap,
    seed: plan.seed,
  };
  const chances = new Map(made.entries.map(({ key, probability }) => [key, probability]));
  const chosen = new Set(drawn);
  const entries = withHidden(
    drawn.map((key) => ({ key, probability: chances.get(key) ?? null })),
    wish.hidden,
    { gold: goldTranscripts(db), seed: plan.seed },
  );
  const frame = made.entries.map((one) => ({ ...one, drawn: chosen.has(one.key) }));
  yield* makingQueue(db, { about, entries, draw: drawOf(wish, { plan, made }), frame }, new Meter(onProgress));
  return reportOf(db, wish.queue, 0, { plan, made, mixedIn: entries.length - drawn.length });
}

/** Draws without pauses. */
export const sample = (db: Db, wish: SampleWish): SampleReport => atOnce(sampling(db, wish));

/** Draws with pauses, in which labels can be saved. Throws `cancelled` too. */
export const sampleInSteps = (db: Db, wish: SampleWish, options: JobOptions = {}): Promise<SampleReport> =>
  writeInSteps(sampling(db, wish, options), options.signal);
