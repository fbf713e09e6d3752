// What the intervals of a study speak of, and the clusters that its transcripts come in: as chosen, or as its facets
// show.
import { TouchstoneError } from '../../../contract/errors.ts';
import type { Clusters, Inference, InferenceWish, Speaks } from '../../../contract/inference.ts';
import { chooseInference, chosenInference, facetColumn, facetNames, writing, type Db } from '../../store/index.ts';
import type { Measured } from '../measured/index.ts';

/** Said of intervals for which no estimator here knows clusters; the caller says which intervals. */
export const NOT_CLUSTERED = 'treats transcripts as independent, even within clusters';

/** Facets that name what was run, the finest first: transcripts of one value are runs of the same thing. */
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
/** A facet with fewer values parts a study into kinds, not into tasks. */
const LEAST_VALUES = 10;

/** Whether the values of the facet repeat: most transcripts that have it share it with another. */
function repeats(db: Db, name: string): boolean {
  const counts = new Map<string, number>();
  for (const cluster of clusterColumn(db, name).values()) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  const all = [...counts.values()];
  const shared = all.filter((count) => count > 1).reduce((sum, count) => sum + count, 0);
  return counts.size >= LEAST_VALUES && 2 * shared > all.reduce((sum, count) => sum + count, 0);
}

/** A sample's number names a task only where it was run in epochs; elsewhere it counts the runs of one task. */
const names = (all: readonly string[], name: string): boolean =>
  all.includes(name) && (name !== 'sample' || all.includes('epoch'));

/**
 * The facet by which transcripts belong together, recognised by its name and by values that repeat; null where there is
 * none.
 */
function recognised(db: Db): string | null {
  const all = facetNames(db);
  return KNOWN.find((name) => names(all, name) && repeats(db, name)) ?? null;
}

/**
 * By transcript, its cluster: a value of the facet counts within its scenario, since tasks of two scenarios may have
 * one number.
 */
function clusterColumn(db: Db, facet: string): Map<number, string> {
  const scenarios = facet === 'scenario' ? new Map<number, unknown>() : facetColumn(db, 'scenario');
  return new Map(
    [...facetColumn(db, facet)].map(([key, value]) => [key, JSON.stringify([scenarios.get(key) ?? null, value])]),
  );
}

function requireFacet(db: Db, clusters: Clusters | undefined): void {
  if (clusters === null || clusters === undefined) return;
  const all = facetNames(db);
  if (!all.includes(clusters.facet))
    throw new TouchstoneError(
      'not_found',
      'No transcript has such a facet',
      clusters.facet,
      `There are ${all.join(', ')}`,
    );
}

/** What the study has. */
export function inferenceOf(db: Db): Inference {
  const { target = 'model', clusters } = chosenInference(db);
  if (clusters !== undefined) return { target, clusters, clusters_by: 'chosen' };
  const facet = recognised(db);
  return { target, clusters: facet === null ? null : { facet }, clusters_by: facet === null ? 'unsaid' : 'found' };
}

/**
 * Chooses for the study; what is left out stays, null clusters are none, `auto` is what is recognised. Throws
 * `not_found` for a facet.
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

/** The study's, or what this call asks for instead. Throws `not_found` for a facet that no transcript has. */
function asked(db: Db, { target, clusters }: InferenceWish): Inference {
  requireFacet(db, clusters);
  const own = inferenceOf(db);
  return {
    target: target ?? own.target,
    ...(clusters === undefined
      ? { clusters: own.clusters, clusters_by: own.clusters_by }
      : { clusters, clusters_by: 'chosen' as const }),
  };
}

/**
 * The cluster of each transcript, one without a value in a cluster of its own, and what that is in a report on some of
 * them.
 */
export interface Clustering {
  /** Null: each transcript is independent of the others. */
  of: ((key: number) => string) | null;
  speaksOf: (keys: readonly number[]) => Speaks;
}

/** As the study has it, or as this call asks. Throws `not_found` for a facet that no transcript has. */
export function clusteringFor(db: Db, wish: InferenceWish): Clustering {
  const { target, clusters, clusters_by } = asked(db, wish);
  if (clusters === null) return { of: null, speaksOf: () => ({ target, clusters: null }) };
  const column = clusterColumn(db, clusters.facet);
  return {
    of: (key) => column.get(key) ?? `alone ${key}`,
    speaksOf: (keys) => {
      const own = keys.flatMap((key) => column.get(key) ?? []);
      const counts = { values: new Set(own).size, without: keys.length - own.length };
      return { target, clusters: { facet: clusters.facet, found: clusters_by === 'found', ...counts } };
    },
  };
}

/** The rows with their clusters, and what that is in a report. */
export function inClusters<Row extends Measured>(
  db: Db,
  wish: InferenceWish,
  rows: readonly Row[],
): { rows: Row[]; speaks: Speaks } {
  const { of, speaksOf } = clusteringFor(db, wish);
  return {
    rows: of === null ? [...rows] : rows.map((row) => ({ ...row, cluster: of(row.key) })),
    speaks: speaksOf(rows.map(({ key }) => key)),
  };
}
