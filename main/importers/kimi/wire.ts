// Converts the journals of Kimi's sessions to chat messages: that of Kimi Code, and the older one of Kimi CLI.
import type { Json } from '../../../contract/transcript.ts';
import { jsonText } from '../normal/json-text.ts';
import { object } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

/** A note of the program in the conversation. */
const notice = (name: string, content: Json, timestamp: Json): JsonObject => ({
  role: 'system',
  name,
  content,
  timestamp,
});

/** The origin of a message. Text that the program writes in the user's name has one. */
function appended(line: JsonObject, timestamp: Json): JsonObject[] {
  const said = object(line['message']);
  const { role = 'user', content = null, toolCalls = null, toolCallId = null, isError = null } = said;
  const { kind = null, variant = null, name = null } = object(said['origin']);
  if (role === 'user' && kind !== null && kind !== 'user')
    return [notice(jsonText(variant ?? name ?? kind), content, timestamp)];
  const calls = Array.isArray(toolCalls) && toolCalls.length > 0 ? { tool_calls: toolCalls } : {};
  return [{ role, content, ...calls, tool_call_id: toolCallId, is_error: isError, timestamp }];
}

/** A part of the model's turn, a call or a result. */
function looped(event: JsonObject, timestamp: Json): JsonObject[] {
  const { type } = event;
  const id = event['toolCallId'] ?? event['uuid'] ?? '';
  if (type === 'content.part') return [{ role: 'assistant', content: [event['part'] ?? ''], timestamp }];
  if (type === 'tool.call') {
    const call = { id, type: 'function', function: { name: event['name'] ?? '', arguments: event['args'] ?? {} } };
    return [{ role: 'assistant', content: null, tool_calls: [call], timestamp }];
  }
  if (type !== 'tool.result') return [];
  const { result = null } = event;
  const told = isObject(result) ? result : { output: result };
  const words = [told['output'] ?? null, told['note'] ?? null].filter((each) => each !== null && each !== '');
  const content: Json = words.length === 1 ? (words[0] ?? null) : words.flat();
  return [{ role: 'tool', tool_call_id: id, content, is_error: told['isError'] ?? null, timestamp }];
}

/** A line of Kimi Code's journal. */
function codeLine(line: JsonObject): JsonObject[] {
  const at = line['time'] ?? null;
  switch (line['type']) {
    case 'config.update':
      return typeof line['systemPrompt'] === 'string' ? [notice('', line['systemPrompt'], at)] : [];
    case 'context.append_message':
      return appended(line, at);
    case 'context.append_loop_event':
      return looped(object(line['event']), at);
    case 'context.apply_compaction':
      return [notice('compaction', `[compacted] ${jsonText(line['contextSummary'] ?? line['summary'] ?? '')}`, at)];
    case 'context.clear':
      return [notice('clear', '[context cleared]', at)];
    default:
      return [];
  }
}

/** The result of a tool: `output` for the model, `message` as a note about it. */
function returned(value: Json | undefined): { content: Json; is_error: Json } {
  const told = object(value);
  const { output = '', message = '', is_error = null } = told;
  return { content: [message, output].flat().filter((each) => each !== ''), is_error };
}

/** A record of Kimi CLI's journal. A subagent's records are identified by the call that started it. */
function cliRecord(type: Json | undefined, payload: JsonObject, timestamp: Json): JsonObject[] {
  switch (type) {
    case 'TurnBegin':
    case 'SteerInput':
      return [{ role: 'user', content: payload['user_input'] ?? null, timestamp }];
    case 'ContentPart':
      return [{ role: 'assistant', content: [payload], timestamp }];
    case 'ToolCall':
      return [{ role: 'assistant', content: null, tool_calls: [payload], timestamp }];
    case 'ToolCallPart':
      return [{ role: 'assistant', content: null, arguments_part: payload['arguments_part'] ?? '', timestamp }];
    case 'ToolResult': {
      const id = payload['tool_call_id'] ?? '';
      return [{ role: 'tool', tool_call_id: id, ...returned(payload['return_value'] ?? payload['result']), timestamp }];
    }
    case 'CompactionEnd':
      return [notice('compaction', '[compacted]', timestamp)];
    case 'StepInterrupted':
      return [notice('interrupted', '[step interrupted]', timestamp)];
    case 'Notification':
      return [notice('notification', [payload['title'] ?? '', payload['body'] ?? ''], timestamp)];
    default:
      return [];
  }
}

/** A piece of a call's arguments belongs to the call before it. */
function withPieces(wires: readonly JsonObject[]): JsonObject[] {
  const all: JsonObject[] = [];
  for (const wire of wires) {
    const before = all.findLast((each) => Array.isArray(each['tool_calls']));
    if (typeof wire['arguments_part'] !== 'string') all.push(wire);
    else if (before !== undefined && Array.isArray(before['tool_calls'])) {
      const call = object(before['tool_calls'][0]);
      const called = object(call['function']);
      const args = `${typeof called['arguments'] === 'string' ? called['arguments'] : ''}${wire['arguments_part']}`;
      before['tool_calls'] = [{ ...call, function: { ...called, arguments: args } }];
    }
  }
  return all;
}

const listed = (value: Json | undefined): Json[] =>
  Array.isArray(value) ? value : value === null ? [] : [value ?? []].flat();

/** Joins the parts of one turn of the model in one message: its text, then its calls. */
function turns(wires: readonly JsonObject[]): JsonObject[] {
  const all: JsonObject[] = [];
  for (const wire of wires) {
    const before = all.at(-1);
    const goesOn = before?.['role'] === 'assistant' && wire['role'] === 'assistant';
    if (!goesOn || ('tool_calls' in before && !('tool_calls' in wire))) all.push({ ...wire });
    else {
      const calls = [...listed(before['tool_calls']), ...listed(wire['tool_calls'])];
      const content = [...listed(before['content']), ...listed(wire['content'])];
      Object.assign(before, { content }, calls.length === 0 ? {} : { tool_calls: calls });
    }
  }
  return all;
}

/** A journal's lines as chat messages, and those of its subagents by the call that started each. */
export function wireMessages(lines: readonly JsonObject[]): { own: JsonObject[]; agents: Map<string, JsonObject[]> } {
  const agents = new Map<string, JsonObject[]>();
  const own = lines.flatMap((line) => {
    if (!('message' in line) || line['type'] !== undefined) return codeLine(line);
    const at = line['timestamp'] ?? null;
    const { type, payload } = object(line['message']);
    if (type !== 'SubagentEvent') return cliRecord(type, object(payload), at);
    const { parent_tool_call_id, task_tool_call_id, event } = object(payload);
    const parent = jsonText(parent_tool_call_id ?? task_tool_call_id ?? '');
    const inner = object(event);
    const its = cliRecord(inner['type'], object(inner['payload']), at);
    agents.set(parent, [...(agents.get(parent) ?? []), ...its]);
    return [];
  });
  const whole = (wires: JsonObject[]): JsonObject[] => turns(withPieces(wires));
  return { own: whole(own), agents: new Map([...agents].map(([id, its]) => [id, whole(its)])) };
}
