// Which branch each node of a tree of messages is on: the way to the last one is the main one.

/** A node with the one before it ('' where there is none). */
export interface Node {
  id: string;
  parent: string;
}

/**
 * The branch of each node by its id: '' on the way to `leaf` (or the last node), a number for each way that was left.
 * Nodes that name no parent follow the one before them.
 */
export function treeBranches(nodes: readonly Node[], leaf?: string): Map<string, string> {
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const linked = nodes.some(({ parent }) => parent !== '');
  const branches = new Map<string, string>();
  if (!linked) return branches;
  const main = new Set<string>();
  for (let at = leaf ?? nodes.at(-1)?.id ?? ''; at !== '' && !main.has(at); at = parents.get(at) ?? '') main.add(at);
  let count = 0;
  for (const { id, parent } of nodes) {
    if (main.has(id)) branches.set(id, '');
    else {
      const before = branches.get(parent) ?? '';
      branches.set(id, before === '' ? `branch ${++count}` : before);
    }
  }
  return branches;
}
