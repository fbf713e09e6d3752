// OpenAI chat messages in normal form: what rows, trajectories and results of many producers are made of.
import { z } from 'zod';
import type { Block, Json, Message, Role } from '../../../contract/transcript.ts';
import { image, message, plain, pretty, reasoning, roleOf, spoken, text, textAndRest, toolCall, toolResult } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

// Checked as little as can be and read field by field: with a schema of every field the schema takes longer than all the rest.
const WireMessage = z.custom<WireMessage>(
  (value: unknown) => typeof value === 'object' && value !== null && 'role' in value && typeof value.role === 'string',
  'a message needs a role',
);
type WireMessage = JsonObject & { role: string };
const WireMessages = z.array(WireMessage);

/** The field paths of a message that are understood. */
export const MESSAGE_FIELDS: readonly string[] = [
  'role name model timestamp prefix refusal reasoning reasoning_content tool_call_id is_error id toolCallId toolName isError',
  'usage api provider stopReason responseId responseModel content.id content.name content.arguments content.thinking content.thinkingSignature',
  'content.type content.text content.refusal content.image_url content.image content.url content.file content.input_audio',
  'tool_calls.id tool_calls.type tool_calls.index tool_calls.name tool_calls.arguments tool_calls.function.name tool_calls.function.arguments',
  'function_call.name function_call.arguments',
]
  .join(' ')
  .split(' ');

const string = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

type Speak = (words: string) => Block[];

function imageOf(part: JsonObject): Block {
  const named = part['image_url'] ?? part['image'] ?? part['url'] ?? '';
  return image(pretty(isObject(named) ? (named['url'] ?? named) : named));
}

function partBlocks(part: Json, speak: Speak): Block[] {
  if (typeof part === 'string') return speak(part);
  if (!isObject(part)) return [text(pretty(part))];
  if (typeof part['text'] === 'string') return speak(part['text']);
  if (typeof part['refusal'] === 'string') return [text(part['refusal'])];
  const type = part['type'];
  if (type === 'toolCall') return [toolCall(string(part['id']), string(part['name']), part['arguments'] ?? {})];
  if (type === 'thinking') return [reasoning(string(part['thinking']))];
  if (type === 'image_url' || type === 'input_image' || type === 'image') return [imageOf(part)];
  const inner = part['file'] ?? part['input_audio'];
  const name = isObject(inner) ? (inner['filename'] ?? inner['format']) : undefined;
  if (typeof type === 'string' && isObject(inner)) return [text(`[${type}: ${name === undefined ? 'without a name' : pretty(name)}]`)];
  return [text(pretty(part))];
}

/** Blocks of a content field: null, text, a list of parts, or whatever else a producer put there. */
function contentBlocks(content: Json | undefined, speak: Speak): Block[] {
  if (content === undefined || content === null) return [];
  if (Array.isArray(content)) return content.flatMap((part) => partBlocks(part, speak));
  return partBlocks(content, speak);
}

function callBlock(call: Json | undefined, names: Map<string, string>): Block[] {
  if (!isObject(call)) return [];
  const called = isObject(call['function']) ? call['function'] : call;
  const [id, name] = [string(call['id']), string(called['name'])];
  if (id !== '') names.set(id, name);
  return [toolCall(id, name, called['arguments'] ?? {})];
}

function answer(wire: WireMessage, names: Map<string, string>): Block[] {
  const id = string(wire['tool_call_id']) || string(wire['toolCallId']);
  const { words, rest } = textAndRest(contentBlocks(wire['content'], plain));
  const name = string(wire['name']) || string(wire['toolName']) || (names.get(id) ?? '');
  return [toolResult(id, name, words, wire['is_error'] === true || wire['isError'] === true), ...rest];
}

function blocksOf(wire: WireMessage, role: Role, names: Map<string, string>): Block[] {
  const blocks = contentBlocks(wire['content'], role === 'assistant' ? spoken : plain);
  const thought = string(wire['reasoning_content']) || string(wire['reasoning']);
  if (thought !== '') blocks.unshift(reasoning(thought));
  const refusal = string(wire['refusal']);
  if (refusal !== '') blocks.push(text(refusal));
  const calls = wire['tool_calls'];
  if (Array.isArray(calls)) for (const call of calls) blocks.push(...callBlock(call, names));
  blocks.push(...callBlock(wire['function_call'], names));
  return blocks;
}

function messageOf(wire: WireMessage, names: Map<string, string>): Message {
  const role = roleOf(wire.role);
  const name = string(wire['name']) || (role === undefined ? wire.role : '');
  return {
    role: role ?? 'user',
    name: role === 'tool' || name === '' ? null : name,
    model: string(wire['model']) || null,
    at: timeOf(wire['timestamp']),
    branch: '',
    prefilled: role === 'assistant' && wire['prefix'] === true,
    blocks: role === 'tool' ? answer(wire, names) : blocksOf(wire, role ?? 'user', names),
  };
}

/** OpenAI chat messages in normal form. Throws ZodError. */
export function openaiMessages(list: Json): Message[] {
  const names = new Map<string, string>();
  return WireMessages.parse(list).map((wire) => messageOf(wire, names));
}

/** Whether a list looks like chat messages: its first element has a role that is known. */
export function isMessageList(list: Json | undefined): list is Json[] {
  if (!Array.isArray(list)) return false;
  const [first] = list;
  return isObject(first) && typeof first['role'] === 'string' && roleOf(first['role']) !== undefined;
}

/** A leading system message for rows that keep the system prompt beside the messages. */
export function systemMessage(system: Json | undefined): Message[] {
  const blocks = contentBlocks(system, plain);
  return blocks.length === 0 ? [] : [message('system', blocks)];
}
