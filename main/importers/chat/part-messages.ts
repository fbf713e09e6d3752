// Messages whose text, calls and tool results are parts of one list: Gemini API, OpenTelemetry GenAI, AI SDK, OpenCode.
import { z } from 'zod';
import type { Block, Json, Message, Role } from '../../../contract/transcript.ts';
import { argumentsOf, image, message, plain, pretty, roleOf, text, toolCall, toolResult } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { spoken, thoughtPart, thoughtsOf, THOUGHT_FIELDS } from '../normal/thoughts.ts';
import { AnyJson } from '../normal/wire.ts';
import { string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { invocations, toolPart } from './tool-parts.ts';

const PART =
  'type text content thought thoughtSignature signature state id name arguments args input output result response errorText mimeType mime_type ' +
  'functionCall functionResponse function_call function_response executableCode codeExecutionResult inlineData fileData inline_data file_data ' +
  'toolCallId toolName toolInvocation tool callID url filename mediaType uri file_id providerMetadata callProviderMetadata metadata time ' +
  'sessionID messageID synthetic snapshot reason cost tokens data title redacted summary reasoning thinking modality preliminary ' +
  'approval rawInput executable_code code_execution_result';

/** The field paths of such a message that are understood. */
export const PART_MESSAGE_FIELDS: readonly string[] = [
  ...'role id name createdAt metadata model finish_reason experimental_attachments content toolInvocations annotations'.split(
    ' ',
  ),
  ...THOUGHT_FIELDS,
  ...PART.split(' ').map((name) => `parts.${name}`),
];

/** Parts that only report the progress of a program. */
const SILENT = /^(?:step-start|step-finish|snapshot|patch|source-url|source-document)$/;

const given = (value: Json | undefined): boolean => value !== undefined && value !== null;

/** A call together with its result or its error. */
function callWithAnswer(id: string, name: string, input: Json | undefined, told: JsonObject): Block[] {
  const approval = isObject(told['approval']) ? told['approval'] : {};
  const denied = approval['approved'] === false ? (approval['reason'] ?? 'denied') : undefined;
  const error = told['errorText'] ?? told['error'] ?? denied;
  const output = given(error) ? error : (told['output'] ?? told['result']);
  const call = toolCall(id, name, input ?? {});
  return given(output) ? [call, toolResult(id, name, pretty(output ?? null), given(error))] : [call];
}

/** Calls of Gemini's functions and of its own code, and their results. */
function geminiPart(part: JsonObject): Block[] | null {
  const call = part['functionCall'] ?? part['function_call'];
  if (isObject(call)) return [toolCall(string(call['id']), string(call['name']), argumentsOf(call))];
  const answer = part['functionResponse'] ?? part['function_response'];
  if (isObject(answer))
    return [toolResult(string(answer['id']), string(answer['name']), pretty(answer['response'] ?? null))];
  const code = part['executableCode'] ?? part['executable_code'];
  if (isObject(code)) return [toolCall('', string(code['language']) || 'code', code['code'] ?? '')];
  const ran = part['codeExecutionResult'] ?? part['code_execution_result'];
  if (isObject(ran)) return [toolResult('', 'code', pretty(ran['output'] ?? ''), ran['outcome'] !== 'OUTCOME_OK')];
  const data = part['inlineData'] ?? part['inline_data'] ?? part['fileData'] ?? part['file_data'];
  return isObject(data) ? [mediaOf(data)] : null;
}

function mediaOf(part: JsonObject): Block {
  const type = string(part['mimeType']) || string(part['mime_type']) || string(part['mediaType']);
  const { data } = part;
  const named = string(part['filename']) || string(part['fileUri']) || string(part['uri']) || string(part['file_id']);
  if (typeof data === 'string' && type.startsWith('image/')) return image(`data:${type};base64,${data}`, named);
  const url = string(part['url']) || named;
  return url.startsWith('data:image/') ? image(url) : text(`[${type || 'file'}: ${url || 'without a name'}]`);
}

/** Calls of the AI SDK (`tool-NAME`), of OpenCode (`tool`) and of OpenTelemetry, with their results. */
function toolBlocks(part: JsonObject, type: string): Block[] | null {
  const { state } = part;
  const id = string(part['toolCallId']) || string(part['callID']) || string(part['id']);
  if (type === 'tool' && isObject(state)) return callWithAnswer(id, string(part['tool']), state['input'], state);
  if (type === 'tool_call_response' || type === 'tool-call-response')
    return [toolResult(id, string(part['name']), pretty(part['response'] ?? part['result'] ?? ''))];
  if (type === 'tool-invocation' && isObject(part['toolInvocation'])) return invocations([part]);
  const blocks = toolPart(part);
  if (blocks !== null) return blocks;
  if (type === 'dynamic-tool')
    return callWithAnswer(id, string(part['toolName']), part['input'] ?? part['rawInput'], part);
  return type.startsWith('tool-')
    ? callWithAnswer(id, type.slice('tool-'.length), part['input'] ?? part['rawInput'], part)
    : null;
}

function partBlocks(part: Json, speak: typeof plain): Block[] {
  if (typeof part === 'string') return speak(part);
  if (!isObject(part)) return [text(pretty(part))];
  const type = string(part['type']);
  if (SILENT.test(type)) return [];
  const found = thoughtPart(part) ?? toolBlocks(part, type) ?? geminiPart(part);
  if (found !== null) return found;
  if (typeof part['text'] === 'string') return speak(part['text']);
  if (type === 'text' || type === '') {
    const { content } = part;
    return content === undefined ? [text(pretty(part))] : speak(pretty(content));
  }
  if (/^(?:file|blob|uri|image|media|reasoning-file)$/.test(type)) return [mediaOf(part)];
  return [text(pretty(part))];
}

const Wire = z.record(z.string(), AnyJson);

function messageOf(value: Json, stranger: Role): Message {
  const wire = Wire.parse(value);
  const info = isObject(wire['info']) ? wire['info'] : wire;
  const word = string(info['role']);
  const known = roleOf(word);
  const role = known ?? (word === '' ? 'user' : stranger);
  const { parts: given = null } = wire;
  // a turn of one part may stand without a list
  const parts = Array.isArray(given) ? given : given === null ? [] : [given];
  const told = parts.length === 0 ? (wire['content'] ?? []) : parts;
  const list = Array.isArray(told) ? told : [told];
  const blocks = [
    ...thoughtsOf(wire),
    ...list.flatMap((part) => partBlocks(part, role === 'assistant' ? spoken : plain)),
    ...invocations(parts.length === 0 ? wire['toolInvocations'] : undefined),
  ];
  const answers = role !== 'assistant' && blocks.length > 0 && blocks.every(({ type }) => type === 'tool_result');
  const time = isObject(info['time']) ? info['time']['created'] : wire['createdAt'];
  return {
    ...message(answers ? 'tool' : role, blocks),
    name: string(info['name']) || (known === undefined && word !== '' ? word : null),
    model: string(info['modelID']) || string(info['model']) || null,
    at: timeOf(time),
  };
}

const hasParts = (value: Json | undefined): boolean =>
  isObject(value) &&
  Array.isArray(value['parts']) &&
  (typeof value['role'] === 'string' || isObject(value['info']) || value['parts'].some((part) => isObject(part)));

/** Whether a list looks like messages with parts: one of them has parts and no field `kind`. */
export const isPartList = (list: Json | undefined): list is Json[] =>
  Array.isArray(list) &&
  list.some((each) => hasParts(each) && isObject(each) && !('kind' in each)) &&
  list.every((each) => isObject(each) && (hasParts(each) || typeof each['role'] === 'string'));

/** Results with the names of their calls, where only these name the tool. */
function named(messages: readonly Message[]): Message[] {
  const names = new Map<string, string>();
  return messages.map((each) => {
    const blocks = each.blocks.map((block) => {
      if (block.type === 'tool_call' && block.call_id !== '') names.set(block.call_id, block.name);
      return block.type === 'tool_result' && block.name === ''
        ? { ...block, name: names.get(block.call_id) ?? '' }
        : block;
    });
    return { ...each, blocks };
  });
}

/** Messages with parts, in normal form. Throws ZodError. */
export const partMessages = (list: readonly Json[]): Message[] =>
  named(list.map((each) => messageOf(each, 'assistant')));
