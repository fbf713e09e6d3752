// GitHub Copilot CLI sessions: events line by line, tool calls with their results.
import type { Block, Json, Message } from '../../../contract/transcript.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type FileImporter } from '../importer.ts';
import { argumentsOf, message, plain, pretty, toolCall, toolResult } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { spoken, thoughtsOf } from '../normal/thoughts.ts';
import { string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { together } from '../read/together.ts';

const TYPE =
  /^(?:session\.(?:start|resume|info|error)|system\.(?:message|notification)|user\.message|assistant\.(?:message|turn_start|reasoning)|tool\.execution_(?:start|complete))$/;
const isEvent = (value: Json): value is JsonObject =>
  isObject(value) && typeof value['type'] === 'string' && isObject(value['data']) && TYPE.test(value['type']);

const calls = (data: JsonObject): Block[] =>
  (Array.isArray(data['toolRequests']) ? data['toolRequests'] : []).flatMap((each) =>
    isObject(each) ? [toolCall(string(each['toolCallId']), string(each['name']), argumentsOf(each))] : [],
  );

function answer(data: JsonObject, names: Map<string, string>): Block {
  const id = string(data['toolCallId']);
  const { result, error } = data;
  const told = isObject(result) ? (result['content'] ?? result) : (result ?? null);
  const failed = data['success'] === false || (error !== undefined && error !== null);
  const words = failed && isObject(error) ? string(error['message']) || pretty(error) : pretty(told ?? error ?? '');
  return toolResult(id, names.get(id) ?? string(data['toolName']), words, failed);
}

function eventMessages(event: JsonObject, names: Map<string, string>): Message[] {
  const data = isObject(event['data']) ? event['data'] : {};
  const at = timeOf(event['timestamp']);
  const type = string(event['type']);
  const content = pretty(data['content'] ?? '');
  if (type === 'user.message') return [{ ...message('user', plain(content)), at }];
  if (type.startsWith('system.'))
    return [{ ...message('system', plain(content)), name: type === 'system.notification' ? 'notification' : null, at }];
  if (type === 'session.error' || type === 'session.info') {
    return [
      { ...message('system', plain(string(data['message']) || pretty(data))), name: type.slice('session.'.length), at },
    ];
  }
  if (type === 'tool.execution_start') names.set(string(data['toolCallId']), string(data['toolName']));
  if (type === 'tool.execution_complete') return [{ ...message('tool', [answer(data, names)]), at }];
  if (type === 'assistant.reasoning')
    return [{ ...message('assistant', thoughtsOf({ reasoning: data['content'] ?? null })), at }];
  if (type !== 'assistant.message') return [];
  const blocks = [
    ...thoughtsOf({ ...data, reasoning: data['reasoningText'] ?? data['reasoning'] ?? null }),
    ...spoken(content),
    ...calls(data),
  ];
  for (const block of blocks) if (block.type === 'tool_call') names.set(block.call_id, block.name);
  const agent = string(data['parentToolCallId']);
  return [
    {
      ...message('assistant', blocks),
      branch: agent === '' ? '' : `subagent ${agent}`,
      model: string(data['model']) || null,
      at,
    },
  ];
}

export const importer: FileImporter = {
  reads: 'file',
  name: 'copilot-cli',
  description:
    'GitHub Copilot CLI sessions (events.jsonl): messages, tool requests with their results, subagents as branches.',
  detects: 'lines of type session.start, user.message and assistant.message with `data`',
  fields: ['type', 'data', 'id', 'timestamp', 'parentId', 'ephemeral'],
  detect: (sniff) =>
    sniff.kind === 'json' && sniff.values.some(isEvent)
      ? own('its lines are of type session.start and user.message')
      : null,
  read: (source, sniff) =>
    together(source, sniff, 'a session without messages', ({ values, text }) => {
      const names = new Map<string, string>();
      const events = values.filter(isEvent);
      const messages = events.flatMap((event) => eventMessages(event, names));
      const start = events.find(({ type }) => type === 'session.start');
      const data = isObject(start?.['data']) ? start['data'] : {};
      const row = {
        id: data['sessionId'] ?? null,
        created: start?.['timestamp'] ?? null,
        model: data['selectedModel'] ?? messages.find((each) => each.model !== null)?.model ?? null,
        version: data['copilotVersion'] ?? null,
      };
      return messages.length === 0 ? [] : [rowTranscript(row, [], messages, text)];
    }),
};
