// Draws: which transcripts could have been chosen, each with its chance, and which were. What may be concluded follows from them.
import type { Design, Stratum } from '../../contract/queue.ts';
import { statement, writing, type Db } from './connection.ts';
import { addEntries } from './queues.ts';

/** A transcript that could have been drawn. `probability` > 0. */
export interface FrameEntry {
  key: number;
  stratum: string;
  probability: number;
}

/** A transcript that was drawn and was not in the queue yet, with its chance over all draws of the queue. */
export interface DrawnItem {
  key: number;
  probability: number;
}

/** One draw of a queue. */
export interface Draw {
  key: number;
  id: string;
  queue: string;
  design: Design;
  seed: number;
  population: number;
  sampled: number;
  /** The smaller draw of the same design whose place it takes. */
  enlarges: number | null;
  strata: Stratum[];
  drawn_at: string;
}

const insert = statement<{ key: number }>(`
  insert into draw (id, queue, design, seed, population, sampled, enlarges, strata, drawn_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning key`);
const insertFrame = statement('insert into frame (draw, transcript, stratum, probability) values (?, ?, ?, ?)');
const ofQueue = statement<Omit<Draw, 'design' | 'strata'> & { design: string; strata: string }>(
  'select * from draw where queue = ? order by key',
);
const frame = statement<FrameEntry>('select transcript as key, stratum, probability from frame where draw = ? order by transcript');
const setProbability = statement('update queue_item set probability = ? where queue = ? and transcript = ? and draw is not null');
const chances = statement<{ key: number; missed: number; certain: number }>(`
  select f.transcript as key, exp(sum(case when f.probability < 1 then ln(1 - f.probability) else 0 end)) as missed,
    max(f.probability = 1) as certain
  from frame f join draw d on d.key = f.draw where d.queue = ? and d.key not in (select enlarges from draw where enlarges is not null) group by f.transcript order by f.transcript`);

/**
 * Records a draw: its whole frame, and the drawn transcripts as entries of the queue (those that stand in it already stay where they
 * are). The chances of all entries are brought to those over all draws of the queue.
 */
export function addDraw(db: Db, draw: Omit<Draw, 'key'>, entries: readonly FrameEntry[], drawn: readonly number[]): void {
  writing(db, () => {
    const { id, queue, design, seed, population, sampled, enlarges, strata, drawn_at } = draw;
    const key =
      insert(db).get(id, queue, JSON.stringify(design), seed, population, sampled, enlarges, JSON.stringify(strata), drawn_at)?.key ?? 0;
    for (const one of entries) insertFrame(db).run(key, one.key, one.stratum, one.probability);
    const over = new Map(inclusion(db, queue).map((one) => [one.key, one.probability]));
    const present = new Set(
      db.prepare<[string], number>("select transcript from queue_item where queue = ? and round = 'main'").pluck().all(queue),
    );
    const added = drawn.filter((one) => !present.has(one));
    addEntries(
      db,
      queue,
      added.map((one) => ({ key: one, probability: over.get(one) ?? null, draw: key })),
    );
    for (const one of present) if (over.has(one)) setProbability(db).run(over.get(one), queue, one);
  });
}

/** The draws of a queue, oldest first. */
export const drawsOf = (db: Db, queue: string): Draw[] =>
  ofQueue(db)
    .all(queue)
    // both were written by addDraw()
    .map((row) => ({ ...row, design: JSON.parse(row.design), strata: JSON.parse(row.strata) }));

/** Everything that could have been drawn in one draw. */
export const frameOf = (db: Db, draw: number): FrameEntry[] => frame(db).all(draw);

/** The chance of each transcript to be drawn at least once into a queue, for all that ever could have been (the union formula). */
export const inclusion = (db: Db, queue: string): DrawnItem[] =>
  chances(db)
    .all(queue)
    .map(({ key, missed, certain }) => ({ key, probability: certain === 1 ? 1 : 1 - missed }));
