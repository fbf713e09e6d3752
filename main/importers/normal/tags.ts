// The tags between which models write hidden reasoning in their text (`<think>` and its like).
import type { Block } from '../../../contract/transcript.ts';
import { piecesOf } from '../read/shelf.ts';
import { plain, reasoning, text } from './blocks.ts';

const cases = (name: string): string[] => [name, name.charAt(0).toUpperCase() + name.slice(1), name.toUpperCase()];
/** Names of tags that prompts of evaluations ask for. */
const ASKED_FOR = [
  'scratchpad',
  'scratchpad_reasoning',
  'chain_of_thought',
  'cot',
  'thought_process',
  'inner_monologue',
  'internal_monologue',
  'inner_thoughts',
  'internal_thoughts',
  'private_thoughts',
  'internal_reasoning',
  'private_reasoning',
  'hidden_reasoning',
];
const NAMES = [
  ...['think', 'thinking', 'thought', 'thoughts', 'reasoning', ...ASKED_FOR].flatMap(cases),
  'seed:think',
  'mm:think',
  'antThinking',
].join('|');
/** With attributes, as `<think time=3>`. */
const OPEN = `<(?:${NAMES})(?:\\s+[\\w-]+=[^<>]*)?>|◁think▷|\\[THINK\\]|<\\|begin_of_thought\\|>`;
const CLOSE = `</(?:${NAMES})>|◁/think▷|\\[/THINK\\]|<\\|end_of_thought\\|>`;
/** Open WebUI folds reasoning away like this. */
const FOLD = '<details type="reasoning"[^<>]*>';
const MARKS = new RegExp(`(${OPEN})|(${CLOSE})|(${FOLD})|(</details>)`, 'g');
/** A cheap test: most texts have no tags. */
const MAY_MARK = new RegExp(
  `</?(?:${NAMES})|<details type=|◁/?think▷|\\[/?THINK\\]|` +
    '<\\|(?:begin_of_thought|end_of_thought|channel\\|>|start\\|>)|^analysis(?=\\S)',
);
/** Whether a text may have tags of reasoning, or marks of Harmony. */
export const hasMark = (words: string): boolean => MAY_MARK.test(words);
/** Maximum length of a tag. */
const LONGEST_MARK = 40;

/** Whether a text in pieces may contain a tag, perhaps across the end of a piece. */
export function mayMark(words: string): boolean {
  let end = '';
  for (const piece of piecesOf(words)) {
    if (MAY_MARK.test(end + piece)) return true;
    end = (end + piece).slice(-LONGEST_MARK);
  }
  return false;
}

/** Whether a tag is in quotes or code, and so only mentioned. */
const QUOTED = /[`'"‘“«]$/;

/**
 * The next span of reasoning: between two tags, up to a closing tag without an opening one, or from an opening tag to
 * the end.
 */
function nextThought(words: string, from: number): { start: number; inner: [number, number]; end: number } | null {
  MARKS.lastIndex = from;
  let open: RegExpExecArray | null = null;
  for (let match = MARKS.exec(words); match !== null; match = MARKS.exec(words)) {
    if (QUOTED.test(words.slice(Math.max(0, match.index - 1), match.index))) continue;
    const end = match.index + match[0].length;
    const closes = match[2] !== undefined || match[4] !== undefined;
    // a folded part ends with its own end tag; other folded parts contain no reasoning
    const folded = open?.[3] !== undefined;
    if ((match[4] !== undefined && !folded) || (match[2] !== undefined && folded)) continue;
    if (open === null && closes) return { start: from, inner: [from, match.index], end };
    if (open === null) open = match;
    else if (closes) return { start: open.index, inner: [open.index + open[0].length, match.index], end };
  }
  return open === null
    ? null
    : { start: open.index, inner: [open.index + open[0].length, words.length], end: words.length };
}

/** Text as blocks: the text between tags of reasoning, and the rest. */
export function tagged(words: string): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (let found = nextThought(words, from); found !== null; found = nextThought(words, from)) {
    const before = words.slice(from, found.start);
    if (before.trim() !== '') blocks.push(text(before));
    blocks.push(reasoning(words.slice(...found.inner).trim()));
    from = found.end;
    while (/\s/.test(words[from] ?? '')) from++;
  }
  return from === 0 ? plain(words) : [...blocks, ...plain(words.slice(from))];
}
