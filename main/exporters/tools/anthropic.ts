// Conversations as requests of Anthropic's Messages API: the system prompt apart, user and assistant in turn, content
// in blocks, and the results of tool calls in the next turn.
import { readJson } from '../../../contract/json.ts';
import type { Block, Json, Message } from '../../../contract/transcript.ts';

type Text = { type: 'text'; text: string };
type Part =
  | Text
  | { type: 'image'; source: { type: 'base64'; media_type: string; data: string } }
  | { type: 'tool_use'; id: string; name: string; input: Json }
  | { type: 'tool_result'; tool_use_id: string; content: Text[]; is_error: boolean };

/** The fields of a request, except the model and its limits. */
export type AnthropicRequest = {
  system: Text[];
  tools: { name: string; description: string; input_schema: { type: 'object' } }[];
  messages: { role: 'user' | 'assistant'; content: Part[] }[];
};

type Call = Extract<Block, { type: 'tool_call' }>;
type Result = Extract<Block, { type: 'tool_result' }>;
interface Turn {
  role: 'user' | 'assistant';
  contents: { block: Block; system: boolean }[];
}

export const text = (words: string): Text => ({ type: 'text', text: words });
/** Content that the API has no block for, as text under a line that describes it. */
const described = (what: string, words: string): Text => text(`[${what.trim()}]\n${words}`);

/**
 * A text block. The API refuses blank text, so the text of reasoning that the provider encrypted gets a placeholder.
 */
const saysSomething = ({ type, text: words }: Block): boolean =>
  (type !== 'text' && type !== 'reasoning') || words.trim() !== '';

/** Messages by the two roles of the API; consecutive ones of one role are merged. */
function turnsOf(messages: readonly Message[]): Turn[] {
  const turns: Turn[] = [];
  for (const { role, blocks } of messages) {
    const contents = blocks.filter(saysSomething).map((block) => ({ block, system: role === 'system' }));
    if (contents.length === 0) continue;
    const own = role === 'assistant' ? 'assistant' : 'user';
    const last = turns.at(-1);
    if (last?.role === own) last.contents.push(...contents);
    else turns.push({ role: own, contents });
  }
  return turns;
}

/** The arguments as an object; null if they are not an object, or contain an integer that JavaScript would round. */
function argumentsOf(written: string): Record<string, Json> | null {
  const outside = written.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""');
  const rounded = (outside.match(/(?<![\d.eE+])-?\d+(?![\d.eE])/g) ?? []).some(
    (one) => !Number.isSafeInteger(Number(one)),
  );
  if (rounded) return null;
  try {
    const value = readJson(written);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** The id of a call if the API accepts it, otherwise the first free number. */
function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let n = taken.size + 1; taken.has(id) || !/^[a-zA-Z0-9_-]+$/.test(id); n += 1) id = `call-${n}`;
  return id;
}

/** A name that the API accepts. */
const nameOf = ({ name }: Call): string => name.replaceAll(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64) || 'tool';

interface Held {
  /** The ids of the calls and results that can be sent as such. */
  ids: ReadonlyMap<Block, string>;
  inputs: ReadonlyMap<Block, Record<string, Json>>;
}

/** Finds the calls whose results are in the next turn, and gives each a unique id. */
function heldIn(turns: readonly Turn[]): Held {
  const ids = new Map<Block, string>();
  const inputs = new Map<Block, Record<string, Json>>();
  const taken = new Set<string>();
  for (const [at, { role, contents }] of turns.entries()) {
    if (role !== 'assistant') continue;
    const answers = (turns[at + 1]?.contents ?? []).flatMap(({ block }): Result[] =>
      block.type === 'tool_result' ? [block] : [],
    );
    for (const { block } of contents) {
      if (block.type !== 'tool_call' || block.call_id === '') continue;
      const answer = answers.find((one) => one.call_id === block.call_id && !ids.has(one));
      const input = argumentsOf(block.text);
      if (answer === undefined || input === null) continue;
      const id = freeId(block.call_id, taken);
      taken.add(id);
      ids.set(block, id).set(answer, id);
      inputs.set(block, input);
    }
  }
  return { ids, inputs };
}

const IMAGE = /^data:(image\/(?:png|jpeg|gif|webp));base64,(.+)$/s;

function partOf({ block, system }: Turn['contents'][number], role: Turn['role'], { ids, inputs }: Held): Part {
  const { text: words } = block;
  const id = ids.get(block);
  switch (block.type) {
    case 'text':
      return system ? described('system', words) : text(words);
    case 'reasoning':
      return described('reasoning', words);
    case 'tool_call':
      return id === undefined
        ? described(`tool call ${block.name}`, words)
        : { type: 'tool_use', id, name: nameOf(block), input: inputs.get(block) ?? {} };
    case 'tool_result': {
      if (id === undefined) return described(`tool result ${block.name}`, words);
      const content = words.trim() === '' ? [] : [text(words)];
      return { type: 'tool_result', tool_use_id: id, content, is_error: block.is_error };
    }
    case 'image': {
      const [, media_type, data] = IMAGE.exec(block.data ?? '') ?? [];
      return role === 'assistant' || media_type === undefined || data === undefined
        ? described('image', words)
        : { type: 'image', source: { type: 'base64', media_type, data } };
    }
  }
}

/** Moves results to the front of their turn, as the API requires. */
const answersFirst = (parts: readonly Part[]): Part[] => [
  ...parts.filter(({ type }) => type === 'tool_result'),
  ...parts.filter(({ type }) => type !== 'tool_result'),
];

/** The text of the user's turn that the API requires before an assistant's first turn. */
const BEGINS = '[The transcript begins with the assistant]';

/**
 * The conversation as it ended. The following become text under a line that describes them: reasoning, later system
 * messages, images that are not in the file, and calls without a result in the next turn or whose arguments are not an
 * exact JSON object.
 */
export function anthropicRequest(messages: readonly Message[]): AnthropicRequest {
  const ended = messages.filter(({ branch }) => branch === '');
  const first = ended.findIndex(({ role }) => role !== 'system');
  const [before, after] = first === -1 ? [ended, []] : [ended.slice(0, first), ended.slice(first)];
  const turns = turnsOf(after);
  const held = heldIn(turns);
  const names = new Set(
    turns.flatMap(({ contents }) =>
      contents.flatMap(({ block }) => (block.type === 'tool_call' && held.ids.has(block) ? [nameOf(block)] : [])),
    ),
  );
  return {
    system: before.flatMap(({ blocks }) => blocks.filter(saysSomething).map(({ text: words }) => text(words))),
    tools: [...names].map((name) => ({
      name,
      description: 'A tool that the transcript uses',
      input_schema: { type: 'object' },
    })),
    messages: [
      ...(turns[0]?.role === 'assistant' ? [{ role: 'user' as const, content: [text(BEGINS)] }] : []),
      ...turns.map(({ role, contents }) => ({
        role,
        content: answersFirst(contents.map((one) => partOf(one, role, held))),
      })),
    ],
  };
}
