// The population that a study samples: where it lies, what its cells are, and what a description and a draw report.
import { z } from 'zod';
import { Design, SampleWish, ScoreName } from './queue.ts';
import type { FacetValue } from './transcript.ts';

/** A value of each unit: its name in the study, and the column of the files that holds it. */
export const PopulationFacet = z.object({ name: z.string().min(1), column: z.string().min(1) });
export type PopulationFacet = z.infer<typeof PopulationFacet>;

/**
 * A grader's score. `cuts`, ascending: cells hold the stretches between them, because the score has too many different
 * values; null: cells hold each value.
 */
export const PopulationScore = ScoreName.extend({
  column: z.string().min(1),
  cuts: z.array(z.number()).min(1).nullable(),
});
export type PopulationScore = z.infer<typeof PopulationScore>;

/**
 * Where the units lie and which columns matter. Paths may hold globs; a study keeps them as text for people, and
 * nothing is ever read from them unless a person names them again.
 */
export const PopulationSource = z.object({
  from: z.array(z.string().min(1)).min(1).describe('Parquet, CSV or JSONL, one row per unit'),
  scores_from: z.array(z.string().min(1)).describe('files with scores, one row per unit; empty: scores are in `from`'),
  id: z.string().min(1).describe('the column with the id of a unit'),
  facets: z.array(PopulationFacet),
  scores: z.array(PopulationScore),
});
export type PopulationSource = z.infer<typeof PopulationSource>;

/** How the units of a source are told apart, whatever files they are in. */
export const PopulationColumns = PopulationSource.pick({ id: true, facets: true, scores: true });
export type PopulationColumns = z.infer<typeof PopulationColumns>;

/** What one cell says of a grader's score. `value` is the mean of the cell if the score has cuts. */
export const CellScore = z.object({
  state: z.enum(['scored', 'unscored']),
  value: z.number().nullable(),
  sum: z.number(),
  squares: z.number(),
});
export type CellScore = z.infer<typeof CellScore>;

/** The units that share all facets and all scores (or stretches of scores). In the order of the source's lists. */
export const PopulationCell = z.object({
  facets: z.array(z.string().nullable()).describe('as text, which `facetValue` reads'),
  scores: z.array(CellScore),
  units: z.number().int().positive(),
});
export type PopulationCell = z.infer<typeof PopulationCell>;

/** A facet's value from its text: a number where the text is the plain form of one. */
export function facetValue(text: string): FacetValue {
  const plain = text.replace(/^(-?\d+)\.0$/, '$1');
  return String(Number(plain)) === plain && Number.isFinite(Number(plain)) ? Number(plain) : text;
}

/** The population of a study. `drawn`: how many of its units are transcripts of the study. */
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
 * A column of chosen files. `values`: how many different ones the first rows have; `examples`: some of them, shortened.
 */
export const LakeColumn = z.object({
  name: z.string(),
  /** `nested`: lists and objects, such as messages; no facet, no score. */
  type: z.enum(['text', 'number', 'nested']),
  values: z.number().int(),
  examples: z.array(z.string()),
});
export type LakeColumn = z.infer<typeof LakeColumn>;

/** What was found in files that were chosen as a population, before a person says what is what. */
export const LakeHead = z.object({
  kind: z.enum(['parquet', 'csv', 'jsonl']),
  files: z.number().int(),
  /** Null where only reading all files would tell. */
  units: z.number().nullable(),
  columns: z.array(LakeColumn),
  /** The columns of files with scores; null where there are none. */
  scores: z.array(LakeColumn).nullable(),
  /** What the columns look like. */
  suggested: PopulationColumns,
});
export type LakeHead = z.infer<typeof LakeHead>;

/** The largest cells. `cells`: how many there are; `looked`: they are of so many first units, null: of all. */
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

/** The query of a step: its result is taken in where the files are elsewhere. */
export const PopulationQuery = z.discriminatedUnion('step', [
  z.object({ step: z.literal('cells'), dialect: Dialect, source: PopulationSource }),
  z.object({
    step: z.literal('draw'),
    dialect: Dialect,
    n: SampleWish.shape.n,
    design: Design,
    seed: z.number().int().min(0),
  }),
]);
export type PopulationQuery = z.infer<typeof PopulationQuery>;
