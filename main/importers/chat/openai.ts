// OpenAI chat messages: rows with `messages`, or a bare list of messages.
import { z } from 'zod';
import type { Block, Json, Message } from '../../../contract/transcript.ts';
import type { RowFormat } from '../importer.ts';
import { image, message, pretty, reasoning, roleOf, spoken, text, textAndRest, titleFrom, toolCall, toolResult } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { Unreadable } from '../read/unreadable.ts';
import { siblings } from './siblings.ts';

const AnyJson = z.custom<Json>(() => true);
const MaybeText = z.string().nullish().catch(null);
const CalledFunction = z.object({ name: z.string().catch(''), arguments: AnyJson.optional() });
const ToolCall = z.object({ id: MaybeText, function: CalledFunction.optional(), name: MaybeText, arguments: AnyJson.optional() });
const WireMessage = z.object({
  role: z.string(),
  content: AnyJson.optional(),
  name: MaybeText,
  model: MaybeText,
  reasoning_content: MaybeText,
  reasoning: MaybeText,
  refusal: MaybeText,
  tool_calls: z.array(ToolCall).nullish(),
  function_call: CalledFunction.nullish(),
  tool_call_id: MaybeText,
  is_error: z.boolean().nullish().catch(null),
  prefix: z.boolean().nullish().catch(null),
  timestamp: AnyJson.optional(),
});
type WireMessage = z.infer<typeof WireMessage>;

function imageOf(part: JsonObject): Block {
  const named = part['image_url'] ?? part['image'] ?? part['url'] ?? '';
  return image(pretty(isObject(named) ? (named['url'] ?? named) : named));
}

function partBlocks(part: Json): Block[] {
  if (typeof part === 'string') return spoken(part);
  if (!isObject(part)) return [text(pretty(part))];
  if (typeof part['text'] === 'string') return spoken(part['text']);
  if (typeof part['refusal'] === 'string') return [text(part['refusal'])];
  const type = part['type'];
  if (type === 'image_url' || type === 'input_image' || type === 'image') return [imageOf(part)];
  const inner = part['file'] ?? part['input_audio'];
  const name = isObject(inner) ? (inner['filename'] ?? inner['format']) : undefined;
  if (typeof type === 'string' && isObject(inner)) return [text(`[${type}: ${name === undefined ? 'without a name' : pretty(name)}]`)];
  return [text(pretty(part))];
}

/** Blocks of a content field: null, text, a list of parts, or whatever else a producer put there. */
export function contentBlocks(content: Json | undefined): Block[] {
  if (content === undefined || content === null) return [];
  if (Array.isArray(content)) return content.flatMap(partBlocks);
  return partBlocks(content);
}

function calls(wire: WireMessage, names: Map<string, string>): Block[] {
  const listed = (wire.tool_calls ?? []).map(({ id, function: called, name, arguments: args }) => {
    const call = called ?? { name: name ?? '', arguments: args };
    if (id) names.set(id, call.name);
    return toolCall(id ?? '', call.name, call.arguments ?? {});
  });
  const old = wire.function_call;
  return old ? [...listed, toolCall('', old.name, old.arguments ?? {})] : listed;
}

function answer(wire: WireMessage, names: Map<string, string>): Block[] {
  const id = wire.tool_call_id ?? '';
  const { words, rest } = textAndRest(contentBlocks(wire.content));
  return [toolResult(id, wire.name ?? names.get(id) ?? '', words, wire.is_error ?? false), ...rest];
}

function blocksOf(wire: WireMessage, names: Map<string, string>): Block[] {
  const thought = wire.reasoning_content ?? wire.reasoning ?? '';
  const said = contentBlocks(wire.content);
  return [
    ...(thought === '' ? [] : [reasoning(thought)]),
    ...(wire.role === 'assistant' ? said : said.map((block) => (block.type === 'reasoning' ? text(block.text) : block))),
    ...(wire.refusal ? [text(wire.refusal)] : []),
    ...calls(wire, names),
  ];
}

/** OpenAI chat messages in normal form. Throws ZodError. */
export function openaiMessages(list: Json): Message[] {
  const names = new Map<string, string>();
  return z.array(WireMessage).parse(list).map((wire) => {
    const role = roleOf(wire.role);
    const blocks = role === 'tool' ? answer(wire, names) : blocksOf(wire, names);
    const name = role === undefined ? (wire.name ?? wire.role) : role === 'tool' ? null : (wire.name ?? null);
    const prefilled = role === 'assistant' && wire.prefix === true;
    return { ...message(role ?? 'user', blocks), name, model: wire.model ?? null, at: timeOf(wire.timestamp), prefilled };
  });
}

/** Whether a list looks like chat messages: its first element has a role that is known. */
export function isMessageList(list: Json | undefined): list is Json[] {
  if (!Array.isArray(list)) return false;
  const [first] = list;
  return isObject(first) && typeof first['role'] === 'string' && roleOf(first['role']) !== undefined;
}

/** A leading system message for rows that keep the system prompt beside the messages. */
export function systemMessage(system: Json | undefined): Message[] {
  const blocks = contentBlocks(system);
  return blocks.length === 0 ? [] : [message('system', blocks)];
}

export const openai: RowFormat = {
  name: 'openai',
  description: 'OpenAI chat messages: JSON, a list, or JSONL; siblings of `messages` become facets and scores.',
  detects: 'an object with `messages` whose elements have a `role`, or a bare list of such messages',
  detect: (unit) => isMessageList(isObject(unit) ? unit['messages'] : unit),
  read(unit, original) {
    const row: JsonObject = isObject(unit) ? unit : { messages: unit };
    const list = row['messages'];
    if (list === undefined) throw new Unreadable('it has no `messages`');
    const beside = siblings(row, ['messages', 'system', 'tools', 'functions']);
    const messages = [...systemMessage(row['system']), ...openaiMessages(list)];
    return { ...beside, title: beside.title || titleFrom(messages), messages, original };
  },
};
