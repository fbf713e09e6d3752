// Agreement of raters by measure (dimension or flag), pair, rubric version and month, with themselves, and on evidence.
import type {
  AgreementBy,
  AgreementPart,
  AgreementScope,
  Coefficients,
  DimensionAgreement,
  EvidenceAgreement,
} from '../../../contract/agreement.ts';
import { CONFIDENCE } from '../../../contract/estimate.ts';
import { TouchstoneError } from '../../../contract/errors.ts';
import { NOT_CLUSTERED } from '../../../contract/inference.ts';
import type { Evidence } from '../../../contract/evidence.ts';
import type { Dimension } from '../../../contract/rubric.ts';
import { agreementInSteps } from '../../../statistics/agreement/agreement-of.ts';
import { spanAgreementCorpus } from '../../../statistics/agreement/span-corpus.ts';
import { estimateOf } from '../../../statistics/statistic.ts';
import { answersTwice, evidenceOn, onSnapshot, submittedUnder, studyInfo, type Db } from '../../store/index.ts';
import { chancesIn, enrichedText, EVERYTHING, transcriptsIn } from './scope.ts';
import { clustering, type Clustering } from '../inference/index.ts';
import { readInSteps, type Steps } from '../job/index.ts';
import { ratedMeasures, ratedUnits, ratersOf, type Rated, type RatedUnit } from './rated-units.ts';

export { ratedMeasures } from './rated-units.ts';

export interface AgreementOptions {
  /** Level of the intervals. */
  confidence?: number;
  /** The transcripts; all if left out. */
  scope?: AgreementScope;
  signal?: AbortSignal | undefined;
}

type Matrix = (number | null)[][];

/** The level of intervals, and the cluster of each unit if transcripts form clusters. */
interface Interval {
  confidence: number;
  clusters: readonly string[] | undefined;
}

/** How intervals are computed, for any units. */
interface Ways {
  confidence: number;
  clusterOf: Clustering['of'];
}

const intervalOf = ({ confidence, clusterOf }: Ways, transcripts: readonly number[]): Interval => ({
  confidence,
  clusters: clusterOf === null ? undefined : transcripts.map(clusterOf),
});

/** The coefficients of units x raters as plain estimates, without the further fields that statistics return. */
function* coefficients(
  { kind, levels }: Dimension,
  units: Matrix,
  raters: number,
  { confidence, clusters }: Interval,
): Steps<Coefficients> {
  const found = yield* agreementInSteps({
    units,
    scale: levels.map(({ value }) => value),
    level: kind === 'ordinal' ? 'ordinal' : 'nominal',
    confidence,
    clusters,
  });
  const { percent, krippendorff, gwet, fleiss, cohen, binary, prevalence, notes } = found;
  return {
    raters,
    units: percent.n,
    percent: estimateOf(percent),
    krippendorff: estimateOf(krippendorff),
    gwet_ac: estimateOf(gwet),
    fleiss: estimateOf(fleiss),
    cohen: cohen && { identity: estimateOf(cohen.identity), quadratic: cohen.quadratic && estimateOf(cohen.quadratic) },
    binary: binary && {
      positive: estimateOf(binary.positive),
      negative: estimateOf(binary.negative),
      pabak: estimateOf(binary.pabak),
    },
    prevalence: prevalence.map(({ share }, place) => ({
      level: levels[place]?.value ?? 0,
      name: levels[place]?.name ?? '',
      share: estimateOf(share),
    })),
    notes,
  };
}

const matrixOf = (units: readonly RatedUnit[], raters: readonly string[]): Matrix =>
  units.map(({ levels }) => raters.map((rater) => levels.get(rater) ?? null));

function* coefficientsAmong(
  { dimension }: Rated,
  units: readonly RatedUnit[],
  raters: readonly string[],
  ways: Ways,
): Steps<Coefficients> {
  const interval = intervalOf(
    ways,
    units.map(({ transcript }) => transcript),
  );
  return yield* coefficients(dimension, matrixOf(units, raters), raters.length, interval);
}

function* retest(
  db: Db,
  dimension: Dimension,
  among: ReadonlySet<number> | null,
  ways: Ways,
): Steps<Coefficients | null> {
  const values = new Set(dimension.levels.map(({ value }) => value));
  const on = (level: number | null): number | null => (level !== null && values.has(level) ? level : null);
  const twice = answersTwice(db, dimension.name).filter(
    ({ blinded, transcript }) => blinded !== false && (among?.has(transcript) ?? true),
  );
  if (twice.length === 0) return null;
  const raters = new Set(twice.map(({ rater }) => rater)).size;
  return yield* coefficients(
    dimension,
    twice.map(({ first, again }) => [on(first), on(again)]),
    raters,
    intervalOf(
      ways,
      twice.map(({ transcript }) => transcript),
    ),
  );
}

/**
 * Larger than the characters of a block and the blocks of a message, so that all spans of a transcript fit on one
 * number line.
 */
const BLOCK = 2 ** 26;
const BLOCKS = 1024;

type Spans = [start: number, end: number, label: string][];

const spanOf = ({ message, block, start, end }: Evidence): [number, number, string] => {
  const base = (message * BLOCKS + block) * BLOCK;
  return [base + start, base + end, 'evidence'];
};

function pairsOf(raters: readonly string[]): [string, string][] {
  return raters.flatMap((a, at) => raters.slice(at + 1).map((b): [string, string] => [a, b]));
}

function* evidenceOf(
  db: Db,
  { dimension, units }: Rated,
  names: ReadonlyMap<string, string>,
  { confidence, clusterOf }: Ways,
): Steps<EvidenceAgreement[]> {
  const apart = clusterOf === null ? [] : [`the interval ${NOT_CLUSTERED}`];
  const evidence = evidenceOn(db, dimension.name);
  const marked = units.map(({ transcript, levels }) => {
    const own = evidence.get(transcript);
    const spansOf = (rater: string): Spans => (own?.get(rater) ?? []).filter((one) => one.end > one.start).map(spanOf);
    return new Map([...levels.keys()].map((rater) => [rater, spansOf(rater)]));
  });
  const found: EvidenceAgreement[] = [];
  for (const [a, b] of pairsOf(ratersOf(units))) {
    yield undefined;
    const docs = marked.flatMap((spans) => {
      const [first, second] = [spans.get(a), spans.get(b)];
      return first === undefined || second === undefined ? [] : [{ a: first, b: second }];
    });
    if (docs.length === 0) continue;
    const f1 = spanAgreementCorpus.run({ docs, label: 'evidence', confidence });
    found.push({
      a: names.get(a) ?? a,
      b: names.get(b) ?? b,
      f1: estimateOf({ ...f1, notes: [...f1.notes, ...apart] }),
    });
  }
  return found;
}

const namesOf = (db: Db): ReadonlyMap<string, string> =>
  new Map(studyInfo(db).raters.map(({ id, name }) => [id, name]));

/** Number of units with a level from two raters or more, which coefficients count. */
const shared = (units: readonly RatedUnit[]): RatedUnit[] => units.filter(({ levels }) => levels.size > 1);

/**
 * The agreement on every dimension and flag that two raters or more have answered, in the order of the rubric. Throws
 * `cancelled`, and `bad_filter`, `not_found` for an invalid scope.
 */
export const agreementByDimension = (db: Db, options: AgreementOptions = {}): Promise<DimensionAgreement[]> =>
  readInSteps(db, () => agreeing(db, options), options.signal);

function* agreeing(
  db: Db,
  { confidence = CONFIDENCE, scope = EVERYTHING }: AgreementOptions,
): Steps<DimensionAgreement[]> {
  const found: DimensionAgreement[] = [];
  const among = transcriptsIn(db, scope);
  yield undefined;
  const submitted = submittedUnder(db, among);
  const names = namesOf(db);
  const { of: clusterOf, speaksOf } = yield* clustering(db, { target: 'model', clusters: scope.clusters });
  const ways = { confidence, clusterOf };
  const chances = yield* chancesIn(db, scope);
  for (const about of ratedMeasures(db)) {
    yield undefined;
    const rated = onSnapshot(db, () => ratedUnits(db, about, among, submitted));
    const raters = ratersOf(rated.units);
    if (raters.length < 2) continue;
    const { name, title, kind } = rated.dimension;
    const { rubrics, left_out, blindness_unknown, units } = rated;
    yield undefined;
    const overall = yield* coefficientsAmong(rated, units, raters, ways);
    yield undefined;
    const again = yield* retest(db, rated.dimension, among, ways);
    found.push({
      dimension: name,
      title,
      kind,
      rubrics,
      left_out,
      enriched: enrichedText(chances, shared(units)),
      blindness_unknown,
      speaks: speaksOf([...new Set(units.map(({ transcript }) => transcript))]),
      overall,
      retest: again,
      evidence: yield* evidenceOf(db, rated, names, ways),
    });
  }
  return found;
}

/** Agreement of all raters on a dimension, with a note if its transcripts were drawn with unequal probabilities. */
type Overall = Pick<DimensionAgreement, 'dimension' | 'enriched' | 'overall'>;

/** The quick part of the same: only the coefficients of all raters on each dimension. Throws `cancelled`. */
export const overallAgreement = (db: Db, signal?: AbortSignal): Promise<Overall[]> =>
  readInSteps(db, () => agreeingOverall(db), signal);

function* agreeingOverall(db: Db): Steps<Overall[]> {
  const found: Overall[] = [];
  const ways = { confidence: CONFIDENCE, clusterOf: (yield* clustering(db, {})).of };
  const submitted = submittedUnder(db, null);
  const chances = yield* chancesIn(db, EVERYTHING);
  for (const about of ratedMeasures(db)) {
    yield undefined;
    const rated = onSnapshot(db, () => ratedUnits(db, about, null, submitted));
    const raters = ratersOf(rated.units);
    if (raters.length < 2) continue;
    yield undefined;
    found.push({
      dimension: rated.dimension.name,
      enriched: enrichedText(chances, shared(rated.units)),
      overall: yield* coefficientsAmong(rated, rated.units, raters, ways),
    });
  }
  return found;
}

/** Units grouped by a key, sorted by key. */
function grouped(units: readonly RatedUnit[], keyOf: (unit: RatedUnit) => string): [string, RatedUnit[]][] {
  const groups = new Map<string, RatedUnit[]>();
  for (const unit of units) {
    const group = groups.get(keyOf(unit));
    if (group === undefined) groups.set(keyOf(unit), [unit]);
    else group.push(unit);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function* byPair(rated: Rated, names: ReadonlyMap<string, string>, ways: Ways): Steps<AgreementPart[]> {
  const parts: AgreementPart[] = [];
  for (const raters of pairsOf(ratersOf(rated.units))) {
    yield undefined;
    const [a, b] = raters.map((rater) => names.get(rater) ?? rater);
    const pair: [string, string] = [a ?? '', b ?? ''];
    const both = rated.units.filter(({ levels }) => raters.every((rater) => levels.has(rater)));
    parts.push({ key: pair.join(' / '), pair, agreement: yield* coefficientsAmong(rated, both, raters, ways) });
  }
  return parts;
}

/** The requested parts. */
interface PartsWish {
  dimension: string;
  by: AgreementBy;
}

/**
 * The agreement on one dimension in parts. A unit belongs to the month of its last label. Throws `bad_input`,
 * `cancelled`, and `bad_filter`, `not_found` for an invalid scope.
 */
export const agreementBy = (db: Db, wish: PartsWish, options: AgreementOptions = {}): Promise<AgreementPart[]> =>
  readInSteps(db, () => agreeingBy(db, wish, options), options.signal);

function* agreeingBy(
  db: Db,
  { dimension, by }: PartsWish,
  { confidence = CONFIDENCE, scope = EVERYTHING }: AgreementOptions,
): Steps<AgreementPart[]> {
  const all = ratedMeasures(db);
  const about = all.find((one) => one.dimension.name === dimension);
  if (about === undefined) {
    const known = all.map((one) => one.dimension.name).join(', ');
    throw new TouchstoneError(
      'bad_input',
      `The rubric has no dimension with levels and no flag ${dimension}`,
      `it has ${known}`,
      'Choose one of them',
    );
  }
  const rated = onSnapshot(db, () => ratedUnits(db, about, transcriptsIn(db, scope)));
  yield undefined;
  const ways = { confidence, clusterOf: (yield* clustering(db, { clusters: scope.clusters })).of };
  if (by === 'pair') return yield* byPair(rated, namesOf(db), ways);
  const parts: AgreementPart[] = [];
  for (const [key, units] of grouped(rated.units, ({ rubric, at }) =>
    by === 'rubric' ? String(rubric) : at === null ? 'not known' : at.slice(0, 7),
  )) {
    yield undefined;
    parts.push({ key, pair: null, agreement: yield* coefficientsAmong(rated, units, ratersOf(units), ways) });
  }
  return parts;
}
