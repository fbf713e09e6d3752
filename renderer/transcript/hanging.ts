// Finds the results that are drawn below their call: those that follow it before the next message of a user or system.
import type { SkeletonMessage } from '../../contract/skeleton.ts';

/** Calls and the blocks drawn below them. Blocks are numbered through the whole transcript, in stored order. */
export interface Hanging {
  /** By the number of a call: the numbers of its results, and of images that came with them. */
  under: ReadonlyMap<number, readonly number[]>;
  /** The numbers of all blocks that are drawn below a call. */
  moved: ReadonlySet<number>;
}

/**
 * Maximum distance of a result from its call, in messages. A result further away stays in its own place, because the
 * messages in between would be read out of order.
 */
const FURTHEST = 12;

interface OpenCall {
  number: number;
  message: number;
  call_id: string;
  name: string;
}

/**
 * The index of the open call that a result belongs to: by its id; without an id, the first open call with the same name
 * or none; or -1.
 */
function answered(open: readonly OpenCall[], message: number, call_id: string, name: string): number {
  return open.findIndex((call) => {
    if (message - call.message > FURTHEST) return false;
    return call_id === '' ? call.name === name || call.name === '' || name === '' : call.call_id === call_id;
  });
}

const known = new WeakMap<readonly SkeletonMessage[], Hanging>();

/** The blocks that are drawn below calls. Blocks of rolled-back messages stay in their own place. */
export function hanging(skeleton: readonly SkeletonMessage[]): Hanging {
  const before = known.get(skeleton);
  if (before !== undefined) return before;
  const found = hangingIn(skeleton);
  known.set(skeleton, found);
  return found;
}

function hangingIn(skeleton: readonly SkeletonMessage[]): Hanging {
  const under = new Map<number, number[]>();
  const moved = new Set<number>();
  let open: OpenCall[] = [];
  let number = 0;
  for (const [message, { role, branch, blocks }] of skeleton.entries()) {
    let last: OpenCall | undefined;
    if (branch === '' && (role === 'user' || role === 'system') && !blocks.some(({ type }) => type === 'tool_result'))
      open = [];
    for (const { type, call_id, name } of blocks) {
      const own = number;
      number += 1;
      if (branch !== '') continue;
      if (type === 'tool_call') {
        while (message - (open[0]?.message ?? message) > FURTHEST) open.shift();
        open.push({ number: own, message, call_id, name });
      }
      if (type === 'tool_result') {
        const at = answered(open, message, call_id, name);
        last = at === -1 ? undefined : open.splice(at, 1)[0];
      }
      const hangs = type === 'tool_result' || (type === 'image' && role === 'tool');
      if (!hangs || last === undefined) continue;
      moved.add(own);
      under.set(last.number, [...(under.get(last.number) ?? []), own]);
    }
  }
  return { under, moved };
}
