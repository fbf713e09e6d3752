// Agreement of raters by measure (dimension or flag), pair, rubric version and month, with themselves, and on evidence.
import type {
  AgreementBy,
  AgreementPart,
  AgreementScope,
  Coefficients,
  DimensionAgreement,
  EvidenceAgreement,
} from '../../../contract/agreement.ts';
import { TouchstoneError } from '../../../contract/errors.ts';
import { NOT_CLUSTERED } from '../../../contract/inference.ts';
import type { Evidence } from '../../../contract/evidence.ts';
import type { Dimension } from '../../../contract/rubric.ts';
import { agreementOf } from '../../../statistics/agreement/agreement-of.ts';
import { spanAgreementCorpus } from '../../../statistics/agreement/span-corpus.ts';
import { estimateOf } from '../../../statistics/statistic.ts';
import { answersTwice, labelsOf, onSnapshot, studyInfo, type Db } from '../../store/index.ts';
import { enrichedText, EVERYTHING, transcriptsIn } from './scope.ts';
import { clusteringFor, type Clustering } from '../inference/index.ts';
import { breathe } from '../job/index.ts';
import { ratedMeasures, ratedUnits, ratersOf, type Rated, type RatedUnit } from './rated-units.ts';

export { ratedMeasures } from './rated-units.ts';

export interface AgreementOptions {
  /** Level of the intervals. */
  confidence?: number;
  /** The transcripts; all if left out. */
  scope?: AgreementScope;
  signal?: AbortSignal | undefined;
}

const CONFIDENCE = 0.95;

type Matrix = (number | null)[][];

/** The level of intervals, and the cluster of each unit, if transcripts form clusters. */
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
function coefficients(
  { kind, levels }: Dimension,
  units: Matrix,
  raters: number,
  { confidence, clusters }: Interval,
): Coefficients {
  const found = agreementOf({
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

function coefficientsAmong(
  { dimension }: Rated,
  units: readonly RatedUnit[],
  raters: readonly string[],
  ways: Ways,
): Coefficients {
  const interval = intervalOf(
    ways,
    units.map(({ transcript }) => transcript),
  );
  return coefficients(dimension, matrixOf(units, raters), raters.length, interval);
}

function retest(db: Db, dimension: Dimension, among: ReadonlySet<number> | null, ways: Ways): Coefficients | null {
  const values = new Set(dimension.levels.map(({ value }) => value));
  const on = (level: number | null): number | null => (level !== null && values.has(level) ? level : null);
  const twice = answersTwice(db, dimension.name).filter(
    ({ blinded, transcript }) => blinded !== false && (among?.has(transcript) ?? true),
  );
  if (twice.length === 0) return null;
  const raters = new Set(twice.map(({ rater }) => rater)).size;
  return coefficients(
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
 * Larger than the characters of a block and the blocks of a message, so that all spans of a transcript can be placed on
 * one line.
 */
const BLOCK = 2 ** 26;
const BLOCKS = 1024;

const spanOf = ({ message, block, start, end }: Evidence): [number, number, string] => {
  const base = (message * BLOCKS + block) * BLOCK;
  return [base + start, base + end, 'evidence'];
};

function pairsOf(raters: readonly string[]): [string, string][] {
  return raters.flatMap((a, at) => raters.slice(at + 1).map((b): [string, string] => [a, b]));
}

function evidenceOf(
  db: Db,
  { dimension, units }: Rated,
  names: ReadonlyMap<string, string>,
  { confidence, clusterOf }: Ways,
): EvidenceAgreement[] {
  const apart = clusterOf === null ? [] : [`the interval ${NOT_CLUSTERED}`];
  const marked = units.map((unit) => {
    const labels = labelsOf(db, unit.transcript).filter(({ rater }) => unit.levels.has(rater));
    return new Map(
      labels.map(({ rater, label }) => [
        rater,
        label.evidence.filter((one) => one.dimension === dimension.name && one.end > one.start).map(spanOf),
      ]),
    );
  });
  return pairsOf(ratersOf(units)).flatMap(([a, b]) => {
    const docs = marked.flatMap((spans) => {
      const [first, second] = [spans.get(a), spans.get(b)];
      return first === undefined || second === undefined ? [] : [{ a: first, b: second }];
    });
    if (docs.length === 0) return [];
    const f1 = spanAgreementCorpus.run({ docs, label: 'evidence', confidence });
    return [{ a: names.get(a) ?? a, b: names.get(b) ?? b, f1: estimateOf({ ...f1, notes: [...f1.notes, ...apart] }) }];
  });
}

const namesOf = (db: Db): ReadonlyMap<string, string> =>
  new Map(studyInfo(db).raters.map(({ id, name }) => [id, name]));

/** Units to which two raters or more gave a level: the ones that coefficients count. */
const shared = (units: readonly RatedUnit[]): RatedUnit[] => units.filter(({ levels }) => levels.size > 1);

/**
 * The agreement on every dimension and flag that two raters or more have answered, in the order of the rubric. Throws
 * `cancelled`, and `bad_filter`, `not_found` for an invalid scope.
 */
export async function agreementByDimension(
  db: Db,
  { confidence = CONFIDENCE, scope = EVERYTHING, signal }: AgreementOptions = {},
): Promise<DimensionAgreement[]> {
  const found: DimensionAgreement[] = [];
  const among = transcriptsIn(db, scope);
  const names = namesOf(db);
  const { of: clusterOf, speaksOf } = clusteringFor(db, { target: 'model', clusters: scope.clusters });
  const ways = { confidence, clusterOf };
  for (const about of ratedMeasures(db)) {
    await breathe(signal);
    const rated = onSnapshot(db, () => ratedUnits(db, about, among));
    const raters = ratersOf(rated.units);
    if (raters.length < 2) continue;
    const { name, title, kind } = rated.dimension;
    const { rubrics, left_out, blindness_unknown, units } = rated;
    found.push({
      dimension: name,
      title,
      kind,
      rubrics,
      left_out,
      enriched: enrichedText(db, shared(units), scope),
      blindness_unknown,
      speaks: speaksOf([...new Set(units.map(({ transcript }) => transcript))]),
      overall: coefficientsAmong(rated, units, raters, ways),
      retest: retest(db, rated.dimension, among, ways),
      evidence: evidenceOf(db, rated, names, ways),
    });
  }
  return found;
}

/**
 * Agreement of all raters on a dimension, with the note that is needed if its transcripts were drawn with unequal
 * chances.
 */
type Overall = Pick<DimensionAgreement, 'dimension' | 'enriched' | 'overall'>;

/** The quick part of the same: only the coefficients of all raters on each dimension. Throws `cancelled`. */
export async function overallAgreement(db: Db, signal?: AbortSignal): Promise<Overall[]> {
  const found: Overall[] = [];
  const ways = { confidence: CONFIDENCE, clusterOf: clusteringFor(db, {}).of };
  for (const about of ratedMeasures(db)) {
    await breathe(signal);
    const rated = onSnapshot(db, () => ratedUnits(db, about));
    const raters = ratersOf(rated.units);
    if (raters.length < 2) continue;
    found.push({
      dimension: rated.dimension.name,
      enriched: enrichedText(db, shared(rated.units), EVERYTHING),
      overall: coefficientsAmong(rated, rated.units, raters, ways),
    });
  }
  return found;
}

/** Units grouped by a key, keys in order. */
function grouped(units: readonly RatedUnit[], keyOf: (unit: RatedUnit) => string): [string, RatedUnit[]][] {
  const groups = new Map<string, RatedUnit[]>();
  for (const unit of units) groups.set(keyOf(unit), [...(groups.get(keyOf(unit)) ?? []), unit]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function byPair(rated: Rated, names: ReadonlyMap<string, string>, ways: Ways): AgreementPart[] {
  return pairsOf(ratersOf(rated.units)).map((raters) => {
    const [a, b] = raters.map((rater) => names.get(rater) ?? rater);
    const pair: [string, string] = [a ?? '', b ?? ''];
    const both = rated.units.filter(({ levels }) => raters.every((rater) => levels.has(rater)));
    return { key: pair.join(' / '), pair, agreement: coefficientsAmong(rated, both, raters, ways) };
  });
}

/**
 * The agreement on one dimension in parts. A unit belongs to the month of its last label. Throws `bad_input`, and
 * `bad_filter`, `not_found` for an invalid scope.
 */
export async function agreementBy(
  db: Db,
  { dimension, by }: { dimension: string; by: AgreementBy },
  { confidence = CONFIDENCE, scope = EVERYTHING, signal }: AgreementOptions = {},
): Promise<AgreementPart[]> {
  const all = ratedMeasures(db);
  const about = all.find((one) => one.dimension.name === dimension);
  if (about === undefined) {
    const known = all.map((one) => one.dimension.name).join(', ');
    throw new TouchstoneError(
      'bad_input',
      `The rubric has no dimension with levels and no flag ${dimension}`,
      `it has ${known}`,
      'Name one of them',
    );
  }
  const rated = onSnapshot(db, () => ratedUnits(db, about, transcriptsIn(db, scope)));
  const ways = { confidence, clusterOf: clusteringFor(db, { clusters: scope.clusters }).of };
  if (by === 'pair') return byPair(rated, namesOf(db), ways);
  const parts: AgreementPart[] = [];
  for (const [key, units] of grouped(rated.units, ({ rubric, at }) =>
    by === 'rubric' ? String(rubric) : at === null ? 'not known' : at.slice(0, 7),
  )) {
    await breathe(signal);
    parts.push({ key, pair: null, agreement: coefficientsAmong(rated, units, ratersOf(units), ways) });
  }
  return parts;
}
