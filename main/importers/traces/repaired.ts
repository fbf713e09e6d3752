// Restores messages that recorders of traces write in another form than the model used.
import type { Json } from '../../../contract/transcript.ts';
import { isObject, parseJson, type JsonObject } from '../read/lenient-json.ts';
import { printedMessages } from './python-text.ts';

const isCall = (value: Json): value is JsonObject =>
  isObject(value) && typeof value['id'] === 'string' && isObject(value['function']) && 'arguments' in value['function'];

/** Calls stored as JSON text in the content of a message (Koog). */
function callsIn(content: Json | undefined): Json[] | null {
  if (typeof content !== 'string' || !/^\s*\[\s*\{/.test(content)) return null;
  try {
    const list = parseJson(content);
    return Array.isArray(list) && list.length > 0 && list.every(isCall) ? list : null;
  } catch {
    return null;
  }
}

/** Whether a tool's result is really the description of an offered tool (LangGraph). */
const isOffer = (content: Json | undefined): boolean =>
  isObject(content) && content['type'] === 'function' && isObject(content['function']) && !('id' in content);

/**
 * Restores a list of messages; any other value is unchanged. A result directly after a single call is the result of
 * that call.
 */
export function repaired(value: Json | undefined): Json | undefined {
  // Agno's recorder prints messages as text
  const printed = isObject(value) ? printedMessages(value['messages']) : null;
  if (printed !== null) return repaired(printed);
  if (!Array.isArray(value) || !value.every((each) => isObject(each) && typeof each['role'] === 'string')) return value;
  let open: Json = null;
  return value.map((each) => {
    if (!isObject(each)) return each;
    const calls = callsIn(each['content']);
    if (calls !== null) {
      const [only, second] = calls;
      open = second === undefined && isObject(only) ? (only['id'] ?? null) : null;
      return { ...each, role: 'assistant', content: null, tool_calls: calls };
    }
    const id = open;
    open = null;
    if (each['role'] !== 'tool') return each;
    if (isOffer(each['content'])) return { ...each, role: 'system' };
    return id === null || 'tool_call_id' in each ? each : { ...each, tool_call_id: id };
  });
}
