// Colours code in drawn text in idle time, with highlights of the browser: elements are not added or rendered again.
import { askTokens } from './ask.ts';
import { KINDS, type Kind, type Token } from './kinds.ts';

/** Longer code is not coloured. */
const LONGEST = 50_000;
/** Below the priority of evidence and hits. */
const PRIORITY = -10;
/** Milliseconds after which code is coloured even if the browser is not idle. */
const LATEST_MS = 1000;

let painted: ReadonlyMap<Kind, Highlight> | null = null;

function highlights(): ReadonlyMap<Kind, Highlight> {
  if (painted !== null) return painted;
  painted = new Map(
    KINDS.map((kind, at) => {
      const highlight = new Highlight();
      highlight.priority = PRIORITY + at;
      CSS.highlights.set(`code-${kind}`, highlight);
      return [kind, highlight];
    }),
  );
  return painted;
}

/** The text nodes of an element with the offset at which each begins. */
function textsIn(element: Element): { node: Text; start: number }[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts: { node: Text; start: number }[] = [];
  let start = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    texts.push({ node, start });
    start += node.length;
  }
  return texts;
}

function rangesOf(element: Element, tokens: readonly Token[]): [Kind, Range][] {
  const texts = textsIn(element);
  let at = 0;
  const placed = (range: Range, offset: number, edge: 'setStart' | 'setEnd'): void => {
    while (at > 0 && (texts[at]?.start ?? 0) > offset) at -= 1;
    const isPast = (text: { node: Text; start: number } | undefined): boolean =>
      text !== undefined && offset > text.start + text.node.length;
    while (at < texts.length - 1 && isPast(texts[at])) at += 1;
    const text = texts[at];
    if (text !== undefined) range[edge](text.node, Math.min(text.node.length, offset - text.start));
  };
  return tokens.map(({ kind, start, end }) => {
    const range = document.createRange();
    placed(range, start, 'setStart');
    placed(range, end, 'setEnd');
    return [kind, range];
  });
}

async function paint(code: Element, isGone: () => boolean, ranges: [Kind, Range][]): Promise<void> {
  const text = code.textContent;
  const language = code.getAttribute('data-code') ?? '';
  if (text.length > LONGEST) return;
  const tokens = await askTokens(text, language);
  if (isGone() || code.textContent !== text) return;
  for (const [kind, range] of rangesOf(code, tokens)) {
    ranges.push([kind, range]);
    highlights().get(kind)?.add(range);
  }
}

/** Colours all code in an element in idle time; returns the function that removes the colours. */
export function paintCode(element: Element): () => void {
  const codes = element.querySelectorAll('[data-code]');
  if (codes.length === 0) return () => undefined;
  let gone = false;
  const ranges: [Kind, Range][] = [];
  const idle = requestIdleCallback(
    () => {
      for (const code of codes) void paint(code, () => gone, ranges);
    },
    { timeout: LATEST_MS },
  );
  return () => {
    gone = true;
    cancelIdleCallback(idle);
    for (const [kind, range] of ranges) painted?.get(kind)?.delete(range);
  };
}
