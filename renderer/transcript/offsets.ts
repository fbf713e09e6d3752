// Converts positions between the stored text of a block and its drawn text, in both directions. Mapped text has its
// offsets; rendered markdown consists of verbatim runs of the source, which are searched for.
import type { Mapped } from './drawing/mapped.ts';

/**
 * A range of a text node that corresponds to a range of the block, each drawn character to `each` stored ones. Offsets
 * are UTF-16 code units.
 */
interface Run {
  node: Text;
  nodeStart: number;
  sourceStart: number;
  length: number;
  each: number;
}

/**
 * A drawn piece of a block: `source` is the slice of the block that begins at `start`. `mapped`: the texts of the
 * elements with `data-mapped`, indexed by its number; null if the texts are searched for in the source.
 */
export interface Drawn {
  element: HTMLElement;
  source: string;
  start: number;
  mapped: readonly Mapped[] | null;
}

function* textNodes(element: Element): Generator<Text> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('[data-not-source]') === null ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT,
  );
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (node instanceof Text) yield node;
}

/** The source line at which the markdown block around a node begins; 0 if it is unknown. */
const lineOf = (node: Text): number =>
  Number(node.parentElement?.closest('[data-line]')?.getAttribute('data-line') ?? 0);

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

// markdown drops marks between runs and indentation at line starts, but never reorders: each run comes after the
// previous one, and not before the line at which its block begins
function runsFound({ element, source, start }: Drawn): Run[] {
  const runs: Run[] = [];
  const starts = lineStarts(source);
  let cursor = 0;
  const take = (node: Text, nodeStart: number, words: string): boolean => {
    const at = words === '' ? -1 : source.indexOf(words, cursor);
    if (at === -1) return false;
    runs.push({ node, nodeStart, sourceStart: start + at, length: words.length, each: 1 });
    cursor = at + words.length;
    return true;
  };
  for (const node of textNodes(element)) {
    cursor = Math.max(cursor, starts[lineOf(node)] ?? 0);
    if (take(node, 0, node.data)) continue;
    let nodeStart = 0;
    for (const line of node.data.split('\n')) {
      take(node, nodeStart, line);
      nodeStart += line.length + 1;
    }
  }
  return runs;
}

function runsIn(element: Element, { stretches }: Mapped): Run[] {
  const runs: Run[] = [];
  let nodeAt = 0;
  let next = 0;
  for (const node of textNodes(element)) {
    const nodeEnd = nodeAt + node.length;
    for (let n = next; n < stretches.length; n += 1) {
      const stretch = stretches[n];
      if (stretch === undefined || stretch.drawn >= nodeEnd) break;
      const from = Math.max(nodeAt, stretch.drawn);
      const to = Math.min(nodeEnd, stretch.drawn + stretch.length);
      if (from < to) {
        const sourceStart = stretch.source + (from - stretch.drawn) * stretch.each;
        runs.push({ node, nodeStart: from - nodeAt, sourceStart, length: to - from, each: stretch.each });
      }
      if (stretch.drawn + stretch.length <= nodeEnd) next = n + 1;
    }
    nodeAt = nodeEnd;
  }
  return runs;
}

function runsOf(drawn: Drawn): Run[] {
  const { element, mapped } = drawn;
  if (mapped === null) return runsFound(drawn);
  return [...element.querySelectorAll('[data-mapped]')].flatMap((part) => {
    const text = mapped[Number(part.getAttribute('data-mapped'))];
    return text === undefined ? [] : runsIn(part, text);
  });
}

/** The DOM range that shows the part of [start, end) of the block that this piece draws; null if it draws none. */
export function rangeOf(drawn: Drawn, start: number, end: number): Range | null {
  const range = document.createRange();
  let found = false;
  for (const { node, nodeStart, sourceStart, length, each } of runsOf(drawn)) {
    const from = Math.max(start, sourceStart);
    const to = Math.min(end, sourceStart + length * each);
    if (from >= to) continue;
    if (!found) range.setStart(node, nodeStart + Math.floor((from - sourceStart) / each));
    range.setEnd(node, nodeStart + Math.ceil((to - sourceStart) / each));
    found = true;
  }
  return found ? range : null;
}

/**
 * The source offset of a place in the DOM: in the run that contains it, otherwise at the nearest run (`edge` gives the
 * side). Between two runs, a start belongs to the next run and an end to the previous one, so that undrawn text between
 * them is not included.
 */
export function offsetOf(drawn: Drawn, container: Node, offset: number, edge: 'start' | 'end'): number | null {
  const runs = runsOf(drawn);
  for (const run of edge === 'start' ? runs : runs.toReversed()) {
    const at = offset - run.nodeStart;
    const inside = edge === 'start' ? at >= 0 && at < run.length : at > 0 && at <= run.length;
    if (run.node === container && inside) return run.sourceStart + at * run.each;
  }
  const place = document.createRange();
  place.setStart(container, offset);
  const side = (run: Run): number => place.comparePoint(run.node, run.nodeStart);
  if (edge === 'start') return runs.find((run) => side(run) >= 0)?.sourceStart ?? null;
  const before = runs.findLast((run) => side(run) < 0);
  return before === undefined ? null : before.sourceStart + before.length * before.each;
}
