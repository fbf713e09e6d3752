// Tool calls and tool results as parts of a chat message, by the names that producers give them (AI SDK, Pi, Harmony).
import type { Block, Json } from '../../../contract/transcript.ts';
import { argumentsOf, pretty, text, toolCall, toolResult } from '../normal/blocks.ts';
import { string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

const first = (part: JsonObject, names: readonly string[]): string =>
  names.map((name) => string(part[name])).find((each) => each !== '') ?? '';

const idOf = (part: JsonObject): string =>
  first(part, ['toolCallId', 'toolUseId', 'tool_call_id', 'tool_use_id', 'call_id', 'request_id', 'id']);
const nameOf = (part: JsonObject): string => first(part, ['toolName', 'tool_name', 'name']);

/** The text of a tool result; an output of the AI SDK has a type and a value. */
function resultText(output: Json | undefined): { words: string; failed: boolean } {
  if (output === undefined || output === null) return { words: '', failed: false };
  if (!isObject(output) || typeof output['type'] !== 'string' || output['value'] === undefined)
    return { words: pretty(output), failed: false };
  return { words: pretty(output['value']), failed: output['type'].startsWith('error') };
}

/** A text or JSON in a part of Bedrock. */
const bedrockText = (each: Json): string =>
  isObject(each) ? string(each['text']) || pretty(each['json'] ?? each) : pretty(each);

/** A part of Bedrock's Converse API: a call or a result is an object under a name of its own. */
function bedrockPart({ toolUse: use, toolResult: result, ...part }: JsonObject): Block[] | null {
  if (isObject(use)) return [toolCall(idOf(use), nameOf(use), argumentsOf(use))];
  if (isObject(result)) {
    const words = [result['content'] ?? ''].flat().map(bedrockText).join('\n');
    return [toolResult(idOf(result), nameOf(result), words, result['status'] === 'error')];
  }
  const { guardContent: guarded, citationsContent: cited } = part;
  const inner = isObject(guarded) ? guarded['text'] : isObject(cited) ? cited['content'] : undefined;
  return inner === undefined ? null : [text([inner].flat().map(bedrockText).join(''))];
}

/** A call together with its result (LibreChat). */
function answeredCall(call: JsonObject): Block[] {
  const output = call['output'] ?? call['result'];
  const own = toolCall(idOf(call), nameOf(call), argumentsOf(call));
  const told = output === undefined || output === null || output === '';
  return told ? [own] : [own, toolResult(idOf(call), nameOf(call), resultText(output).words)];
}

const CALLS = /^(?:server|mcp|client)?tool(?:call|use)(?:chunk)?$|^functioncall$/;
const RESULTS = /^(?:server|mcp)?toolresult$|^tool(?:response|output)$|^function(?:response|result)$/;

/** A part that is a call or a tool result, as blocks; null if it is neither. */
export function toolPart(part: JsonObject): Block[] | null {
  const { type } = part;
  if (type === undefined) return bedrockPart(part);
  if (typeof type !== 'string') return null;
  const kind = type.toLowerCase().replaceAll(/[-_]/g, '');
  if (CALLS.test(kind)) {
    const inner = part['tool_call'] ?? part['toolCall'] ?? part['function'];
    return answeredCall(isObject(inner) ? { ...part, ...inner } : part);
  }
  if (!RESULTS.test(kind)) return null;
  const { words, failed } = resultText(part['output'] ?? part['result'] ?? part['content']);
  const marked = part['isError'] === true || part['is_error'] === true || part['status'] === 'error';
  return [toolResult(idOf(part), nameOf(part), words, failed || marked)];
}

/** Results that a message has beside its calls (ElevenLabs). */
export function resultsIn(list: Json | undefined): Block[] {
  const objects = Array.isArray(list) ? list.filter((each) => isObject(each)) : [];
  return objects.map((each) => {
    const { words, failed } = resultText(each['result_value'] ?? each['result'] ?? each['output'] ?? each['content']);
    return toolResult(idOf(each), nameOf(each), words, failed || each['is_error'] === true);
  });
}

/** Calls that a message stores together with their results (`toolInvocations`). */
export function invocations(list: Json | undefined): Block[] {
  const objects = Array.isArray(list) ? list.filter((each) => isObject(each)) : [];
  return objects.flatMap((each) => {
    const inner = isObject(each['toolInvocation']) ? each['toolInvocation'] : each;
    const call = toolCall(idOf(inner), nameOf(inner), argumentsOf(inner));
    return inner['result'] === undefined
      ? [call]
      : [call, toolResult(idOf(inner), nameOf(inner), resultText(inner['result']).words)];
  });
}

/** Text that is addressed to a tool (Harmony's `recipient`) is a call of that tool. */
export function addressed(wire: JsonObject, blocks: readonly Block[]): Block[] {
  const recipient = string(wire['recipient']);
  if (recipient === '' || recipient === 'all') return [...blocks];
  const name = recipient.replace(/^functions\./, '');
  return blocks.map((block) => (block.type === 'text' ? toolCall('', name, block.text) : block));
}
