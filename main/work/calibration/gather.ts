// Gathers the transcripts with gold and a score in the form that the statistics need, with notes on their sample
// design.
import type { Basis, CalibrateWish } from '../../../contract/calibration.ts';
import { parseFilter } from '../../../contract/filter/parse.ts';
import { printComparison, printValue } from '../../../contract/filter/print.ts';
import { levelsRead, type SavedMapping } from '../../../contract/mapping.ts';
import type { Dimension } from '../../../contract/rubric.ts';
import { sampleOf, type SampleKind } from '../../../statistics/rates/sample.ts';
import { facetColumn, unblindedGold, writtenTo, type Db } from '../../store/index.ts';
import { inClusters } from '../inference/index.ts';
import { toldOf } from '../../../contract/errors.ts';
import { atOnce, type Steps } from '../job/index.ts';
import { counted, mappingFor, measuring, readBelow, type Measured } from '../measured/index.ts';
import { eventLevel, inScope, unscored } from '../rates/index.ts';
import { clusterOf, weightOf, type Gathered, type GoldUnit, type Read } from './gathered.ts';

/** Whether a threshold on the numbers equals a threshold on the levels. */
const risesWith = ({ cuts, words }: SavedMapping): boolean =>
  Object.keys(words).length === 0 && cuts.every(({ level }, at) => level >= (cuts[at - 1]?.level ?? level));

interface Sampled {
  kind: SampleKind;
  /** Whether it counts: it has gold, possibly “cannot judge”. */
  counted: Measured[];
  notes: string[];
}

/** Whether it was drawn with a known probability. */
const counts = ({ drawn, probability }: Measured): boolean => drawn && probability !== null && probability > 0;

/** The transcripts behind the figures: all drawn ones or, if none was drawn, those chosen by hand. */
function sampled(rows: readonly Measured[], at: number): Sampled {
  const verdict = (level: number | null): 0 | 1 | null => (level === null ? null : level >= at ? 1 : 0);
  const sample = sampleOf(
    rows.map(({ count = 1, level, gold, probability, response, drawn }) => ({
      count,
      grader: verdict(level),
      gold: verdict(gold),
      probability,
      response,
      drawn,
    })),
  );
  const { kind, picked, outside, unanswered, missing, labelled } = sample;
  const settled = rows.filter(({ gold, beyond_judging }) => gold !== null || beyond_judging);
  if (kind === 'no gold') return { kind, counted: settled, notes: [] };
  if (kind === 'by hand')
    return {
      kind,
      counted: settled,
      notes: ['gold was chosen by hand: the figures describe only these transcripts'],
    };
  const notes: string[] = [];
  if (kind !== 'simple random')
    notes.push(
      'gold was drawn with unequal inclusion probabilities: each transcript is weighted by 1 / its inclusion probability, and intervals are from resampling',
    );
  if (picked > 0) notes.push(`gold on ${picked} transcripts was chosen by hand and is left out`);
  if (missing.length > 0)
    notes.push(`${missing.length} of ${missing.length + labelled.length} drawn transcripts have no level in gold`);
  if (outside > 0)
    notes.push(`${outside} of ${counted(rows)} transcripts could not be drawn: the figures do not cover them`);
  if (unanswered > 0)
    notes.push(
      `${unanswered} of ${counted(rows)} transcripts are in strata without gold: the figures do not cover them`,
    );
  return { kind, counted: settled.filter(counts), notes };
}

function unitsOf(rows: readonly Measured[], scoresAre: Basis['scores_are']): GoldUnit[] {
  return rows.flatMap((row) => {
    const { gold, level, value } = row;
    const score = scoresAre === 'values' ? value : level;
    return gold === null || level === null || score === null ? [] : [{ ...row, gold, level, score }];
  });
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);

/**
 * A filter for these transcripts; null if it cannot name the scores (a space in the grader's name, a scale of words).
 */
function filterOf(
  db: Db,
  wish: CalibrateWish,
  asked: { rows: Measured[]; scoped: Measured[]; mapping: SavedMapping; by: Sampled },
) {
  const { mapping, rows, scoped, by } = asked;
  const [first] = mapping.cuts;
  if (!risesWith(mapping) || first === undefined) return null;
  const field = { kind: 'score', grader: mapping.grader, dimension: mapping.score_dimension } as const;
  const values = mapping.below?.used === true ? scoped.flatMap(({ value }) => value ?? []) : [];
  const named = printComparison(field, '>=', String(Math.min(first.from, least(values))));
  const parsed = parseFilter(named);
  const [term] = parsed.ok && parsed.tree.terms.length === 1 ? parsed.tree.terms : [];
  const same = term?.kind === 'compare' && term.field.kind === 'score' && term.field.grader === field.grader;
  if (!same || term.field.kind !== 'score' || term.field.dimension !== field.dimension) return null;
  const inside = new Set(scoped.map(({ key }) => key));
  const scenarios = scoped.length === rows.length ? new Map<number, unknown>() : facetColumn(db, 'scenario');
  const others = rows.flatMap(({ key, gold }) => (gold === null || inside.has(key) ? [] : String(scenarios.get(key))));
  const drawn = by.kind !== 'by hand' && by.kind !== 'no gold';
  const left = drawn && scoped.some((row) => row.gold !== null && !counts(row));
  return [
    wish.filter.trim(),
    ...[...new Set(others)].map((one) => `-scenario:${printValue(one)}`),
    left ? 'drawn:yes' : '',
    named,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** A note about levels that the mapping never gives: they add a distance to gold that is not the grader's error. */
function readAs(mapping: SavedMapping, { kind, levels }: Dimension): string[] {
  const read = new Set(levelsRead(mapping));
  if (kind !== 'ordinal' || levels.every(({ value }) => read.has(value))) return [];
  const named = levels.flatMap(({ value, name }) => (read.has(value) ? [`${value} ${name}`] : []));
  return [
    `it is read as ${named.join(', ')} only: part of its distance to the other levels of gold is due to the mapping, not to its errors`,
  ];
}

function unblinded(db: Db, name: string, units: readonly GoldUnit[]): { count: number; notes: string[] } {
  const sight = unblindedGold(db, name);
  const of = (kind: 'seen' | 'unknown'): number => units.filter(({ key }) => sight.get(key) === kind).length;
  const [count, unknown] = [of('seen'), of('unknown')];
  const rests = (n: number): string => `gold on ${n} of these transcripts rests on a label`;
  return {
    count,
    notes: [
      ...(count > 0 ? [`${rests(count)} whose rater had seen a grader’s scores`] : []),
      ...(unknown > 0
        ? [`${rests(unknown)} imported without the information whether its rater had seen a grader’s scores`]
        : []),
    ],
  };
}

/**
 * The gathered data of the last few requests, because Calibrate shows several figures of one request and of another
 * grader, and each column should be read once.
 */
const KEPT = 4;
const kept = new WeakMap<Db, { stamp: string; byWish: Map<string, Gathered> }>();

/**
 * A grader and gold on the same transcripts. Throws `not_found`, `bad_input` if the grader has no mapping,
 * `bad_filter`.
 */
export const gather = (db: Db, wish: CalibrateWish): Gathered => atOnce(gathering(db, wish));

/** The same, as a generator that pauses between steps. */
export function* gathering(db: Db, wish: CalibrateWish): Steps<Gathered> {
  const stamp = writtenTo(db);
  const before = kept.get(db);
  const { byWish } = before?.stamp === stamp ? before : { byWish: new Map<string, Gathered>() };
  kept.set(db, { stamp, byWish });
  const { grader, dimension, filter, at, clusters } = wish;
  // in an object, which distinguishes no clusters (null) from those of the study (omitted)
  const name = JSON.stringify({ grader, dimension, filter, at, clusters });
  const gathered = byWish.get(name) ?? (yield* gatheredAnew(db, wish));
  const [oldest] = byWish.keys();
  if (oldest !== undefined && byWish.size >= KEPT && !byWish.has(name)) byWish.delete(oldest);
  byWish.set(name, gathered);
  return gathered;
}

function* gatheredAnew(db: Db, wish: CalibrateWish): Steps<Gathered> {
  const measurement = yield* measuring(db, wish);
  const { dimension, rows } = measurement;
  const at = eventLevel(measurement, wish.at);
  const mapping = measurement.mapping ?? mappingFor(db, wish.grader, dimension);
  const scoresAre = risesWith(mapping) ? 'values' : 'levels';
  const values = new Set(dimension.levels.map(({ value }) => value));
  const scoped = inScope(db, dimension, rows);
  yield undefined;
  const by = sampled(scoped, at.value);
  yield undefined;
  const onScale = by.counted.filter(({ gold }) => gold === null || values.has(gold));
  const strange = by.counted.length - onScale.length;
  const { rows: units, speaks } = yield* inClusters(
    db,
    { target: 'model', clusters: wish.clusters },
    unitsOf(onScale, scoresAre),
  );
  const below = readBelow({ ...measurement, rows: units });
  const { count, notes } = unblinded(db, dimension.name, units);
  yield undefined;
  const unequal = by.kind === 'by verdict' || by.kind === 'known probabilities';
  // if even scores below the lowest cut are events, every score is
  const isAll = units.length > 0 && mapping.below?.used === true && mapping.below.level >= at.value;
  const cut = isAll
    ? least(units.map(({ score }) => score))
    : mapping.cuts.find(({ level }) => level >= at.value)?.from;
  return {
    wish,
    dimension,
    at,
    mapping,
    scores_are: scoresAre,
    threshold: scoresAre === 'values' ? (cut ?? at.value) : at.value,
    units,
    scores: Float64Array.from(units, ({ score }) => score),
    gold: Uint8Array.from(units, ({ gold }) => (gold >= at.value ? 1 : 0)),
    weights: unequal ? Float64Array.from(units, weightOf) : undefined,
    clusters: speaks.clusters === null ? undefined : units.map(clusterOf),
    speaks,
    kind: by.kind,
    left_out: unscored(onScale, true),
    not_blinded: count,
    notes: [
      ...by.notes,
      ...(strange > 0
        ? [`gold on ${strange} transcripts is left out, because the rubric no longer has its level`]
        : []),
      ...(scoresAre === 'levels'
        ? [
            'the grader answers in words, or its lower scores mean higher levels: the threshold applies to the mapped level',
          ]
        : []),
      ...(below === null ? [] : [below]),
      ...readAs(mapping, dimension),
      ...notes,
    ],
    filter: filterOf(db, wish, { rows, scoped, mapping, by }),
  };
}

function* read(db: Db, wish: CalibrateWish): Steps<Read> {
  try {
    const gathered = yield* gathering(db, wish);
    if (gathered.units.length > 0) return { gathered };
    return { grader: wish.grader, why: 'it has no score on transcripts with gold' };
  } catch (error) {
    const told = toldOf(error);
    if (told === null) throw error;
    return { grader: wish.grader, why: told.problem.what };
  }
}

export type GradersWish = Omit<CalibrateWish, 'grader'> & { graders: readonly string[] };

/** Each of the graders with its scores on gold, as a generator. Throws `not_found` and `bad_filter`. */
export function* readGraders(db: Db, { graders, ...wish }: GradersWish): Steps<Read[]> {
  const all: Read[] = [];
  for (const grader of graders) {
    all.push(yield* read(db, { ...wish, grader }));
    yield undefined;
  }
  return all;
}
