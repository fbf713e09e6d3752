// The current mapping of each grader to each measure (dimension or flag) of the current rubric: the saved one, or the
// identity if the grader scores the levels themselves.
import { belowOf, type ReadMapping, type SavedMapping } from '../../contract/mapping.ts';
import { measuresOf } from '../../contract/measures.ts';
import type { Dimension, Rubric } from '../../contract/rubric.ts';
import { statement, type Db } from './connection.ts';
import { mappings, type StoredMapping } from './mappings.ts';
import { cellScores } from './population.ts';
import { currentRubric } from './rubrics.ts';
import { graders } from './study.ts';

/** One grader with its mapping to one dimension. */
export interface MappedGrader {
  mapping: ReadMapping;
  about: Pick<Dimension, 'kind' | 'scenarios'>;
  /** The dimension's levels, lowest first. */
  levels: number[];
}

/** A mapping of the same numbers: for a grader that scores the levels themselves. */
const identity = (grader: string, { name, levels }: Dimension): SavedMapping => ({
  grader,
  score_dimension: name,
  dimension: name,
  cuts: levels.map(({ value }) => ({ from: value, level: value })).sort((a, b) => a.from - b.from),
  words: {},
  // the grader gives no other scores
  below: null,
  version: 1,
  created_at: '',
});

const nextValue = statement<number>(
  'select value from score where grader = ? and dimension = ? and value > ? order by value limit 1',
);

/** Whether all scores of the grader under the dimension's name are levels of it, and there is at least one. */
function scoresLevels(db: Db, grader: string, { name, levels }: Dimension): boolean {
  const known = new Set(levels.map(({ value }) => value));
  let found = 0;
  for (let value = nextValue(db).pluck().get(grader, name, -Infinity); value !== undefined;) {
    if (!known.has(value)) return false;
    found += 1;
    value = nextValue(db).pluck().get(grader, name, value);
  }
  const ofCells = cellScores(db, { grader, dimension: name }).flatMap(([, { value }]) => value ?? []);
  return found + ofCells.length > 0 && ofCells.every((value) => known.has(value));
}

const under = statement<{ one: number }>(
  'select 1 as one from score where grader = ? and dimension = ? and value < ? limit 1',
);

/**
 * A mapping with the level of scores below its lowest cut. Older mappings do not store that level, and are read in the
 * same way.
 */
export function asRead(db: Db, mapping: StoredMapping, { levels }: Pick<Dimension, 'levels'>): SavedMapping {
  const { cuts, grader, score_dimension } = mapping;
  const level = belowOf(
    cuts,
    levels.map(({ value }) => value),
  );
  const [first] = cuts;
  const used =
    under(db).get(grader, score_dimension, first?.from ?? null) !== undefined ||
    cellScores(db, { grader, dimension: score_dimension }).some(
      ([, { value }]) => value !== null && first !== undefined && value < first.from,
    );
  return { ...mapping, below: level === null ? null : { level, used } };
}

/**
 * The mapping of this grader to the dimension: the one saved last, or the identity if all its scores under that name
 * are levels (`created_at` is '' then). Null if a person has to define one.
 */
export function mappingInUse(db: Db, grader: string, dimension: Dimension): SavedMapping | null {
  const saved = mappings(db).filter((one) => one.grader === grader && one.dimension === dimension.name);
  const [last] = saved.toSorted((a, b) => (a.created_at < b.created_at ? 1 : -1));
  if (last !== undefined) return asRead(db, last, dimension);
  return scoresLevels(db, grader, dimension) ? identity(grader, dimension) : null;
}

/** Every grader on every measure that it has a mapping to, in rubric order. */
export function mappedGraders(db: Db, rubric: Rubric = currentRubric(db)): MappedGrader[] {
  const names = [...new Set(graders(db).map(({ grader }) => grader))];
  return measuresOf(rubric).flatMap((dimension) =>
    names.flatMap((grader): MappedGrader[] => {
      const mapping = mappingInUse(db, grader, dimension);
      if (mapping === null) return [];
      const { score_dimension, cuts, words, below } = mapping;
      const { kind, scenarios } = dimension;
      const levels = dimension.levels.map(({ value }) => value).sort((a, b) => a - b);
      return [
        {
          mapping: { grader, score_dimension, dimension: dimension.name, cuts, words, below },
          about: { kind, scenarios },
          levels,
        },
      ];
    }),
  );
}
