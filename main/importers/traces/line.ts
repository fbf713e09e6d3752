// The calls of a trace that each hold only their own turn, as one line of turns with the answers of the tools between.
import type { Block, Message } from '../../../contract/transcript.ts';
import { timeOf } from '../normal/facets.ts';
import type { Conversation } from './span.ts';

const keyOf = ({ type, name, text }: Extract<Block, { type: 'tool_call' }>): string =>
  JSON.stringify([type, name, text.replaceAll(/\s+/g, '')]);

/** What was asked around the calls: an agent keeps its instructions there. */
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

/** The calls that models made, each once, by what was called: a tool's own span names no call. */
class Calls {
  readonly #open = new Map<string, string[]>();

  add({ blocks }: Message): void {
    for (const block of blocks)
      if (block.type === 'tool_call') {
        const key = keyOf(block);
        this.#open.set(key, [...(this.#open.get(key) ?? []), block.call_id]);
      }
  }

  /** The id of the call that a tool's span stands for. */
  take(call: Extract<Block, { type: 'tool_call' }>): string | undefined {
    const key = keyOf(call);
    const [id, ...others] = this.#open.get(key) ?? [];
    this.#open.set(key, others);
    return id;
  }
}

/**
 * One line of messages. `tools`: what the spans of tools say, a call and its answer each; where a model made the call
 * itself only the answer is new.
 */
export function inLine(
  talks: readonly Conversation[],
  tools: readonly Message[],
  outer: readonly Conversation[],
): Message[] {
  const steps = [
    ...talks.flatMap(({ at, messages }) =>
      messages.map((each) => ({ at: timeOf(at) ?? '', message: each, own: false })),
    ),
    ...tools.map((message) => ({ at: message.at ?? '', message, own: true })),
  ];
  // a sort keeps the order of what began at once
  steps.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const calls = new Calls();
  const ids = new Map<string, string>();
  const said = new Set<string>();
  const line = steps.flatMap(({ message, own }): Message[] => {
    const [block] = message.blocks;
    if (!own) {
      calls.add(message);
      for (const each of message.blocks) if (each.type === 'tool_result') said.add(each.call_id);
      return [message];
    }
    if (block?.type === 'tool_call') {
      const id = calls.take(block);
      if (id === undefined) return [message];
      ids.set(block.call_id, id);
      return [];
    }
    if (block?.type !== 'tool_result') return [message];
    const id = ids.get(block.call_id) ?? block.call_id;
    return said.has(id) ? [] : [{ ...message, blocks: [{ ...block, call_id: id }] }];
  });
  return [...systemOf(talks, outer), ...line];
}
