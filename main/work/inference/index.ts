// The target of a study's intervals, and the clusters of its transcripts: as chosen, or as detected from its facets.
import { chooseOneOf, TouchstoneError } from '../../../contract/errors.ts';
import type { Clusters, Inference, InferenceWish, Speaks } from '../../../contract/inference.ts';
import {
  chooseInference,
  chosenInference,
  facetColumn,
  facetNames,
  populationOf,
  writing,
  writtenTo,
  type Db,
} from '../../store/index.ts';
import type { FacetValue } from '../../../contract/transcript.ts';
import { atOnce, type Steps } from '../job/index.ts';
import type { Measured } from '../measured/index.ts';

/** Facets that name a task, from fine to coarse: transcripts with the same value are runs of the same task. */
const KNOWN = [
  'sample_id',
  'task_id',
  'seed_prompt',
  'seed_id',
  'prompt_id',
  'question_id',
  'sample',
  'task',
  'variant',
];
/** Minimum number of values. A facet with fewer values groups tasks, it does not identify them. */
const LEAST_VALUES = 10;

/** Whether most transcripts that have the facet share their value with another transcript. */
function* repeats(db: Db, name: string): Steps<boolean> {
  const { column, sizes } = yield* clusterColumn(db, name);
  let shared = 0;
  for (const size of sizes.values()) if (size > 1) shared += size;
  return sizes.size >= LEAST_VALUES && 2 * shared > column.size;
}

/** A sample number identifies a task only if there are several epochs; otherwise it numbers the runs of one task. */
const names = (all: readonly string[], name: string): boolean =>
  all.includes(name) && (name !== 'sample' || all.includes('epoch'));

/** The facet whose values form clusters, detected by its name and by repeating values; null if there is none. */
function* recognised(db: Db): Steps<string | null> {
  const all = facetNames(db);
  for (const name of KNOWN) if (names(all, name) && (yield* repeats(db, name))) return name;
  return null;
}

/** The cluster of each transcript by its key, and the number of transcripts of each cluster. */
interface ClusterColumn {
  column: ReadonlyMap<number, string>;
  sizes: ReadonlyMap<string, number>;
}

/** The last column of each study, because detection and then the figures read the same one. */
const kept = new WeakMap<Db, ClusterColumn & { stamp: string; facet: string }>();

/**
 * The cluster of each transcript: the value of the facet within the scenario, since tasks of two scenarios may have the
 * same number.
 */
function* clusterColumn(db: Db, facet: string): Steps<ClusterColumn> {
  const stamp = writtenTo(db);
  const before = kept.get(db);
  if (before?.stamp === stamp && before.facet === facet) return before;
  const scenarios = facet === 'scenario' ? new Map<number, FacetValue>() : facetColumn(db, 'scenario');
  yield undefined;
  const values = facetColumn(db, facet);
  yield undefined;
  const found = { stamp, facet, ...clustersOf(values, scenarios) };
  kept.set(db, found);
  yield undefined;
  return found;
}

/** The clusters of transcripts with these values and scenarios. */
function clustersOf(
  values: ReadonlyMap<number, FacetValue>,
  scenarios: ReadonlyMap<number, FacetValue>,
): ClusterColumn {
  interface Run {
    text: string;
    size: number;
  }
  // equal values are adjacent; transcripts of a cluster share one string, so that maps compare references
  let last: FacetValue | null = null;
  let runs = new Map<FacetValue | null, Run>();
  const all: Run[] = [];
  const column = new Map<number, string>();
  for (const [key, value] of values) {
    if (value !== last) runs = new Map();
    last = value;
    const scenario = scenarios.get(key) ?? null;
    let run = runs.get(scenario);
    if (run === undefined) {
      run = { text: JSON.stringify([scenario, value]), size: 0 };
      runs.set(scenario, run);
      all.push(run);
    }
    run.size += 1;
    column.set(key, run.text);
  }
  const sizes = new Map<string, number>();
  // cells of a population follow the transcripts and may repeat their values
  for (const { text, size } of all) sizes.set(text, (sizes.get(text) ?? 0) + size);
  return { column, sizes };
}

function requireFacet(db: Db, clusters: Clusters | undefined): void {
  if (clusters === null || clusters === undefined) return;
  const all = facetNames(db);
  if (!all.includes(clusters.facet))
    throw new TouchstoneError('not_found', 'No transcript has such a facet', clusters.facet, chooseOneOf(all));
}

/** The settings of the study. */
export const inferenceOf = (db: Db): Inference => atOnce(settings(db, {}));

/** The settings of the study, or those of this call; facets are read only where nobody chose one. */
function* settings(db: Db, wish: InferenceWish): Steps<Inference> {
  const own = chosenInference(db);
  const target = wish.target ?? own.target ?? 'model';
  const clusters = wish.clusters === undefined ? own.clusters : wish.clusters;
  if (clusters !== undefined) return { target, clusters, clusters_by: 'chosen' };
  const facet = yield* recognised(db);
  return { target, clusters: facet === null ? null : { facet }, clusters_by: facet === null ? 'unsaid' : 'found' };
}

/**
 * Sets target and clusters of the study. An omitted field keeps its value, null clusters mean none, `auto` means
 * detection. Throws `not_found` for an unknown facet.
 */
export function setInference(
  db: Db,
  { target, clusters }: { target?: Inference['target'] | undefined; clusters?: Clusters | 'auto' | undefined },
): Inference {
  return writing(db, () => {
    if (clusters !== 'auto') requireFacet(db, clusters);
    const before = chosenInference(db);
    chooseInference(db, {
      target: target ?? before.target,
      clusters: clusters === 'auto' ? undefined : clusters === undefined ? before.clusters : clusters,
    });
    return inferenceOf(db);
  });
}

/**
 * The cluster of each transcript, and the sentence that describes the clusters in a report. A transcript without a
 * value is a cluster of its own.
 */
export interface Clustering {
  /** Null: each transcript is independent of the others. */
  of: ((key: number) => string) | null;
  speaksOf: (transcripts: readonly number[]) => Speaks;
}

/**
 * The clusters by the settings of the study or of this call. In a study of a population each unit is independent.
 * Throws `not_found` for a facet that no transcript has, `bad_input` if the call asks for clusters of a population.
 */
export function* clustering(db: Db, wish: InferenceWish): Steps<Clustering> {
  requireFacet(db, wish.clusters);
  const { target, clusters, clusters_by } = yield* settings(db, wish);
  if (populationOf(db) !== null) {
    if (clusters !== null && clusters_by === 'chosen')
      throw new TouchstoneError(
        'bad_input',
        'Counts by cell do not show which units of a population form clusters',
        clusters.facet,
        'Choose none: `touchstone clusters -s STUDY none`, or --clusters none',
      );
    return { of: null, speaksOf: () => ({ target, clusters: null }) };
  }
  if (clusters === null) return { of: null, speaksOf: () => ({ target, clusters: null }) };
  const { column } = yield* clusterColumn(db, clusters.facet);
  return {
    of: (key) => column.get(key) ?? `alone ${key}`,
    speaksOf: (transcripts) => {
      const values = new Set<string>();
      let without = 0;
      for (const key of transcripts) {
        const value = column.get(key);
        if (value === undefined) without += 1;
        else values.add(value);
      }
      return {
        target,
        clusters: { facet: clusters.facet, found: clusters_by === 'found', values: values.size, without },
      };
    },
  };
}

/** The rows with their clusters, and the description for a report, as a generator. */
export function* inClusters<Row extends Measured>(
  db: Db,
  wish: InferenceWish,
  rows: readonly Row[],
): Steps<{ rows: Row[]; speaks: Speaks }> {
  const { of, speaksOf } = yield* clustering(db, wish);
  const speaks = speaksOf(rows.map(({ key }) => key));
  yield undefined;
  return { rows: of === null ? [...rows] : rows.map((row) => ({ ...row, cluster: of(row.key) })), speaks };
}
