// Compares two versions of a grader with gold, decided disputes and labels: what the newer one fixed, broke, and left
// unchanged.
import { AS_IMPORTED } from '../../../contract/library.ts';
import { TouchstoneError } from '../../../contract/errors.ts';
import { levelOf, levelsRead } from '../../../contract/mapping.ts';
import type { Score } from '../../../contract/score.ts';
import { Reference, type VersionReport, type VersionRow, type VersionsWish } from '../../../contract/versions.ts';
import {
  differ,
  disputesOn,
  earlierColumn,
  filteredTranscripts,
  mappedGraders,
  requireGrader,
  mappedColumn,
  transcriptName,
  unauditableTranscripts,
  type Db,
  type DisputeBrief,
  type MappedGrader,
} from '../../store/index.ts';
import { freshenDisputes } from '../disputes/index.ts';
import { readInSteps, type Steps } from '../job/index.ts';
import { drawChances, unequalAmong } from '../sample/index.ts';
import { clustering, type Clustering } from '../inference/index.ts';
import { requireMeasure } from '../measured/index.ts';
import { countsOf, type Held } from './counts.ts';
import { referencesOn } from './references.ts';
import { settles } from './settles.ts';

type Column = ReadonlyMap<number, Pick<Score, 'state' | 'value' | 'label'>>;

interface Side {
  mapped: MappedGrader;
  column: Column;
}

/** Both graders on one dimension, with the levels that both distinguish. */
interface Pair {
  now: Side;
  before: Side;
  scale: readonly number[];
}

/** The transcripts to compare. Null: all. */
interface Among {
  wanted: ReadonlySet<number> | null;
  withheld: ReadonlySet<number>;
  clusterOf: Clustering['of'];
}

/** The comparison on one dimension. */
interface Compared {
  held: Held[];
  rows: VersionRow[];
  closable: number[];
  withheld: number[];
  gold: number[];
}

const levelAt = ({ mapped: { mapping }, column }: Side, key: number): number | null => {
  const score = column.get(key);
  return score === undefined ? null : levelOf(mapping, score);
};

const changeOf = (was: boolean, is: boolean): VersionRow['change'] => (is ? 'fixed' : was ? 'broken' : 'unchanged');

function byTranscript(all: readonly DisputeBrief[]): Map<number, DisputeBrief[]> {
  const groups = new Map<number, DisputeBrief[]>();
  for (const one of all) {
    const group = groups.get(one.transcript);
    if (group === undefined) groups.set(one.transcript, [one]);
    else group.push(one);
  }
  return groups;
}

/** Number of transcripts compared in one step. */
const STRETCH = 5000;

function* compareOn(
  db: Db,
  { now, before, scale }: Pair,
  { wanted, withheld, clusterOf }: Among,
  wish: VersionsWish,
): Steps<Compared> {
  const { dimension } = now.mapped.mapping;
  const disputes = byTranscript(disputesOn(db, dimension));
  yield undefined;
  const found: Compared = { held: [], rows: [], closable: [], withheld: [], gold: [] };
  // both are compared on the levels that both distinguish: a finer version is not wrong where the coarser one cannot
  // differ
  const isRight = (level: number, reference: number): boolean => !differ(now.mapped, level, reference, [scale, scale]);
  const references = referencesOn(db, dimension);
  let many = 0;
  for (const [key, { reference, level: reference_level }] of references) {
    if (many++ % STRETCH === 0) yield undefined;
    const [was_level, level] = [levelAt(before, key), levelAt(now, key)];
    if (level === null || was_level === null || wanted?.has(key) === false) continue;
    if (withheld.has(key)) {
      found.withheld.push(key);
      continue;
    }
    const [was, is] = [isRight(was_level, reference_level), isRight(level, reference_level)];
    found.held.push({ reference, was, is, cluster: clusterOf?.(key) });
    if (reference === 'gold') found.gold.push(key);
    if (was && is) continue;
    const change = changeOf(was, is);
    const about = transcriptName(db, key);
    const own = disputes.get(key) ?? [];
    if (change === 'fixed')
      found.closable.push(...own.filter((one) => settles(one, wish) !== null).map((one) => one.key));
    const dispute = own.find(({ grader }) => grader === wish.grader) ?? own.find(({ grader }) => grader === wish.was);
    const names = { transcript: about?.id ?? '', key, title: about?.title ?? '', dimension };
    found.rows.push({ ...names, change, reference, was_level, level, reference_level, dispute: dispute?.key ?? null });
  }
  return found;
}

/**
 * The pairs for every dimension that both graders are mapped to, and the dimensions where fewer than two levels are
 * common.
 */
function* pairsOf(db: Db, { grader, was, dimension }: VersionsWish): Steps<{ pairs: Pair[]; not_compared: string[] }> {
  const all = mappedGraders(db).filter(({ mapping }) => dimension === '' || mapping.dimension === dimension);
  const sides: Pair[] = [];
  for (const one of all) {
    const { mapping } = one;
    const other =
      was === null ? one : all.find((two) => two.mapping.grader === was && two.mapping.dimension === mapping.dimension);
    if (mapping.grader !== grader || other === undefined) continue;
    const column = was === null ? earlierColumn : mappedColumn;
    const [own, others] = [levelsRead(mapping), levelsRead(other.mapping)];
    yield undefined;
    const now = { mapped: one, column: mappedColumn(db, mapping) };
    yield undefined;
    sides.push({
      now,
      before: { mapped: other, column: column(db, other.mapping) },
      scale: one.about.kind === 'nominal' ? one.levels : own.filter((level) => others.includes(level)),
    });
  }
  if (sides.length === 0) throw notRead(grader, was, dimension);
  const pairs = sides.filter(({ scale }) => scale.length > 1);
  return {
    pairs,
    not_compared: sides.filter((pair) => !pairs.includes(pair)).map(({ now }) => now.mapped.mapping.dimension),
  };
}

function* notesOf(db: Db, { pairs, gold }: { pairs: number; gold: readonly number[] }): Steps<string[]> {
  const unequal = unequalAmong(yield* drawChances(db), gold) !== null;
  return [
    ...(pairs > 1
      ? ['several dimensions of one transcript are not independent: choose one before quoting a difference']
      : []),
    ...(unequal
      ? [
          'gold was drawn with unequal inclusion probabilities: these figures count transcripts and are not weighted; Calibrate compares two graders with weights',
        ]
      : []),
  ];
}

const ORDER: readonly VersionRow['change'][] = ['broken', 'unchanged', 'fixed'];

function* comparing(db: Db, wish: VersionsWish, rater: string | null): Steps<VersionReport> {
  const { grader, was } = wish;
  const { pairs, not_compared } = yield* pairsOf(db, wish);
  const wanted = wish.filter.trim() === '' ? null : new Set(filteredTranscripts(db, wish.filter, AS_IMPORTED, null));
  const among = { wanted, withheld: unauditableTranscripts(db, rater), clusterOf: (yield* clustering(db, {})).of };
  const found: Compared[] = [];
  for (const pair of pairs) {
    yield undefined;
    found.push(yield* compareOn(db, pair, among, wish));
  }
  yield undefined;
  const rows = found
    .flatMap((one) => one.rows)
    .sort((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change) || a.key - b.key);
  const references = countsOf(found.flatMap(({ held }) => held));
  const many = (change: VersionRow['change']): number => rows.filter((row) => row.change === change).length;
  return {
    grader,
    was,
    scales: pairs.map(({ now, scale }) => ({ dimension: now.mapped.mapping.dimension, levels: [...scale] })),
    not_compared,
    references: Reference.options.flatMap((name) => references.find(({ reference }) => reference === name) ?? []),
    right: references.reduce((sum, { right }) => sum + right, 0),
    counts: { fixed: many('fixed'), broken: many('broken'), unchanged: many('unchanged') },
    rows,
    closable: [...new Set(found.flatMap(({ closable }) => closable))],
    withheld: new Set(found.flatMap(({ withheld }) => withheld)).size,
    notes: yield* notesOf(db, { pairs: pairs.length, gold: found.flatMap(({ gold }) => gold) }),
  };
}

/**
 * Compares each transcript's level of `was` (null: the grader's own earlier scores) with that of the grader now.
 * `rater`: the person who asks; transcripts hidden from this rater are omitted and counted. Throws `not_found` if the
 * two have no dimension in common, `bad_filter`, `cancelled`.
 */
export async function compareVersions(
  db: Db,
  wish: VersionsWish,
  rater: string | null,
  signal?: AbortSignal,
): Promise<VersionReport> {
  for (const name of wish.was === null ? [wish.grader] : [wish.grader, wish.was]) requireGrader(db, name);
  if (wish.dimension !== '') requireMeasure(db, wish.dimension);
  await freshenDisputes(db, signal);
  return readInSteps(db, () => comparing(db, wish, rater), signal);
}

function notRead(grader: string, was: string | null, dimension: string): TouchstoneError {
  const both = was === null ? `${grader} is` : `${grader} and ${was} are`;
  const where = dimension === '' ? 'on no dimension of the rubric' : `not on ${dimension}`;
  return new TouchstoneError(
    'not_found',
    `${both} mapped to levels ${where}`,
    '',
    'Define a mapping with `touchstone mapping set`',
  );
}
