// The population that a study samples: its files, its cells, and the reports of a description and a draw.
import { z } from 'zod';
import { Design, SampleWish, ScoreName, Seed } from './queue.ts';
import type { FacetValue } from './transcript.ts';

/** A value of each unit: its name in the study, and the column of the files that contains it. */
export const PopulationFacet = z.object({ name: z.string().min(1), column: z.string().min(1) });
export type PopulationFacet = z.infer<typeof PopulationFacet>;

/**
 * A grader's score. `cuts`, ascending: cells hold the ranges between them, because the score has too many different
 * values; null: cells hold each value.
 */
export const PopulationScore = ScoreName.extend({
  column: z.string().min(1),
  cuts: z.array(z.number()).min(1).nullable(),
});
export type PopulationScore = z.infer<typeof PopulationScore>;

/**
 * The files of the units, and the columns to use. Paths may contain wildcards. A study stores them only as text: files
 * are read only if a person names them again.
 */
export const PopulationSource = z.object({
  from: z.array(z.string().min(1)).min(1).describe('Parquet, CSV or JSONL, one row per unit'),
  scores_from: z.array(z.string().min(1)).describe('files with scores, one row per unit; empty: scores are in `from`'),
  id: z.string().min(1).describe('the column with the id of a unit'),
  facets: z.array(PopulationFacet),
  scores: z.array(PopulationScore),
});
export type PopulationSource = z.infer<typeof PopulationSource>;

/** The part of a source that identifies units, in whatever files they are. */
export const PopulationColumns = PopulationSource.pick({ id: true, facets: true, scores: true });
export type PopulationColumns = z.infer<typeof PopulationColumns>;

/** A cell's score of a grader. `value` is the cell's mean if the score has cuts. */
export const CellScore = z.object({
  state: z.enum(['scored', 'unscored']),
  value: z.number().nullable(),
  sum: z.number(),
  squares: z.number(),
});
export type CellScore = z.infer<typeof CellScore>;

/** Facets as they are typed: names separated by commas, `name=column` if the column has another name. */
export const readFacets = (text: string): PopulationFacet[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [name = '', column = name] = one.split('=', 2).map((part) => part.trim());
      return { name, column: column === '' ? name : column };
    });

/** The units with the same facets and scores (or ranges of scores), in the order of the source's lists. */
export const PopulationCell = z.object({
  facets: z.array(z.string().nullable()).describe('as text, which `facetValue` reads'),
  scores: z.array(CellScore),
  units: z.number().int().positive(),
});
export type PopulationCell = z.infer<typeof PopulationCell>;

/** A facet's value from its text: a number if the text is its plain form. */
export function facetValue(text: string): FacetValue {
  const plain = text.replace(/^(-?\d+)\.0$/, '$1');
  return String(Number(plain)) === plain && Number.isFinite(Number(plain)) ? Number(plain) : text;
}

/** The population of a study. `drawn`: number of its units that are transcripts of the study. */
export const Population = z.object({
  id: z.string(),
  source: PopulationSource,
  units: z.number().int().positive(),
  cells: z.number().int().positive(),
  drawn: z.number().int().min(0),
  query_sha256: z.string().describe('of the query that made the cells'),
  files_sha256: z.string().nullable().describe('of what the files are recognised by; null: another engine counted'),
  described_at: z.string(),
});
export type Population = z.infer<typeof Population>;

/** The engines for which the queries are printed. */
export const Dialect = z.enum(['duckdb', 'spark']);
export type Dialect = z.infer<typeof Dialect>;

/**
 * A column of chosen files. `values`: number of different values in the first rows; `examples`: some of them,
 * shortened.
 */
export const LakeColumn = z.object({
  name: z.string(),
  /** `nested`: lists and objects, such as messages, which can be neither facet nor score. */
  type: z.enum(['text', 'number', 'nested']),
  values: z.number().int(),
  examples: z.array(z.string()),
});
export type LakeColumn = z.infer<typeof LakeColumn>;

/** The contents of files that were chosen as a population, before a person assigns columns. */
export const LakeHead = z.object({
  kind: z.enum(['parquet', 'csv', 'jsonl']),
  files: z.number().int(),
  /** Null if only reading all files would tell. */
  units: z.number().nullable(),
  columns: z.array(LakeColumn),
  /** The columns of files with scores; null if there are none. */
  scores: z.array(LakeColumn).nullable(),
  /** The suggested roles of the columns. */
  suggested: PopulationColumns,
});
export type LakeHead = z.infer<typeof LakeHead>;

/** The largest cells. `cells`: the number of all; `looked`: number of first units that were counted, null: all. */
export const ShownCells = z.object({
  looked: z.number().int().nullable(),
  units: z.number().int(),
  cells: z.number().int(),
  largest: z.array(PopulationCell.pick({ facets: true, scores: true, units: true })),
});
export type ShownCells = z.infer<typeof ShownCells>;

/** A draw from the population to make. */
export const PopulationDrawWish = SampleWish.pick({
  queue: true,
  n: true,
  design: true,
  seed: true,
  overlap: true,
  blind: true,
});

/** The query of a step. Another engine runs it, and its result is read back. */
export const PopulationQuery = z.discriminatedUnion('step', [
  z.object({ step: z.literal('cells'), dialect: Dialect, source: PopulationSource }),
  z.object({
    step: z.literal('draw'),
    dialect: Dialect,
    n: SampleWish.shape.n,
    design: Design,
    seed: Seed,
  }),
]);
export type PopulationQuery = z.infer<typeof PopulationQuery>;
