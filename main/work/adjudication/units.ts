// The list of Adjudicate: every unit with the distance between its raters, and whether its decision still rests on
// their labels.
import type { Output } from '../../../contract/calls.ts';
import type { RaterLabel } from '../../../contract/label.ts';
import type { Adjudication, Gold } from '../../../contract/gold.ts';
import { holds, newest } from '../../../contract/rules.ts';
import { measuresOf } from '../../../contract/measures.ts';
import type { Dimension, Rubric } from '../../../contract/rubric.ts';
import type { TranscriptUnits, Unit, UnitState } from '../../../contract/unit.ts';
import {
  goldLog,
  goldOf,
  onSnapshot,
  requireOutside,
  rubricVersions,
  transcriptFacts,
  submittedOn,
  unitRows,
  withheldFrom,
  type Db,
  type UnitRow,
} from '../../store/index.ts';

/**
 * Distance between answers, 0 to 1. Ordinal: between the outermost levels, in steps of the scale. Nominal: the share of
 * raters who did not give the most frequent answer. If some answered “cannot judge”, the share of the smaller side
 * counts if it is larger.
 */
export function spreadOf(
  levels: readonly (number | null)[],
  { kind, levels: scale }: Pick<Dimension, 'kind' | 'levels'>,
): number {
  const given = levels.filter((level) => level !== null);
  const undecided = Math.min(given.length, levels.length - given.length) / levels.length;
  if (given.length === 0) return 0;
  const places = given.map((level) => scale.findIndex(({ value }) => value === level));
  if (kind === 'ordinal')
    return Math.max(undecided, (Math.max(...places) - Math.min(...places)) / Math.max(1, scale.length - 1));
  const most = Math.max(...places.map((place) => places.filter((other) => other === place).length));
  return Math.max(undecided, 1 - most / given.length);
}

const UNKNOWN: Pick<Dimension, 'kind' | 'levels'> = { kind: 'nominal', levels: [] };

/** Labels of other copies arrive later than they were made, so answers are compared, not times. */
function stateOf({ gold, votes }: UnitRow): UnitState {
  if (gold === null) return 'open';
  return holds(gold, votes) ? 'gold' : 'changed';
}

/** Lowest first, “cannot judge” last. */
const inOrder = (levels: readonly (number | null)[]): (number | null)[] =>
  levels.toSorted((a, b) => (a ?? Infinity) - (b ?? Infinity) || 0);

/** All units by transcript, those with the largest distance between raters first. */
export function unitList(db: Db, rater: string): Output<'adjudicate.list'> {
  return onSnapshot(db, () => {
    const rubrics = rubricVersions(db).map(({ rubric }) => rubric);
    const versions = new Map(rubrics.map((rubric) => [rubric.version, measuresOf(rubric)]));
    const byKey = new Map<number, TranscriptUnits>();
    for (const row of unitRows(db, rater)) {
      const { key, id, title, dimension, rubric, votes, gold } = row;
      const levels = inOrder(newest(votes).map(({ level }) => level));
      const about = versions.get(rubric)?.find(({ name }) => name === dimension) ?? UNKNOWN;
      const stands = gold === null ? null : { level: gold.level, rule: gold.rule };
      const unit: Unit = {
        dimension,
        rubric,
        levels,
        spread: spreadOf(levels, about),
        state: stateOf(row),
        gold: stands,
      };
      const group = byKey.get(key);
      if (group === undefined) byKey.set(key, { key, id, title, units: [unit] });
      else group.units.push(unit);
    }
    const place = ({ dimension, rubric }: Unit): number =>
      versions.get(rubric)?.findIndex(({ name }) => name === dimension) ?? 0;
    const worst = ({ units }: TranscriptUnits): number => Math.max(...units.map(({ spread }) => spread));
    const used = new Set<number>();
    for (const { units } of byKey.values()) {
      units.sort((a, b) => place(a) - place(b));
      for (const { rubric } of units) used.add(rubric);
    }
    return {
      transcripts: [...byKey.values()].sort((a, b) => worst(b) - worst(a) || a.key - b.key),
      withheld: withheldFrom(db, rater),
      rubrics: rubrics.filter(({ version }) => used.has(version)),
    };
  });
}

/** All answers and decisions about one transcript. Throws `blind` while it is withheld from this adjudicator. */
export function unitsOf(
  db: Db,
  key: number,
  rater: string,
): { labels: RaterLabel[]; gold: Gold[]; log: Adjudication[]; rubrics: Rubric[] } {
  return onSnapshot(db, () => {
    requireOutside(db, key, rater);
    const labels = submittedOn(db, key).sort((a, b) => (a.rater < b.rater ? -1 : 1));
    const gold = goldOf(db, key);
    const log = goldLog(db, transcriptFacts(db, key)?.id ?? '');
    const decided = log.flatMap(({ change }) => (change.kind === 'decide' ? [change.decision.rubric] : []));
    const wanted = new Set([...labels.map(({ rubric }) => rubric), ...decided]);
    const rubrics = rubricVersions(db).flatMap(({ rubric }) => (wanted.has(rubric.version) ? [rubric] : []));
    return { labels, gold, log, rubrics };
  });
}
