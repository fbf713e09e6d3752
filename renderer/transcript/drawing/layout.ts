// The layout of a tool's arguments and results, and of text that is JSON: computed once per block, and cached with the
// block.
import type { Block } from '../../../contract/transcript.ts';
import { item, type Item } from './items.ts';
import { JsonItems } from './json-items.ts';
import { jsonTree } from './json-tree.ts';
import { isPatch } from './languages.ts';
import { verbatim } from './mapped.ts';
import { isForTerminal, terminal } from './terminal.ts';
import { isShell, knowledgeOf } from './tools.ts';

export interface Layout {
  items: readonly Item[];
  /** The number of output lines whose beginning was overwritten and is not drawn. */
  overwritten: number;
}

/** Longer text is drawn unparsed, because nobody reads so much of it laid out. */
const LONGEST = 300_000;

const known = new WeakMap<Block, Layout | null>();

/** The items of a JSON text of a tool; null if the text is not a JSON object or list. */
export function jsonLayout(text: string, tool: string): Item[] | null {
  if (text.length > LONGEST || !/^\s*[[{]/.test(text)) return null;
  const tree = jsonTree(text);
  if (tree === null) return null;
  const items: JsonItems = new JsonItems(
    text,
    knowledgeOf(tool, () => items),
  );
  return items.whole(tree);
}

/** Whether the layout draws any character of a part of the block. */
export const isDrawn = ({ items }: Layout, start: number, end: number): boolean =>
  items.some(({ label, body }) =>
    [label, body].some(
      (text) =>
        text?.stretches.some(({ source, length, each }) => source < end && source + length * each > start) === true,
    ),
  );

function laidOut(block: Block): Layout | null {
  // text that is only JSON would lose its indentation as prose
  if (block.type === 'text') {
    const items = jsonLayout(block.text, '');
    return items === null ? null : { items, overwritten: 0 };
  }
  if (block.type !== 'tool_call' && block.type !== 'tool_result') return null;
  const { text, name } = block;
  if (text.length > LONGEST) return null;
  const json = jsonLayout(text, name);
  if (json !== null) return { items: json, overwritten: 0 };
  if (block.type === 'tool_call') {
    const command = isShell(name);
    const language = command ? 'bash' : isPatch(text) ? 'diff' : '';
    return { items: [item({ body: verbatim(text, 0), look: command ? 'command' : 'text', language })], overwritten: 0 };
  }
  if (isForTerminal(text)) {
    const { mapped, styles, overwritten } = terminal(text);
    return { items: [item({ body: mapped, styles })], overwritten };
  }
  return isPatch(text) ? { items: [item({ body: verbatim(text, 0), language: 'diff' })], overwritten: 0 } : null;
}

/** The layout of a block; null if it is drawn as stored, or as markdown. */
export function layoutOf(block: Block): Layout | null {
  let layout = known.get(block);
  if (layout === undefined) {
    layout = laidOut(block);
    known.set(block, layout);
  }
  return layout;
}
