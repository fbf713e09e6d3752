// Joins the calls of a trace that each contain only their own turn into one sequence of messages, with the tools'
// answers in between.
import type { Block, Message } from '../../../contract/transcript.ts';
import { timeOf } from '../normal/facets.ts';
import type { Conversation } from './span.ts';

/** A key of a call by its content. Models may wrap the arguments in one member `input`, which a tool's span lacks. */
function keyOf({ type, name, text }: Extract<Block, { type: 'tool_call' }>): string {
  const args = text.replaceAll(/\s+/g, '');
  return JSON.stringify([type, name, /^\{"input":(\{.*\})\}$/.exec(args)?.[1] ?? args]);
}

/** The system prompt of the span around the calls, because an agent stores its instructions there. */
function systemOf(talks: readonly Conversation[], outer: readonly Conversation[]): Message[] {
  const [first] = talks;
  if (first === undefined || first.messages.some(({ role }) => role === 'system')) return [];
  const asked = new Set(
    first.messages.filter(({ role }) => role === 'user').map(({ blocks }) => JSON.stringify(blocks)),
  );
  const around = outer.find(({ messages }) =>
    messages.some(({ role, blocks }) => role === 'user' && asked.has(JSON.stringify(blocks))),
  );
  return around?.messages.filter(({ role }) => role === 'system') ?? [];
}

/** The calls of models by their content, because a tool's own span does not name the id of its call. */
class Calls {
  readonly #open = new Map<string, string[]>();

  add({ blocks }: Message): void {
    for (const block of blocks)
      if (block.type === 'tool_call') {
        const key = keyOf(block);
        this.#open.set(key, [...(this.#open.get(key) ?? []), block.call_id]);
      }
  }

  /** The id of the call that a tool's span belongs to. */
  take(call: Extract<Block, { type: 'tool_call' }>): string | undefined {
    const key = keyOf(call);
    const [id, ...others] = this.#open.get(key) ?? [];
    this.#open.set(key, others);
    return id;
  }
}

/**
 * The content of tools that the conversations already contain: the ids of calls with results, the texts of the results,
 * and all text.
 */
interface Covered {
  ids: ReadonlySet<string>;
  answers: ReadonlySet<string>;
  words: string;
}

function coveredIn(talks: readonly Conversation[]): Covered {
  const messages = talks.flatMap((each) => each.messages);
  const results = messages.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'tool_result'));
  return {
    ids: new Set(results.flatMap((block) => ('call_id' in block && block.call_id !== '' ? [block.call_id] : []))),
    answers: new Set(results.map(({ text }) => text)),
    words: JSON.stringify(messages),
  };
}

const isCovered = ({ words }: Covered, text: string): boolean => words.includes(JSON.stringify(text).slice(1, -1));

/**
 * The messages in order of time. `tools`: the spans of tools, each as a call and its result. If a model made the call,
 * only the answer is added.
 */
export function inLine(
  talks: readonly Conversation[],
  tools: readonly Message[],
  outer: readonly Conversation[],
): Message[] {
  const covered = coveredIn(talks);
  const steps = [
    ...talks.flatMap(({ at, messages }) => messages.map((message) => ({ at: timeOf(at) ?? '', message, own: false }))),
    ...tools.map((message) => ({ at: message.at ?? '', message, own: true })),
  ];
  // the sort is stable, so spans with the same start keep their order
  steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const calls = new Calls();
  const ids = new Map<string, string>();
  const line = steps.flatMap(({ message, own }): Message[] => {
    const [block] = message.blocks;
    if (!own) {
      calls.add(message);
      return [message];
    }
    if (block?.type === 'tool_call') {
      const id = calls.take(block);
      if (id !== undefined) ids.set(block.call_id, id);
      return id !== undefined || isCovered(covered, block.text) ? [] : [message];
    }
    if (block?.type !== 'tool_result') return [message];
    const id = ids.get(block.call_id);
    if (id === undefined) return isCovered(covered, block.text) ? [] : [message];
    return covered.ids.has(id) || covered.answers.has(block.text)
      ? []
      : [{ ...message, blocks: [{ ...block, call_id: id }] }];
  });
  return [...systemOf(talks, outer), ...line];
}
