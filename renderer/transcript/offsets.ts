// Between the source text of a block and what is drawn of it: rendered text is made of verbatim runs of the source.

/** A stretch of a text node that is a stretch of the source. Offsets are UTF-16 code units. */
interface Run {
  node: Text;
  nodeStart: number;
  sourceStart: number;
  length: number;
}

/** A piece of a block as it is drawn: `source` is the block's slice that begins at `start`. */
export interface Drawn {
  element: HTMLElement;
  source: string;
  start: number;
}

function* textNodes(element: HTMLElement): Generator<Text> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('[data-not-source]') === null ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (node instanceof Text) yield node;
}

// markdown drops marks between runs and indentation at line starts, but never reorders: each run stands behind the one
// before
function runsOf({ element, source, start }: Drawn): Run[] {
  const runs: Run[] = [];
  let cursor = 0;
  const take = (node: Text, nodeStart: number, words: string): boolean => {
    const at = words === '' ? -1 : source.indexOf(words, cursor);
    if (at === -1) return false;
    runs.push({ node, nodeStart, sourceStart: start + at, length: words.length });
    cursor = at + words.length;
    return true;
  };
  for (const node of textNodes(element)) {
    if (take(node, 0, node.data)) continue;
    let nodeStart = 0;
    for (const line of node.data.split('\n')) {
      take(node, nodeStart, line);
      nodeStart += line.length + 1;
    }
  }
  return runs;
}

/** The DOM range that shows [start, end) of the block, as far as this piece draws it; null when it draws none of it. */
export function rangeOf(drawn: Drawn, start: number, end: number): Range | null {
  const range = document.createRange();
  let found = false;
  for (const run of runsOf(drawn)) {
    const from = Math.max(start, run.sourceStart);
    const to = Math.min(end, run.sourceStart + run.length);
    if (from >= to) continue;
    if (!found) range.setStart(run.node, run.nodeStart + from - run.sourceStart);
    range.setEnd(run.node, run.nodeStart + to - run.sourceStart);
    found = true;
  }
  return found ? range : null;
}

/**
 * The source offset of a place in the DOM: of the run it stands in, else of the nearest one (`edge` says from which
 * side).
 */
export function offsetOf(drawn: Drawn, container: Node, offset: number, edge: 'start' | 'end'): number | null {
  const runs = runsOf(drawn);
  for (const run of runs) {
    const inside = run.node === container && offset >= run.nodeStart && offset <= run.nodeStart + run.length;
    if (inside) return run.sourceStart + offset - run.nodeStart;
  }
  const place = document.createRange();
  place.setStart(container, offset);
  const after = runs.filter((run) => place.comparePoint(run.node, run.nodeStart) >= 0);
  const [next] = after;
  if (edge === 'start') return next?.sourceStart ?? null;
  const before = runs[runs.length - after.length - 1];
  return before === undefined ? null : before.sourceStart + before.length;
}
