// Codex's own items (its threads, `codex exec --json`), converted to items of the Responses API.
import type { Json } from '../../../contract/transcript.ts';
import { string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

/** `AgentMessage` and `agent_message` are the same type. */
const kindOf = (item: JsonObject): string => string(item['type']).toLowerCase().replaceAll('_', '');

function itemText(item: JsonObject): Json {
  if (typeof item['text'] === 'string') return item['text'];
  const { content } = item;
  if (!Array.isArray(content)) return content ?? '';
  return content.map((part) =>
    isObject(part) && typeof part['type'] === 'string' ? { ...part, type: part['type'].toLowerCase() } : part,
  );
}

/** Reasoning: the text, or the lists in which a rollout stores it. */
function thoughtOf(item: JsonObject): Json {
  const lists = [item['raw_content'], item['summary_text'], item['summary']].filter((each) => Array.isArray(each));
  const words =
    string(item['text']) ||
    lists
      .flat()
      .map((each) => string(each))
      .join('\n');
  return { type: 'reasoning', summary: words };
}

/** A call of a tool that the program ran, and its result. */
function callWithAnswer(item: JsonObject, name: string, args: Json, output: Json | undefined): Json[] {
  const id = string(item['id']);
  const call = { type: 'function_call', call_id: id, name, arguments: args };
  if (output === undefined || output === null) return [call];
  const failed = item['status'] === 'failed' || (typeof item['exit_code'] === 'number' && item['exit_code'] !== 0);
  return [call, { type: 'function_call_output', call_id: id, output, is_error: failed }];
}

const command = (item: JsonObject): Json[] =>
  callWithAnswer(item, 'shell', { command: item['command'] ?? '' }, item['aggregated_output'] ?? item['output']);

function mcp(item: JsonObject): Json[] {
  const name = [string(item['server']), string(item['tool'])].filter(Boolean).join('.');
  const { result, error } = item;
  const told = isObject(result) ? (result['content'] ?? result) : result;
  return callWithAnswer(item, name, item['arguments'] ?? {}, error ?? told ?? null);
}

/** An item in the form of the Responses API: a message, reasoning, or a call with its result. */
export function threadItems(item: Json): Json[] {
  if (!isObject(item)) return [];
  const kind = kindOf(item);
  if (kind === 'usermessage') return [{ type: 'message', role: 'user', content: itemText(item) }];
  if (kind === 'agentmessage' || kind === 'assistantmessage' || kind === 'plan')
    return [{ type: 'message', role: 'assistant', content: itemText(item), phase: item['phase'] ?? null }];
  if (kind === 'reasoning') return [thoughtOf(item)];
  if (kind === 'commandexecution') return command(item);
  if (kind === 'mcptoolcall' || kind === 'dynamictoolcall') return mcp(item);
  if (kind === 'filechange')
    return callWithAnswer(item, 'apply_patch', { changes: item['changes'] ?? [] }, item['status']);
  if (kind === 'websearch') return callWithAnswer(item, 'web_search', { query: item['query'] ?? '' }, null);
  if (kind === 'error') return [{ type: 'message', role: 'system', content: item['message'] ?? 'an error' }];
  const { type, id, status, ...rest } = item;
  return callWithAnswer(item, string(type) || 'item', rest, id === undefined ? null : (status ?? null));
}
