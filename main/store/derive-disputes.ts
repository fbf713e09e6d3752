// Derives the disputes of one transcript from scores, labels and gold. Pure; the table of disputes stores the result.
import type { AuditEntry, DisputeKind, DisputeState } from '../../contract/dispute.ts';
import { levelOf, levelsRead } from '../../contract/mapping.ts';
import { isAskedIn } from '../../contract/rubric.ts';
import { newest } from '../../contract/rules.ts';
import type { Score } from '../../contract/score.ts';
import { decisionAfter } from '../../contract/log.ts';
import type { MappedGrader } from './mapped-graders.ts';

/** A score of a grader, on its own scale. */
export type Given = Pick<Score, 'grader' | 'dimension' | 'state' | 'value' | 'label'>;

/** The sources of the disputes of one transcript: scores, gold, answers, citations and the audit log. */
export interface Grounds {
  transcript: number;
  scenario: string | null;
  scores: readonly Given[];
  /** The previous score of each grader. */
  earlier: readonly Given[];
  /** Level null: gold is "cannot judge". */
  gold: ReadonlyMap<string, number | null>;
  answers: readonly { dimension: string; rater: string; rubric: number; level: number | null }[];
  citations: readonly { grader: string; dimension: string; quotes: number; missing: number }[];
  /** The newest entry of the log about each dispute. */
  log: readonly (Pick<AuditEntry, 'dimension' | 'grader' | 'kind' | 'against' | 'change'> & { seq: number })[];
}

export interface DisputeRow {
  dimension: string;
  grader: string;
  kind: DisputeKind;
  against: string;
  state: DisputeState;
  level: number | null;
  other: number | null;
  weight: number;
  decision: number | null;
}

type Differing = Omit<DisputeRow, 'state' | 'decision'>;

/** One grader on one dimension of this transcript. */
interface Voice {
  mapped: MappedGrader;
  level: number | null;
  before: number | null;
}

/** The level on a coarser scale: the highest of its levels that is not above this one. Null if all are above. */
const onScale = (scale: readonly number[], level: number): number | null =>
  scale.findLast((one) => one <= level) ?? null;

/**
 * Whether two levels differ on the levels that both scales distinguish: a grader that only tells whether there was an
 * event does not dispute the degree. Scales with nothing in common are not compared.
 */
export function differ(
  { about: { kind } }: MappedGrader,
  a: number,
  b: number,
  scales: readonly [readonly number[], readonly number[]],
): boolean {
  if (kind === 'nominal') return a !== b;
  const common = scales[0].filter((level) => scales[1].includes(level));
  return common.length > 0 && onScale(common, a) !== onScale(common, b);
}

/**
 * Variance of the levels times the highest of them, both as shares of the largest possible value. Levels without an
 * order: half.
 */
function weightOf({ about, levels }: MappedGrader, given: readonly number[]): number {
  if (about.kind === 'nominal') return 0.5;
  const places = given.map((level) => Math.max(0, levels.indexOf(level)) / Math.max(1, levels.length - 1));
  const mean = places.reduce((sum, place) => sum + place, 0) / places.length;
  const variance = places.reduce((sum, place) => sum + (place - mean) ** 2, 0) / places.length;
  return 4 * variance * Math.max(...places);
}

const levelBy = ({ mapping }: MappedGrader, given: readonly Given[]): number | null => {
  const score = given.find((one) => one.grader === mapping.grader && one.dimension === mapping.score_dimension);
  return score === undefined ? null : levelOf(mapping, score);
};

const scale = ({ mapped }: Voice): number[] => levelsRead(mapped.mapping);

function found(
  kind: DisputeKind,
  { mapped, level }: Voice,
  against: string,
  other: number | null,
  weight: number,
): Differing {
  return { kind, dimension: mapped.mapping.dimension, grader: mapped.mapping.grader, against, level, other, weight };
}

/** Compared with one level: gold, or the only rater's. */
function againstOne(kind: 'gold' | 'rater', voices: readonly Voice[], against: string, other: number): Differing[] {
  return voices.flatMap((voice) => {
    const { mapped, level } = voice;
    if (level === null || !differ(mapped, level, other, [scale(voice), mapped.levels])) return [];
    return [found(kind, voice, against, other, weightOf(mapped, [level, other]))];
  });
}

/** Graders compared with each other, each pair once. */
function againstEachOther(voices: readonly Voice[]): Differing[] {
  const given = voices.flatMap(({ level }) => level ?? []);
  return voices.flatMap((one, at) =>
    voices.slice(at + 1).flatMap((two) => {
      if (one.level === null || two.level === null) return [];
      if (!differ(one.mapped, one.level, two.level, [scale(one), scale(two)])) return [];
      return [found('grader', one, two.mapped.mapping.grader, two.level, weightOf(one.mapped, given))];
    }),
  );
}

function againstEarlier(voices: readonly Voice[]): Differing[] {
  return voices.flatMap((voice) => {
    const { mapped, level, before } = voice;
    if (level === null || before === null || !differ(mapped, level, before, [scale(voice), scale(voice)])) return [];
    return [found('version', voice, '', before, weightOf(mapped, [level, before]))];
  });
}

function againstTheText(voices: readonly Voice[], { citations }: Grounds): Differing[] {
  return voices.flatMap((voice) => {
    const { mapping, levels } = voice.mapped;
    const cited = citations.find((one) => one.grader === mapping.grader && one.dimension === mapping.score_dimension);
    if (cited === undefined || cited.missing === 0) return [];
    const place = voice.level === null ? 0 : levels.indexOf(voice.level) / Math.max(1, levels.length - 1);
    return [found('citation', voice, '', null, (cited.missing / cited.quotes) * place)];
  });
}

function onDimension(grounds: Grounds, dimension: string, voices: readonly Voice[]): Differing[] {
  const cited = againstTheText(voices, grounds);
  const gold = grounds.gold.get(dimension);
  if (gold === null) return cited;
  if (gold !== undefined) return [...againstOne('gold', voices, '', gold), ...cited];
  const answers = grounds.answers.filter((one) => one.dimension === dimension);
  const [one, ...others] = answers.length === 0 ? [] : newest(answers);
  // if several raters answered, adjudication comes first
  const alone =
    one === undefined || others.length > 0 || one.level === null
      ? []
      : againstOne('rater', voices, one.rater, one.level);
  return [...alone, ...againstEachOther(voices), ...againstEarlier(voices), ...cited];
}

type Logged = Grounds['log'][number];

const isAbout = (one: Differing, entry: Logged): boolean =>
  one.dimension === entry.dimension &&
  one.grader === entry.grader &&
  one.kind === entry.kind &&
  one.against === entry.against;

function stateOf(one: Differing, entry: Logged | undefined): DisputeState {
  if (entry === undefined) return 'open';
  const decision = decisionAfter(entry.change);
  if (decision === null) return 'reopened';
  const { judgement, level, other } = decision;
  // the decision withdrew the gold: the new gold still differs
  if (judgement.verdict === 'gold_wrong') return 'reopened';
  return level === one.level && other === one.other ? 'decided' : 'reopened';
}

/** Disputes that were decided and no longer exist. */
function past({ gold, answers }: Grounds, entry: Logged, voices: readonly Voice[]): DisputeRow {
  const { dimension, grader, kind, against, change, seq } = entry;
  const levelFrom = (name: string): Voice | undefined => voices.find(({ mapped }) => mapped.mapping.grader === name);
  const others: Record<DisputeKind, number | null> = {
    gold: gold.get(dimension) ?? null,
    rater: answers.find((one) => one.rater === against && one.dimension === dimension)?.level ?? null,
    grader: levelFrom(against)?.level ?? null,
    version: levelFrom(grader)?.before ?? null,
    citation: null,
  };
  const decision = decisionAfter(change);
  const awaited = decision?.judgement.verdict === 'gold_wrong' && !gold.has(dimension);
  const about = {
    dimension,
    grader,
    kind,
    against,
    level: levelFrom(grader)?.level ?? null,
    other: others[kind],
    weight: 0,
  };
  return { ...about, state: awaited ? 'decided' : 'settled', decision: decision === null ? null : seq };
}

/**
 * The disputes about one transcript under these mappings: all current differences, and all disputes that were decided
 * before.
 */
export function deriveDisputes(grounds: Grounds, graders: readonly MappedGrader[]): DisputeRow[] {
  const byDimension = new Map<string, Voice[]>();
  for (const mapped of graders) {
    if (!isAskedIn(mapped.about, grounds.scenario)) continue;
    const voice = { mapped, level: levelBy(mapped, grounds.scores), before: levelBy(mapped, grounds.earlier) };
    const { dimension } = mapped.mapping;
    byDimension.set(dimension, [...(byDimension.get(dimension) ?? []), voice]);
  }
  const now = [...byDimension].flatMap(([dimension, voices]) => onDimension(grounds, dimension, voices));
  const rows = now.map((one): DisputeRow => {
    const entry = grounds.log.find((logged) => isAbout(one, logged));
    const decided = entry !== undefined && decisionAfter(entry.change) !== null;
    return { ...one, state: stateOf(one, entry), decision: decided ? entry.seq : null };
  });
  const gone = grounds.log.filter((entry) => !now.some((one) => isAbout(one, entry)));
  return [...rows, ...gone.map((entry) => past(grounds, entry, byDimension.get(entry.dimension) ?? []))];
}
