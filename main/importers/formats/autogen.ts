// AutoGen 0.4 and its teams: messages and events by their source; each agent has its name.
import type { Block, Json, Message } from '../../../contract/transcript.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { sure, type RecordImporter } from '../importer.ts';
import { argumentsOf, image, message, plain, pretty, reasoning, text, toolCall, toolResult } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { spoken } from '../normal/thoughts.ts';
import { objects, string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { Unreadable } from '../read/unreadable.ts';

const TYPE = /(?:Message|Event|Handoff|StopMessage)$/;

/** Messages of the model's own list (`model_context`, saved histories) that need no source. */
const SOURCELESS = new Set(['SystemMessage', 'FunctionExecutionResultMessage']);

const isMessage = (value: Json): value is JsonObject =>
  isObject(value) &&
  TYPE.test(string(value['type'])) &&
  (typeof value['source'] === 'string' || SOURCELESS.has(string(value['type']))) &&
  'content' in value;

const calls = (value: Json | undefined): Block[] =>
  objects(value).map((call) => toolCall(string(call['id']), string(call['name']), argumentsOf(call)));
const results = (value: Json | undefined): Block[] =>
  objects(value).map((each) =>
    toolResult(string(each['call_id']), string(each['name']), pretty(each['content'] ?? ''), each['is_error'] === true),
  );

/** Whether a model's message consists of calls. */
const isCalls = (content: Json | undefined): boolean =>
  Array.isArray(content) && content.length > 0 && content.every((each) => isObject(each) && 'arguments' in each);

/** Text and images of a message of several kinds. */
function parts(content: Json | undefined, speak: typeof plain): Block[] {
  if (typeof content === 'string') return speak(content);
  if (!Array.isArray(content)) return content === undefined || content === null ? [] : [text(pretty(content))];
  return content.flatMap((part) => {
    if (typeof part === 'string') return speak(part);
    const data = isObject(part) ? (part['data'] ?? part['url']) : undefined;
    return typeof data === 'string'
      ? [image(data.startsWith('data:') ? data : `data:image/png;base64,${data}`)]
      : [text(pretty(part))];
  });
}

function messageOf(wire: JsonObject): Message {
  const source = string(wire['source']);
  const type = string(wire['type']);
  const content = wire['content'];
  const human = /^user(?:_?proxy)?$/i.test(source) || type === 'UserInputRequestedEvent';
  const role = human ? 'user' : source === 'system' || type === 'SystemMessage' ? 'system' : 'assistant';
  const named = (each: Message): Message => ({
    ...each,
    name: source === '' || source.toLowerCase() === role ? null : source,
    at: timeOf(wire['created_at']),
  });
  if (type === 'ThoughtEvent' || source.endsWith('(thought)'))
    return named(message('assistant', [reasoning(pretty(content ?? ''))]));
  if (type === 'ToolCallRequestEvent') return named(message('assistant', calls(content)));
  if (type === 'ToolCallExecutionEvent' || type === 'FunctionExecutionResultMessage')
    return { ...named(message('tool', results(content))), name: null };
  const thoughts = string(wire['thought']) === '' ? [] : [reasoning(string(wire['thought']))];
  const said = isCalls(content) ? calls(content) : parts(content, role === 'assistant' ? spoken : plain);
  return named(message(role, [...thoughts, ...said]));
}

/** The summary of calls repeats the event before it. */
const isRepeat = (wire: JsonObject): boolean => wire['type'] === 'ToolCallSummaryMessage';

const listIn = (record: Json): Json | undefined => {
  if (!isObject(record)) return record;
  const result = isObject(record['task_result']) ? record['task_result'] : record;
  return result['messages'];
};

const FIELDS =
  'source type content models_usage metadata id created_at thought target context results tool_calls'.split(' ');

export const importer: RecordImporter = {
  reads: 'record',
  name: 'autogen',
  description: 'AutoGen 0.4 runs: messages and events of teams, each agent under its name, tool calls with results.',
  detects: 'messages with `source` and a `type` such as TextMessage or ToolCallRequestEvent',
  fields: ['*', ...FIELDS.map((path) => `messages.${path}`)],
  detect(record) {
    const list = listIn(record);
    return Array.isArray(list) && list.length > 0 && list.every(isMessage)
      ? sure('its messages have a `source` and a type such as TextMessage')
      : null;
  },
  read(record, original) {
    const list = listIn(record);
    if (!Array.isArray(list)) throw new Unreadable('it has no `messages`');
    const wires = list.filter(isMessage).filter((wire) => !isRepeat(wire));
    const row: JsonObject = isObject(record) ? record : {};
    return [rowTranscript(row, ['messages', 'task_result'], wires.map(messageOf), original)];
  },
};
