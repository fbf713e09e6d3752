// Clusters: transcripts (epochs of one task, say) that are resampled together.

/** The units of each cluster, in `order`, or in that of their first unit. */
export function membersOf<Name>(
  clusters: readonly Name[],
  order: readonly Name[] = [...new Set(clusters)],
): Int32Array[] {
  const members = new Map(order.map((name): [Name, number[]] => [name, []]));
  for (const [unit, name] of clusters.entries()) members.get(name)?.push(unit);
  return [...members.values()].map((units) => Int32Array.from(units));
}

/** The same for clusters that may be missing. */
export const membersIn = (clusters: readonly string[] | undefined): Int32Array[] | undefined =>
  clusters === undefined ? undefined : membersOf(clusters);

/** A statistic of units as a statistic of clusters, on all their units together. Field & Welsh 2007. */
export const overClusters =
  <Value>(members: readonly Int32Array[], statistic: (units: Int32Array) => Value) =>
  (clusters: Int32Array): Value => {
    const drawn = Array.from(clusters, (cluster) => members[cluster] ?? new Int32Array());
    const units = new Int32Array(drawn.reduce((total, { length }) => total + length, 0));
    let to = 0;
    for (const each of drawn) {
      units.set(each, to);
      to += each.length;
    }
    return statistic(units);
  };
