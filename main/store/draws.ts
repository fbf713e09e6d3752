// Draws: which transcripts could have been drawn, with their inclusion probabilities, and which were. Estimates rest on
// them.
import { z } from 'zod';
import { Design, Stratum } from '../../contract/queue.ts';
import { statement, writing, type Db } from './connection.ts';
import { documentReader } from './documents.ts';
import { addCellChances, cellChances, type CellChance } from './population.ts';
import { addEntries, queueTranscripts } from './queues.ts';

/** A transcript that could have been drawn. `probability` > 0. */
export interface FrameEntry {
  key: number;
  stratum: string;
  probability: number;
}

/** The same, with whether it was drawn. */
export interface FrameUnit extends FrameEntry {
  drawn: boolean;
}

/** A transcript with its inclusion probability. */
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
  /** The smaller draw of the same design that this one replaces. */
  enlarges: number | null;
  strata: Stratum[];
  drawn_at: string;
  /** The last events of the label log and of adjudication at the time of the draw: later events may be work on it. */
  after_event: number;
  after_decision: number;
}

/** A draw as it is recorded. */
export type NewDraw = Omit<Draw, 'key' | 'after_event' | 'after_decision'>;

/** Gold of a transcript on a measure, and an answer that raters gave before it was decided. */
export interface GoldAnswer {
  key: number;
  /** The queue in which raters answered; null: none, for labels made elsewhere. */
  queue: string | null;
  /** The last of these answers in the label log; null if no rater answered. */
  event: number | null;
  /** The decision in the log of adjudication. */
  decision: number;
}

const insert = statement<{ key: number }>(`
  insert into draw (id, queue, design, seed, population, sampled, enlarges, strata, drawn_at, after_event, after_decision)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, (select coalesce(max(seq), 0) from label_event), (select coalesce(max(seq), 0) from adjudication))
  returning key`);
const insertFrame = statement(
  'insert into frame (draw, transcript, stratum, probability, drawn) values (?, ?, ?, ?, ?)',
);
type Row = Omit<Draw, 'design' | 'strata'> & { design: string; strata: string };
const ofQueue = statement<Row>('select * from draw where queue = ? order by key');
const thatCount = statement<Row>(
  "select d.* from draw d join queue q on q.name = d.queue where q.purpose = 'label' order by d.key",
);
const frame = statement<[key: number, stratum: string, probability: number, drawn: number]>(
  'select transcript, stratum, probability, drawn from frame where draw = ? order by transcript',
);
const goldAnswers = statement<GoldAnswer>(`
  select g.transcript as key, e.queue, max(e.seq) as event, g.seq as decision
  from gold g join transcript t on t.key = g.transcript
  left join label_event e on e.transcript = t.id and e.round = 'main' and (
    e.kind = 'answer' and e.change ->> '$.dimension' = g.dimension or e.kind = 'flag' and e.change ->> '$.flag' = g.dimension
    -- a flag that the rater did not change is answered when the label is submitted
    or e.kind = 'submit' and exists (select 1 from rubric r, json_each(r.document, '$.flags') f where f.value ->> '$.name' = @measure))
  where g.dimension = @measure and g.level is not null group by g.transcript, e.queue order by g.transcript, e.queue`);
const setProbability = statement(
  'update queue_item set probability = ? where queue = ? and transcript = ? and draw is not null',
);
// The union formula; a draw that was enlarged is contained in the larger one.
const chancesIn = statement<DrawnItem>(`
  select f.transcript as key,
    case when max(f.probability) = 1 then 1 else 1 - exp(sum(ln(1 - f.probability))) end as probability
  from frame f join draw d on d.key = f.draw
  where d.queue = ? and d.key not in (select enlarges from draw where enlarges is not null)
  group by f.transcript order by f.transcript`);
const markDrawn = statement(
  "update queue_item set draw = ? where queue = ? and transcript = ? and round = 'main' and draw is null",
);
const drawnIn = statement<{ key: number }>(`
  select distinct f.transcript as key from frame f join draw d on d.key = f.draw join queue q on q.name = d.queue
  where q.purpose = 'label' and f.drawn = 1`);

/**
 * Records a draw: its whole frame, and the drawn transcripts as entries of the queue (existing entries keep their
 * place). The probability of every entry is updated to that over all draws of the queue. `cells`: the probabilities of
 * the population's cells, if it was drawn from. Returns the draw's key.
 */
export function addDraw(
  db: Db,
  draw: NewDraw,
  entries: readonly FrameEntry[],
  drawn: readonly number[],
  cells: readonly CellChance[] = [],
): number {
  return writing(db, () => {
    const { id, queue, design, seed, population, sampled, enlarges, strata, drawn_at } = draw;
    const key =
      insert(db).get(
        id,
        queue,
        JSON.stringify(design),
        seed,
        population,
        sampled,
        enlarges,
        JSON.stringify(strata),
        drawn_at,
      )?.key ?? 0;
    const chosen = new Set(drawn);
    for (const one of entries)
      insertFrame(db).run(key, one.key, one.stratum, one.probability, chosen.has(one.key) ? 1 : 0);
    const over = new Map(inclusion(db, queue).map((one) => [one.key, one.probability]));
    const before = new Set(queueTranscripts(db, queue));
    const added = drawn.filter((one) => !before.has(one));
    addEntries(
      db,
      queue,
      added.map((one) => ({ key: one, probability: over.get(one) ?? null, draw: key })),
    );
    // entries that were added by hand are now drawn as well
    for (const one of drawn) if (before.has(one)) markDrawn(db).run(key, queue, one);
    for (const one of before) if (over.has(one)) setProbability(db).run(over.get(one), queue, one);
    addCellChances(db, key, cells);
    return key;
  });
}

const designOf = documentReader('a design', Design);
const strataOf = documentReader('strata', z.array(Stratum));
const parsed = (row: Row): Draw => {
  const where = `draw ${row.key} of queue ${row.queue}`;
  return { ...row, design: designOf(row.design, where), strata: strataOf(row.strata, where) };
};

/** The draws of a queue, oldest first. */
export const drawsOf = (db: Db, queue: string): Draw[] => ofQueue(db).all(queue).map(parsed);

/** The draws of all queues whose labels count, oldest first, including those of deleted queues. */
export const countingDraws = (db: Db): Draw[] => thatCount(db).all().map(parsed);

/** The frame of one draw with what was drawn; cells of the population under their negative keys. */
export const frameOf = (db: Db, draw: number): FrameUnit[] => [
  ...frame(db)
    .raw()
    .all(draw)
    .map(([key, stratum, probability, drawn]) => ({ key, stratum, probability, drawn: drawn === 1 })),
  ...cellChances(db, draw).map((cell) => ({ ...cell, drawn: false })),
];

/** Adds transcripts to the frame of a draw. They came later, so it did not draw them. */
export const addToFrame = (db: Db, draw: number, entries: readonly (FrameEntry & { drawn?: boolean })[]): void =>
  writing(db, () => {
    for (const { key, stratum, probability, drawn = false } of entries)
      insertFrame(db).run(draw, key, stratum, probability, drawn ? 1 : 0);
  });

/** The gold levels on a measure with the answers behind them, one row for each queue in which raters answered. */
export const goldAnswersOn = (db: Db, measure: string): GoldAnswer[] => goldAnswers(db).all({ measure });

/** The probability of each transcript in the frame to be drawn at least once into a queue. */
export const inclusion = (db: Db, queue: string): DrawnItem[] => chancesIn(db).all(queue);

const places = statement<{ key: number; queue: string; stratum: string }>(`
  select f.transcript as key, d.queue, f.stratum from frame f join draw d on d.key = f.draw join queue q on q.name = d.queue
  where q.purpose = 'label' and f.drawn = 1 order by f.draw, f.transcript`);

/** The queue into which a transcript was drawn, and the stratum of its frame. */
export interface DrawnPlace {
  queue: string;
  stratum: string | null;
}

/**
 * The queues that count into which each transcript was drawn, oldest draw first; a transcript that was never drawn is
 * not in the map.
 */
export function drawnInto(db: Db): Map<number, DrawnPlace[]> {
  const found = new Map<number, DrawnPlace[]>();
  for (const { key, queue, stratum } of places(db).all()) {
    const before = found.get(key) ?? [];
    // a draw that enlarges another contains all that the other drew
    if (!before.some((one) => one.queue === queue)) found.set(key, [...before, { queue, stratum }]);
  }
  return found;
}

/** The transcripts that were drawn by a recorded draw into a queue that counts, without those chosen by hand. */
export const drawnTranscripts = (db: Db): Set<number> =>
  new Set(
    drawnIn(db)
      .all()
      .map(({ key }) => key),
  );
