// Rates that allow for rater errors, estimated by a latent-class model, beside the rates that assume gold is right.
import type { LatentReport, LatentRow, RateRow, RatesWish } from '../../../contract/rates.ts';
import { anyOf, ofMeasure, type Clause } from '../../../contract/outcome.ts';
import { isAskedIn } from '../../../contract/rubric.ts';
import { latentClassRate, ASSUMPTION, type RatedUnit } from '../../../statistics/questions/latent-class-rate.ts';
import { estimateOf } from '../../../statistics/statistic.ts';
import { answersOn, facetColumn, raters as everyRater, type Db } from '../../store/index.ts';
import { counted, requireMeasure, groupsOf, type Measured } from '../measured/index.ts';
import { apart } from './questions.ts';
import { atOnce, type Steps } from '../job/index.ts';
import { checkFacets, partOf, resolving, type ResolvedWish } from './rates.ts';

/** Minimum number of transcripts with two labels: with fewer, agreement does not show raters' errors. */
const LEAST_OVERLAP = 30;
const REPLICATES = 300;
/** Maximum number of groups; nobody compares more. */
const MOST_GROUPS = 60;

type Vote = 0 | 1 | null;

/**
 * By transcript and rater: whether the rater saw the event. Answers given after having seen a grader's scores are not
 * independent and are left out.
 */
interface Votes {
  raters: string[];
  names: string[];
  of: (key: number) => Vote[];
}

/** Null for components: raters do not answer them one by one. */
function votesOf(db: Db, { measurement, at, outcome }: ResolvedWish, { outcome: asked }: RatesWish): Votes | null {
  const clauses: readonly Clause[] =
    outcome === null ? [{ dimension: measurement.dimension.name, from_level: at.value }] : (asked?.any ?? []);
  const scenarioOf = facetColumn(db, 'scenario');
  const levels: { scenarios: readonly string[]; from: number; answers: Map<number, Map<string, number | null>> }[] = [];
  for (const clause of clauses.map(ofMeasure)) {
    if (!('from_level' in clause)) return null;
    const answers = new Map<number, Map<string, number | null>>();
    for (const { transcript, rater, level, blinded } of answersOn(db, clause.dimension)) {
      if (blinded === false) continue;
      const by = answers.get(transcript) ?? new Map<string, number | null>();
      answers.set(transcript, by.set(rater, level));
    }
    levels.push({
      scenarios: requireMeasure(db, clause.dimension).dimension.scenarios,
      from: clause.from_level,
      answers,
    });
  }
  const raters = [
    ...new Set(levels.flatMap(({ answers }) => [...answers.values()].flatMap((by) => [...by.keys()]))),
  ].toSorted();
  const voteOf = (key: number, rater: string): Vote => {
    const scenario = scenarioOf.get(key);
    const truths = levels.map(({ scenarios, from, answers }) => {
      if (!isAskedIn({ scenarios }, scenario)) return false;
      const level = answers.get(key)?.get(rater) ?? null;
      return level === null ? null : level >= from;
    });
    const hasAnswered = levels.some(({ answers }) => answers.get(key)?.has(rater) === true);
    const event = hasAnswered ? anyOf(truths) : null;
    return event === null ? null : event ? 1 : 0;
  };
  const nameOf = new Map(everyRater(db).map(({ id, name }) => [id, name]));
  return {
    raters,
    names: raters.map((id) => nameOf.get(id) ?? id),
    of: (key) => raters.map((rater) => voteOf(key, rater)),
  };
}

const rated = (votes: readonly Vote[]): number => votes.filter((vote) => vote !== null).length;

/** One group: raters' answers to drawn transcripts, separately for those that the grader flagged and did not flag. */
function rowOf(
  rows: readonly Measured[],
  group: RateRow['group'],
  read: ResolvedWish,
  votes: Votes | null,
  level: number,
): LatentRow {
  const graded = read.measurement.mapping !== null;
  const verdict = (row: Measured): string | null =>
    graded ? (row.level === null ? null : row.level >= read.at.value ? 'flagged' : 'unflagged') : 'all';
  const frame = rows.filter((row) => row.probability !== null && row.probability > 0 && verdict(row) !== null);
  const names = ['flagged', 'unflagged', 'all'].filter((name) => frame.some((row) => verdict(row) === name));
  const populations = names.map((population) => ({
    population,
    share: counted(frame.filter((row) => verdict(row) === population)) / counted(frame),
  }));
  // for the model, the share that the grader flagged is a sample too
  const N = read.speaks.target === 'model' ? counted(frame) : undefined;
  const units = frame.flatMap((row): RatedUnit[] => {
    const answers = row.drawn ? (votes?.of(row.key) ?? []) : [];
    if (rated(answers) === 0) return [];
    return [{ population: names.indexOf(verdict(row) ?? ''), votes: answers, weight: 1 / (row.probability ?? 1) }];
  });
  const overlap = units.filter((unit) => rated(unit.votes) >= 2).length;
  const about = { level, n: units.length, method: 'latent class of raters’ answers' };
  const none = (note: string): LatentRow => ({
    group,
    overlap,
    rate: estimateOf({ ...about, estimate: null, notes: [note] }),
    raters: [],
  });
  if (votes === null)
    return none('no rater answers components one by one, so their errors cannot be estimated from their agreement');
  if (overlap < LEAST_OVERLAP)
    return none(
      `${overlap} drawn transcripts were labelled by two raters, neither known to have seen a grader; ${LEAST_OVERLAP} are needed`,
    );
  // a rater without an answer here has no errors to estimate
  const present = votes.raters.flatMap((_, at) => (units.some((unit) => unit.votes[at] !== null) ? [at] : []));
  const given = units.map((unit) => ({ ...unit, votes: present.map((at) => unit.votes[at] ?? null) }));
  const raters = present.map((at) => votes.names[at] ?? '');
  const {
    raters: errors,
    populations: _,
    loglik: __,
    ...rate
  } = latentClassRate({ units: given, raters, populations, N, level, replicates: REPLICATES });
  return { group, overlap, rate: { ...rate, notes: [...rate.notes, ...apart(read.speaks)] }, raters: errors };
}

/**
 * The rates of a wish by group and overall, allowing for the rater errors that agreement implies. Throws like
 * `ratesOf`.
 */
export const latentRates = (db: Db, wish: RatesWish): LatentReport => atOnce(ratingLatent(db, wish));

/** The same, as a generator that pauses between steps. */
export function* ratingLatent(db: Db, wish: RatesWish): Steps<LatentReport> {
  checkFacets(db, wish.by);
  const read = yield* resolving(db, wish);
  yield undefined;
  const votes = votesOf(db, read, wish);
  const row = function* (all: Measured[], group: RateRow['group']): Steps<LatentRow> {
    yield undefined;
    const some = partOf(read, all, group, wish.level).rows;
    yield undefined;
    return rowOf(some, group, read, votes, wish.level);
  };
  const groups = groupsOf(db, wish.by, read.rows).slice(0, MOST_GROUPS);
  const rows: LatentRow[] = [];
  for (const { group, rows: some } of groups) rows.push(yield* row(some, group));
  return { assumption: ASSUMPTION, rows, overall: yield* row(read.rows, []) };
}
