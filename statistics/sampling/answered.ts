// Which draws count, and with which chance a transcript was drawn and answered: a draw that nobody worked on changes
// nothing.
import { unionProbability } from './union.ts';

/** One draw: its frame with what was drawn, and how far the logs of labels and of decisions had come by then. */
export interface DrawMade {
  key: number;
  queue: string;
  /** The smaller draw of the same queue whose place it takes. */
  enlarges: number | null;
  after_event: number;
  after_decision: number;
  frame: readonly { key: number; stratum: string; probability: number; drawn: boolean }[];
}

/**
 * A gold level and an answer behind it: under which queue (null: under none) and where in the logs (`event` null: no
 * rater answered).
 */
export interface GoldMade {
  key: number;
  queue: string | null;
  event: number | null;
  decision: number;
}

/**
 * `probability`: to be drawn and answered. `response`: the part of it that is the answering, 1 where all of the stratum
 * is answered.
 */
export interface Chance {
  probability: number;
  response: number;
  drawn: boolean;
}

/** A draw with those it enlarges, newest first, and the transcripts that came in by each of them. */
interface Chain {
  draws: DrawMade[];
  cameBy: ReadonlyMap<number, DrawMade>;
  credited: Set<number>;
}

/** By queue and transcript: the oldest draw that drew it. */
function firstDraws(draws: readonly DrawMade[]): Map<string, Map<number, DrawMade>> {
  const first = new Map<string, Map<number, DrawMade>>();
  for (const draw of draws) {
    const queue = first.get(draw.queue) ?? new Map<number, DrawMade>();
    first.set(draw.queue, queue);
    for (const { key, drawn } of draw.frame) if (drawn && !queue.has(key)) queue.set(key, draw);
  }
  return first;
}

const rootOf = ({ draws }: Chain): number => draws.at(-1)?.key ?? 0;

/** Oldest first, by the first draw of each. */
function chainsOf(draws: readonly DrawMade[]): Chain[] {
  const byKey = new Map(draws.map((draw) => [draw.key, draw]));
  const enlarged = new Set(draws.map(({ enlarges }) => enlarges));
  const first = firstDraws(draws);
  return draws
    .filter(({ key }) => !enlarged.has(key))
    .map((tip) => {
      const chain = [tip];
      for (let next = byKey.get(tip.enlarges ?? -1); next !== undefined; next = byKey.get(next.enlarges ?? -1))
        chain.push(next);
      const cameBy = new Map([...(first.get(tip.queue) ?? [])].filter(([, draw]) => chain.includes(draw)));
      return { draws: chain, cameBy, credited: new Set<number>() };
    })
    .toSorted((a, b) => rootOf(a) - rootOf(b));
}

/** Answers given in the queue of a draw, after it, to what it drew. */
function creditOwn(chains: readonly Chain[], gold: readonly GoldMade[]): void {
  for (const { draws, cameBy, credited } of chains)
    for (const { key, queue, event } of gold)
      if (
        queue === draws[0]?.queue &&
        event !== null &&
        event > (cameBy.get(key)?.after_event ?? Number.POSITIVE_INFINITY)
      )
        credited.add(key);
}

const cameAfter = ({ event, decision }: GoldMade, draw: DrawMade): boolean =>
  event === null ? decision > draw.after_decision : event > draw.after_event;

/**
 * Answers given in no queue that was drawn, as labels made elsewhere are: they are the work of the draw of which they
 * answer the largest share, and what is left of them of the next.
 */
function creditOthers(chains: readonly Chain[], gold: readonly GoldMade[]): void {
  // a queue that was drawn only later had none of its own then
  const wasDrawn = ({ queue, event }: GoldMade): boolean =>
    chains.some(({ draws }) => draws.some((draw) => draw.queue === queue && draw.after_event < (event ?? 0)));
  const taken = new Set(chains.flatMap(({ credited }) => [...credited]));
  const loose = gold.filter((one) => !taken.has(one.key) && !wasDrawn(one));
  const fitting = ({ cameBy }: Chain): Set<number> =>
    new Set(
      loose.flatMap((one) => {
        const draw = cameBy.get(one.key);
        return draw !== undefined && !taken.has(one.key) && cameAfter(one, draw) ? [one.key] : [];
      }),
    );
  const shareOf = ({ draws }: Chain, found: ReadonlySet<number>): number =>
    Math.max(
      ...draws.map(({ frame }) => {
        const drawn = frame.filter((unit) => unit.drawn);
        return drawn.filter(({ key }) => found.has(key)).length / Math.max(1, drawn.length);
      }),
    );
  const left = new Set(chains);
  while (left.size > 0) {
    const [best] = [...left]
      .map((chain) => ({ chain, found: fitting(chain) }))
      .map((one) => ({ ...one, share: shareOf(one.chain, one.found) }))
      .toSorted((a, b) => b.share - a.share);
    if (best === undefined || best.found.size === 0) return;
    left.delete(best.chain);
    for (const key of best.found) {
      taken.add(key);
      best.chain.credited.add(key);
    }
  }
}

/** The largest draw of a chain that brought in something that was answered; null where none did. */
const worked = ({ draws, cameBy, credited }: Chain): DrawMade | null =>
  draws.find((draw) => [...credited].some((key) => cameBy.get(key) === draw)) ?? null;

/** The share of each stratum's drawn that has gold; what the work of another draw answered is not asked of this one. */
function responses(
  draw: DrawMade,
  gold: ReadonlySet<number>,
  elsewhere: ReadonlySet<number>,
  asked: (key: number) => boolean,
) {
  const counts = new Map<string, { within: number; asked: number; answered: number }>();
  for (const { key, stratum, drawn } of draw.frame) {
    const count = counts.get(stratum) ?? { within: 0, asked: 0, answered: 0 };
    counts.set(stratum, count);
    if (!drawn || !asked(key)) continue;
    count.within += 1;
    if (elsewhere.has(key)) continue;
    count.asked += 1;
    if (gold.has(key)) count.answered += 1;
  }
  return (stratum: string): number => {
    const count = counts.get(stratum) ?? { within: 0, asked: 0, answered: 0 };
    // of a stratum in which the dimension is asked of none nothing is missing
    return count.asked > 0 ? count.answered / count.asked : count.within === 0 ? 1 : 0;
  };
}

/** One draw is taken as it is; of several independent ones the chance to be in at least one. */
const united = (chances: readonly number[]): number =>
  chances.length === 1 ? (chances[0] ?? 0) : unionProbability(chances);

/** The same for the only draw that was worked on: nothing has to be united. */
function chancesIn(draw: DrawMade, gold: ReadonlySet<number>, asked: (key: number) => boolean): Map<number, Chance> {
  const responseIn = responses(draw, gold, new Set(), asked);
  return new Map(
    draw.frame.map(({ key, stratum, probability, drawn }) => {
      const answered = probability * responseIn(stratum);
      return [key, { probability: answered, response: answered / probability, drawn }];
    }),
  );
}

/**
 * The chance of each transcript that stood in the frame of a draw that was worked on, times the share of its stratum
 * that has gold. A draw was worked on when one of the transcripts it drew was answered after it, in its queue or in
 * none that was drawn, and has gold: until then it counts for nothing. Of a draw that was enlarged the smaller one
 * counts until something that the larger one added is answered. `asked`: of which transcripts the dimension is asked.
 * Särndal, Swensson & Wretman 1992, 15.6 (response homogeneity groups).
 */
export function chancesOf(
  draws: readonly DrawMade[],
  gold: readonly GoldMade[],
  asked: (key: number) => boolean = () => true,
): Map<number, Chance> {
  const chains = chainsOf(draws);
  creditOwn(chains, gold);
  creditOthers(chains, gold);
  const counting = chains.flatMap((chain) => {
    const draw = worked(chain);
    return draw === null ? [] : [{ draw, credited: chain.credited }];
  });
  const withGold = new Set(gold.map(({ key }) => key));
  const [only] = counting;
  if (only !== undefined && counting.length === 1) return chancesIn(only.draw, withGold, asked);
  const found = new Map<number, { drawn: boolean; design: number[]; answered: number[] }>();
  for (const { draw, credited } of counting) {
    const others = counting.flatMap((other) => (other.draw === draw ? [] : [...other.credited]));
    const responseIn = responses(draw, withGold, new Set(others.filter((key) => !credited.has(key))), asked);
    for (const { key, stratum, probability, drawn } of draw.frame) {
      const chance = found.get(key) ?? { drawn: false, design: [], answered: [] };
      found.set(key, chance);
      chance.drawn ||= drawn;
      chance.design.push(probability);
      chance.answered.push(probability * responseIn(stratum));
    }
  }
  return new Map(
    [...found].map(([key, { drawn, design, answered }]) => {
      const probability = united(answered);
      return [key, { probability, response: probability / united(design), drawn }];
    }),
  );
}
