// Draws: which transcripts could have been chosen, each with its chance, and which were. What may be concluded follows from them.
import { z } from 'zod';
import { Design, Stratum } from '../../contract/queue.ts';
import { statement, writing, type Db } from './connection.ts';
import { documentReader } from './documents.ts';
import { addEntries, queueKeys } from './queues.ts';

/** A transcript that could have been drawn. `probability` > 0. */
export interface FrameEntry {
  key: number;
  stratum: string;
  probability: number;
}

/** A transcript with its chance to have been drawn. */
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
// the union formula; a draw that was enlarged is in the larger one
const chancesOf = (which: string): string => `
  select f.transcript as key,
    case when max(f.probability) = 1 then 1 else 1 - exp(sum(ln(1 - f.probability))) end as probability
  from frame f join draw d on d.key = f.draw join queue q on q.name = d.queue
  where ${which} and d.key not in (select enlarges from draw where enlarges is not null)
  group by f.transcript order by f.transcript`;
const chancesIn = statement<DrawnItem>(chancesOf('q.name = ?'));
const chances = statement<DrawnItem>(chancesOf("q.purpose = 'label'"));
const markDrawn = statement("update queue_item set draw = ? where queue = ? and transcript = ? and round = 'main' and draw is null");
const drawnIn = statement<{ key: number }>(`
  select distinct i.transcript as key from queue_item i join queue q on q.name = i.queue
  where q.purpose = 'label' and i.draw is not null`);

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
    const before = new Set(queueKeys(db, queue));
    const added = drawn.filter((one) => !before.has(one));
    addEntries(
      db,
      queue,
      added.map((one) => ({ key: one, probability: over.get(one) ?? null, draw: key })),
    );
    // what stood there by hand is now drawn as well
    for (const one of drawn) if (before.has(one)) markDrawn(db).run(key, queue, one);
    for (const one of before) if (over.has(one)) setProbability(db).run(over.get(one), queue, one);
  });
}

const designOf = documentReader('a design', Design);
const strataOf = documentReader('strata', z.array(Stratum));

/** The draws of a queue, oldest first. */
export const drawsOf = (db: Db, queue: string): Draw[] =>
  ofQueue(db)
    .all(queue)
    .map((row) => ({ ...row, design: designOf(row.design), strata: strataOf(row.strata) }));

/** Everything that could have been drawn in one draw. */
export const frameOf = (db: Db, draw: number): FrameEntry[] => frame(db).all(draw);

/** The chance of each transcript to be drawn at least once into a queue, for all that ever could have been. */
export const inclusion = (db: Db, queue: string): DrawnItem[] => chancesIn(db).all(queue);

/**
 * The chance of each transcript to have been drawn into any queue that counts; one that stood in no frame is not in the map, and
 * nothing can be concluded for it.
 */
export const inclusionColumn = (db: Db): Map<number, number> =>
  new Map(
    chances(db)
      .all()
      .map(({ key, probability }) => [key, probability]),
  );

const places = statement<{ key: number; queue: string; stratum: string | null }>(`
  select i.transcript as key, i.queue, f.stratum from queue_item i join queue q on q.name = i.queue
  left join frame f on f.draw = i.draw and f.transcript = i.transcript
  where q.purpose = 'label' and i.draw is not null and i.round = 'main' order by i.draw, i.transcript`);

/** Where a drawn transcript was drawn: the queue, and the stratum of its frame. */
export interface DrawnPlace {
  queue: string;
  stratum: string | null;
}

/** The queues that count into which each transcript was drawn, oldest draw first; one that was never drawn is not in the map. */
export function drawnInto(db: Db): Map<number, DrawnPlace[]> {
  const found = new Map<number, DrawnPlace[]>();
  for (const { key, queue, stratum } of places(db).all()) found.set(key, [...(found.get(key) ?? []), { queue, stratum }]);
  return found;
}

/** The transcripts that were drawn by a recorded draw into a queue that counts; what was picked by hand is not among them. */
export const drawnKeys = (db: Db): Set<number> =>
  new Set(
    drawnIn(db)
      .all()
      .map(({ key }) => key),
  );
