// OpenAI chat messages in normal form: the messages of rows, trajectories and results of many producers.
import { z } from 'zod';
import type { Block, Json, Message, Role } from '../../../contract/transcript.ts';
import {
  ARGUMENTS,
  argumentsOf,
  image,
  isCalledSo,
  isCallRole,
  message,
  plain,
  pretty,
  roleOf,
  text,
  textAndRest,
  toolCall,
  toolResult,
} from '../normal/blocks.ts';
import { hushed, isThought, spoken, thoughtPart, thoughtsOf, THOUGHT_FIELDS } from '../normal/thoughts.ts';
import { timeOf } from '../normal/facets.ts';
import { string } from '../read/json-values.ts';
import { isObject, parseJson, type JsonObject } from '../read/lenient-json.ts';
import { answerTo, hasCallMarks, saidWithCalls, type Open } from './marked-calls.ts';
import { addressed, invocations, resultsIn, toolPart } from './tool-parts.ts';

// Fields are checked one by one, and only those that are read: a schema of all fields takes longer than the rest of the
// import.
const WireMessage = z.custom<WireMessage>(
  (value: unknown) => typeof value === 'object' && value !== null && 'role' in value && typeof value.role === 'string',
  'a message needs a role',
);
type WireMessage = JsonObject & { role: string };
const WireMessages = z.array(WireMessage);

/** The field paths of a message that are understood. */
export const MESSAGE_FIELDS: readonly string[] = [
  'additional_kwargs text value tool_messages role name model timestamp prefix refusal tool_call_id is_error id toolCallId toolName isError error channel recipient phase function',
  'toolCalls tool_use functionCall message utterance body msg output toolInvocations content.toolCallId content.toolName content.tool_use_id content.output content.result content.is_error content.isError',
  ...THOUGHT_FIELDS,
  'content.reasoning content.summary content.signature content.redacted content.data content.content content.format content.input content.args',
  'usage api provider stopReason responseId responseModel content.id content.name content.arguments content.thinking content.thinkingSignature',
  'content.type content.text content.refusal content.image_url content.image content.url content.file content.input_audio',
  'tool_calls.id tool_calls.type tool_calls.index tool_calls.name tool_calls.tool_name tool_calls.toolName tool_calls.function_name tool_calls.functionName tool_calls.tool tool_calls.toolCallId tool_calls.custom.name tool_calls.placeholder_args',
  ...['tool_calls', 'tool_calls.function', 'tool_calls.custom', 'function_call'].flatMap((under) =>
    ['name', ...ARGUMENTS].map((name) => `${under}.${name}`),
  ),
  'content.toolUse content.toolResult content.reasoningContent content.cachePoint content.guardContent content.citationsContent',
  'audio call_id arguments args tool_results toolResults result tool_output tool_return provider_specific_fields model_extra content.transcript content.tool_call content.tool_call_id content.think',
  'tool_call.id tool_call.function tool_call.args tool_call.placeholder_args',
]
  .join(' ')
  .split(' ');

/** Number of messages that are searched for a known role. */
const LOOKED_AT = 20;

type Speak = (words: string) => Block[];

function imageOf(part: JsonObject): Block {
  const named = part['image_url'] ?? part['image'] ?? part['url'] ?? '';
  return image(pretty(isObject(named) ? (named['url'] ?? named) : named));
}

function partBlocks(part: Json, speak: Speak): Block[] {
  if (typeof part === 'string') return speak(part);
  if (!isObject(part)) return [text(pretty(part))];
  const thought = thoughtPart(part);
  if (thought !== null) return thought;
  if (typeof part['text'] === 'string') return speak(part['text']);
  if (typeof part['refusal'] === 'string') return [text(part['refusal'])];
  const type = part['type'];
  if (type === 'text' && typeof part['content'] === 'string') return speak(part['content']); // AgentDojo
  const tool = toolPart(part);
  if (tool !== null) return tool;
  if (typeof part['transcript'] === 'string') return speak(part['transcript']); // speech
  if (isObject(part['cachePoint'])) return [];
  if (type === 'image_url' || type === 'input_image' || type === 'image') return [imageOf(part)];
  const inner = part['file'] ?? part['input_audio'];
  const name = isObject(inner) ? (inner['filename'] ?? inner['format']) : undefined;
  if (typeof type === 'string' && isObject(inner))
    return [text(`[${type}: ${name === undefined ? 'without a name' : pretty(name)}]`)];
  return [text(pretty(part))];
}

/** Blocks of a content field: null, text, a list of parts, or any other value. */
function contentBlocks(content: Json | undefined, speak: Speak): Block[] {
  if (content === undefined || content === null) return [];
  if (Array.isArray(content)) return content.flatMap((part) => partBlocks(part, speak));
  return partBlocks(content, speak);
}

const IDS_OF_CALL = ['tool_call_id', 'toolCallId', 'call_id', 'request_id', 'id'];
/** Ids may be numbers. */
const idText = (value: Json | undefined): string => (typeof value === 'number' ? String(value) : string(value));
const NAMES_OF_TOOL = ['name', 'function', 'tool_name', 'toolName', 'function_name', 'functionName', 'tool'];

/** Calls as JSON text, or a single one without a list. Text that is not JSON is unchanged. */
function callsIn(given: Json | undefined): Json[] {
  if (given === undefined || given === null || given === '') return [];
  if (Array.isArray(given)) return given.flatMap((each) => (typeof each === 'string' ? callsIn(each) : [each]));
  if (typeof given !== 'string') return [given];
  try {
    return callsIn(parseJson(given));
  } catch {
    return [given];
  }
}

function callBlock(call: Json, names: Map<string, string>): Block[] {
  if (!isObject(call)) return call === null || call === '' ? [] : [toolCall('', '', call)];
  const called = [call['function'], call['custom']].find((each) => isObject(each)) ?? call;
  const id = IDS_OF_CALL.map((each) => idText(call[each])).find(Boolean) ?? '';
  const named = [called['name'], ...NAMES_OF_TOOL.map((each) => call[each])];
  const name = named.map(string).find(Boolean) ?? '';
  if (id !== '') names.set(id, name);
  const own = argumentsOf(called);
  // a producer that names the tool separately may give its arguments beside it
  return [
    toolCall(id, name, called !== call && isObject(own) && Object.keys(own).length === 0 ? argumentsOf(call) : own),
  ];
}

/** A call of which the message itself consists: its fields, or its content as JSON text. */
function ownCalls(wire: WireMessage, names: Map<string, string>): Block[] {
  const { content } = wire;
  const said = typeof content === 'string' ? callsIn(content).filter((each) => isObject(each) && 'name' in each) : [];
  const own = typeof wire['name'] === 'string' && ARGUMENTS.some((each) => wire[each] !== undefined);
  return [...(own ? [wire] : []), ...said].flatMap((call) => callBlock(call, names));
}

/** The error of a tool: text, an object with a message, or nothing. */
function failure(error: Json | undefined): string {
  if (isObject(error)) return string(error['message']) || string(error['type']) || pretty(error);
  return string(error);
}

const WORDS = ['text', 'value', 'message', 'utterance', 'body', 'msg', 'output'];

/** The content; some producers call it `text` or `value`. */
function contentOf(wire: WireMessage): Json | undefined {
  const { content } = wire;
  if (content !== undefined && content !== null) return content;
  return WORDS.map((name) => wire[name]).find((other) => typeof other === 'string') ?? content;
}

/** Where some producers keep the result of a tool instead of the content. */
const RESULTS = ['result', 'tool_output', 'tool_result', 'tool_return', 'response'];

function answer(wire: WireMessage, names: Map<string, string>): Block[] {
  const own = string(wire['id']);
  const named = idText(wire['tool_call_id']) || string(wire['toolCallId']) || string(wire['call_id']);
  const id = named || (names.has(own) ? own : '');
  const said = contentOf(wire);
  const told =
    said === undefined || said === null || said === '' ? RESULTS.map((each) => wire[each]).find(Boolean) : said;
  const { words, rest } = textAndRest(contentBlocks(told, plain));
  // tool results that are parts of the content name their call themselves
  if (words === '' && rest.some(({ type }) => type === 'tool_result')) return rest;
  const called = isObject(wire['tool_call']) ? string(wire['tool_call']['function']) : string(wire['function']);
  const tool = string(wire['name']) || string(wire['toolName']) || (names.get(id) ?? called);
  const name = tool === '' && roleOf(wire.role) === undefined ? wire.role : tool;
  const error = failure(wire['error']);
  const failed = error !== '' || [wire['is_error'], wire['isError'], wire['error']].includes(true);
  const all = words === error ? [words] : [words, error];
  return [toolResult(id, name, all.filter((each) => each !== '').join('\n'), failed), ...rest];
}

function blocksOf(wire: WireMessage, role: Role, { names, open }: Calls): Block[] {
  const speak = (words: string): Block[] => (hasCallMarks(words) ? saidWithCalls(words, open) : spoken(words));
  if (isCallRole(wire.role)) {
    const own = ownCalls(wire, names);
    if (own.length > 0) return own;
  }
  const blocks = contentBlocks(contentOf(wire), role === 'assistant' ? speak : plain);
  blocks.unshift(...thoughtsOf(wire));
  const { audio } = wire;
  if (isObject(audio) && typeof audio['transcript'] === 'string' && !blocks.some((each) => each.type === 'text'))
    blocks.push(...speak(audio['transcript']));
  const refusal = string(wire['refusal']);
  if (refusal !== '') blocks.push(text(refusal));
  const more = wire['additional_kwargs'];
  const calls = wire['tool_calls'] ?? (isObject(more) ? more['tool_calls'] : undefined);
  const alone = [wire['toolCalls'], wire['tool_call'], wire['tool_use'], wire['function_call'], wire['functionCall']];
  for (const call of [calls, ...alone].flatMap(callsIn)) blocks.push(...callBlock(call, names));
  blocks.push(...invocations(wire['toolInvocations']), ...resultsIn(wire['tool_results'] ?? wire['toolResults']));
  return isThought(wire) ? hushed(blocks) : role === 'assistant' ? addressed(wire, blocks) : blocks;
}

const isResult = ({ type }: Block): boolean => type === 'tool_result';
const isImage = ({ type }: Block): boolean => type === 'image';

/** The result of a call that is a part of the content: the call before it tells the name of the tool. */
function namedBy(block: Block, names: Map<string, string>): Block {
  if (block.type === 'tool_call' && block.call_id !== '') names.set(block.call_id, block.name);
  return block.type === 'tool_result' && block.name === '' ? { ...block, name: names.get(block.call_id) ?? '' } : block;
}

/** The calls so far: their names by their ids, and those between marks in the text. */
interface Calls {
  names: Map<string, string>;
  open: Open;
}

/** The result of a tool; the result of a call between marks belongs to that call. */
function answerOf(wire: WireMessage, { names, open }: Calls): Block[] {
  const blocks = answer(wire, names);
  const [first, ...rest] = blocks;
  if (first?.type !== 'tool_result' || first.call_id !== '' || open.waiting.length === 0) return blocks;
  const told = answerTo(first.text, open);
  return [told.type === 'tool_result' ? { ...told, is_error: first.is_error } : told, ...rest];
}

function messageOf(wire: WireMessage, calls: Calls, stranger: Role): Message {
  const { names } = calls;
  // a recorder of LangChain writes the name of the tool as the role of its result
  const known = roleOf(wire.role) ?? (names.size > 0 && [...names.values()].includes(wire.role) ? 'tool' : undefined);
  const role = known ?? (isThought(wire) ? 'assistant' : stranger);
  const called = isCallRole(wire.role) ? '' : string(wire['name']);
  const name = called || (known === undefined || isCalledSo(wire.role) ? wire.role : '');
  const blocks = role === 'tool' ? answerOf(wire, calls) : blocksOf(wire, role, calls);
  const answers = role === 'user' && blocks.some(isResult) && blocks.every((each) => isResult(each) || isImage(each));
  return {
    role: answers ? 'tool' : role,
    name: role === 'tool' || name === '' ? null : name,
    model: string(wire['model']) || null,
    at: timeOf(wire['timestamp']),
    branch: '',
    prefilled: role === 'assistant' && wire['prefix'] === true,
    blocks: blocks.map((each) => namedBy(each, names)),
  };
}

/** The results of several tools in one message (tau2-bench). */
function apart(list: Json): Json {
  const several = (each: Json): boolean => isObject(each) && Array.isArray(each['tool_messages']);
  if (!Array.isArray(list) || !list.some(several)) return list;
  return list.flatMap((each) =>
    isObject(each) && Array.isArray(each['tool_messages']) ? each['tool_messages'] : [each],
  );
}

/** The orchestrator of Magentic-One: one of the agents that it leads may be called Assistant. */
const LEADS = /^\S.*\((?:thought|-> .+|termination condition)\)$/;

/**
 * OpenAI chat messages in normal form. If no message has the role of an assistant, or if an orchestrator leads,
 * speakers of unknown roles are several agents with different names (AutoGen, Magentic-One). Beside an assistant they
 * are users who talk to it. Throws ZodError.
 */
export function openaiMessages(list: Json): Message[] {
  const calls: Calls = { names: new Map(), open: { count: 0, waiting: [] } };
  const wires = WireMessages.parse(apart(list));
  const led = wires.some((wire) => LEADS.test(wire.role));
  const stranger = !led && wires.some((wire) => roleOf(wire.role) === 'assistant') ? 'user' : 'assistant';
  return wires.map((wire) => messageOf(wire, calls, stranger));
}

const hasRole = (value: Json | undefined): value is WireMessage => isObject(value) && typeof value['role'] === 'string';

/** Whether a list looks like chat messages: each of the first ones has a role, and one of these is known. */
export function isMessageList(list: Json | undefined): list is Json[] {
  if (!Array.isArray(list) || !hasRole(list[0])) return false;
  return (
    roleOf(list[0].role) !== undefined ||
    list.slice(0, LOOKED_AT).some((each) => hasRole(each) && roleOf(each.role) !== undefined)
  );
}

/** A first system message, for rows that have the system prompt beside the messages. */
export function systemMessage(system: Json | undefined): Message[] {
  const blocks = contentBlocks(system, plain);
  return blocks.length === 0 ? [] : [message('system', blocks)];
}

/** How rows call the system prompt beside a conversation. */
export const SYSTEM_NAMES = ['system', 'system_prompt', 'systemPrompt', 'system_message', 'sys_prompt'];

/** The system prompt of a row, unless its conversation has one itself. */
export function systemBeside(row: JsonObject, messages: readonly Message[]): Message[] {
  const name = SYSTEM_NAMES.find((each) => typeof row[each] === 'string' || Array.isArray(row[each]));
  return name === undefined || messages.some(({ role }) => role === 'system') ? [] : systemMessage(row[name]);
}
