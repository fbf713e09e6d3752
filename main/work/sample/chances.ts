// The probability of each transcript of being drawn and answered, over the draws with work on them, and whether these
// probabilities are equal.
import { isAskedIn, type Dimension } from '../../../contract/rubric.ts';
import {
  chancesOf,
  type AnswerProbability,
  type DrawMade,
  type GoldMade,
} from '../../../statistics/sampling/answered.ts';
import { unionProbability } from '../../../statistics/sampling/union.ts';
import { countingDraws, drawnTranscripts, facetColumn, frameOf, goldAnswersOn, type Db } from '../../store/index.ts';
import { atOnce, type Steps } from '../job/index.ts';

/** Transcripts of which the dimension is asked: those of its scenarios, and those without a scenario. */
export function askedOf(db: Db, dimension: Dimension): (key: number) => boolean {
  if (dimension.scenarios.length === 0) return () => true;
  const of = facetColumn(db, 'scenario');
  return (key) => isAskedIn(dimension, of.get(key));
}

/**
 * The probabilities by transcript. A transcript outside the frame of every draw with work on it is not in the map,
 * because the sample does not represent it. `gold`: the answers that settled the measure; `asked`: whether a transcript
 * could be settled.
 */
export const chancesBy = (
  db: Db,
  gold: readonly GoldMade[],
  asked: (key: number) => boolean,
): Map<number, AnswerProbability> =>
  chancesOf(
    countingDraws(db).map((draw) => ({ ...draw, frame: frameOf(db, draw.key) })),
    gold,
    asked,
  );

/** The same for gold on one dimension. */
export const chancesFor = (db: Db, dimension: Dimension): Map<number, AnswerProbability> =>
  atOnce(chancesInSteps(db, dimension));

/** The same, as a generator that pauses between steps. */
export function* chancesInSteps(db: Db, dimension: Dimension): Steps<Map<number, AnswerProbability>> {
  const [gold, asked] = [goldAnswersOn(db, dimension.name), askedOf(db, dimension)];
  const draws: DrawMade[] = [];
  for (const draw of countingDraws(db)) {
    yield undefined;
    draws.push({ ...draw, frame: frameOf(db, draw.key) });
  }
  yield undefined;
  return chancesOf(draws, gold, asked);
}

/** Tolerance: probabilities that differ by less are equal except for rounding. */
const ROUNDING = 1e-9;

export interface Unequal {
  /** How many of the transcripts were drawn. */
  drawn: number;
  low: number;
  high: number;
}

/** Which transcripts were drawn, and the probability of each of being drawn, whether or not it was answered. */
export interface DrawChances {
  drawn: ReadonlySet<number>;
  of: ReadonlyMap<number, number>;
}

/** Over the draws of all queues that count, or of `own` only; as a generator. */
export function* drawChances(db: Db, own?: DrawChances['of']): Steps<DrawChances> {
  const drawn = drawnTranscripts(db);
  yield undefined;
  if (own !== undefined) return { drawn, of: own };
  const draws = countingDraws(db);
  const enlarged = new Set(draws.map(({ enlarges }) => enlarges));
  const of = new Map<number, number>();
  for (const { key: draw } of draws.filter(({ key }) => !enlarged.has(key))) {
    const frame = frameOf(db, draw);
    yield undefined;
    for (const { key, probability } of frame) {
      const before = of.get(key);
      of.set(key, before === undefined ? probability : unionProbability([before, probability]));
    }
    yield undefined;
  }
  return { drawn, of };
}

/** The range of probabilities of the drawn transcripts among these; null if all are equal, or none was drawn. */
export function unequalAmong({ drawn, of }: DrawChances, transcripts: readonly number[]): Unequal | null {
  let [many, low, high] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const key of transcripts) {
    const chance = drawn.has(key) ? of.get(key) : undefined;
    if (chance === undefined) continue;
    many += 1;
    [low, high] = [Math.min(low, chance), Math.max(high, chance)];
  }
  return high - low < ROUNDING || many === 0 ? null : { drawn: many, low, high };
}
