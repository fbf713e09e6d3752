// Calls about the population that a study samples. They contain no paths that are read, but tokens that the main
// process gave for what the user chose.
import { z } from 'zod';
import { topicsBut, type Calls } from '../call.ts';
import { JobInput } from '../job.ts';
import {
  LakeHead,
  Population,
  PopulationColumns,
  PopulationDrawWish,
  PopulationQuery,
  PopulationSource,
  ShownCells,
} from '../population.ts';
import { SampleReport, SampleWish } from '../queue.ts';

/** Chosen files: with the units, and with their scores where these are in files of their own. */
const Files = z.object({ token: z.string(), scores: z.string().nullable() });

/** Units are counted here, or cells are taken in that another engine counted; then `source` says where, as text. */
const Counted = z.discriminatedUnion('by', [
  Files.extend({ by: z.literal('files'), columns: PopulationColumns }),
  z.object({ by: z.literal('cells'), token: z.string(), source: PopulationSource }),
]);

const DrawnFrom = z.discriminatedUnion('by', [
  Files.extend({ by: z.literal('files') }),
  z.object({ by: z.literal('drawn'), token: z.string() }),
]);

export const populationCalls = {
  /** What is known of the population; null in a study that is its own population. */
  'population.show': { input: z.object({}), output: Population.nullable(), reads: ['population', 'transcripts'] },
} satisfies Calls;

export const populationJobs = {
  'population.cells': { input: z.object({}), output: ShownCells, reads: ['population'] },
  /** The columns of chosen files, and what they look like. */
  'population.look': { input: JobInput.extend(Files.shape), output: LakeHead, reads: ['rubric'] },
  /** The cells of the first units: what a description would count. */
  'population.try': {
    input: JobInput.extend(Files.shape).extend({ columns: PopulationColumns }),
    output: ShownCells,
    reads: [],
  },
  'population.describe': {
    input: JobInput.extend({ from: Counted }),
    output: Population,
    changes: ['population', 'facets', 'scores', 'disputes'],
    repeatable: false,
  },
  /** What a draw would take of each stratum of the cells that the filter finds; draws nothing. */
  'population.preview': {
    input: SampleWish.pick({ filter: true, rater: true, n: true, design: true }),
    output: SampleReport.pick({ n: true, population: true, strata: true, notes: true }),
    reads: topicsBut('views', 'settings', 'raters', 'packets', 'drafts'),
  },
  'population.draw': {
    input: JobInput.extend({ from: DrawnFrom, wish: PopulationDrawWish }),
    output: SampleReport,
    changes: ['population', 'transcripts', 'facets', 'scores', 'queues', 'disputes'],
    repeatable: false,
  },
  /** The query for the engine that has the files. */
  'population.sql': { input: PopulationQuery, output: z.object({ sql: z.string() }), reads: ['population'] },
} satisfies Calls;
