// Saying how a grader's scale is read as levels: checked against the rubric and what the grader really said.
import { TouchstoneError } from '../../contract/errors.ts';
import type { Mapping, SavedMapping } from '../../contract/mapping.ts';
import { saveMapping, scoreColumn, type Db } from '../store/index.ts';
import { dimensionNamed } from './measured.ts';

/**
 * Keeps a mapping as the version in force; its cuts are put in order. Throws `bad_input` where it names a level that the dimension
 * lacks, a value twice, nothing at all, or a grader that gave no such score.
 */
export function setMapping(db: Db, mapping: Mapping): SavedMapping {
  const { dimension } = dimensionNamed(db, mapping.dimension);
  const levels = dimension.levels.map(({ value }) => value);
  const refuse = (what: string): never => {
    const todo = `${dimension.name} has the levels ${dimension.levels.map(({ value, name }) => `${value} ${name}`).join(', ')}`;
    throw new TouchstoneError('bad_input', what, `${mapping.grader} on ${mapping.score_dimension}`, todo);
  };
  const meant = [...mapping.cuts.map(({ level }) => level), ...Object.values(mapping.words)];
  const stranger = meant.find((level) => !levels.includes(level));
  if (meant.length === 0) refuse('The mapping says nothing');
  if (stranger !== undefined) refuse(`There is no level ${stranger}`);
  const cuts = mapping.cuts.toSorted((a, b) => a.from - b.from);
  const twice = cuts.find(({ from }, at) => cuts[at - 1]?.from === from);
  if (twice !== undefined) refuse(`The value ${twice.from} stands twice`);
  if (scoreColumn(db, { grader: mapping.grader, dimension: mapping.score_dimension }).size === 0) refuse('The study has no such scores');
  return saveMapping(db, { ...mapping, cuts });
}
