// Messages of OpenTelemetry's GenAI conventions outside a trace: parts of type text, reasoning, tool_call and
// tool_call_response.
import type { Json } from '../../../contract/transcript.ts';
import { systemMessage } from '../chat/openai-messages.ts';
import { isPartList, partMessages, PART_MESSAGE_FIELDS } from '../chat/part-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type RecordImporter } from '../importer.ts';
import { list } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { attributesOf, opened } from '../traces/attributes.ts';

const TYPES = new Set(['text', 'reasoning', 'thinking', 'tool_call', 'tool_call_response', 'blob', 'uri', 'file']);

const isOwn = (message: Json): boolean =>
  isObject(message) &&
  Array.isArray(message['parts']) &&
  message['parts'].some(
    (part) =>
      isObject(part) &&
      typeof part['type'] === 'string' &&
      TYPES.has(part['type']) &&
      ('content' in part || part['type'].startsWith('tool_call')),
  );

/** The conversation of a row: `messages`, or the attributes of one span. */
function turnsIn(record: Json): Json[] {
  if (Array.isArray(record)) return record;
  if (!isObject(record)) return [];
  const named = isObject(record['attributes']) ? attributesOf(record['attributes']) : record;
  const asked = opened(named['gen_ai.input.messages']) ?? record['input_messages'] ?? record['messages'];
  const told = opened(named['gen_ai.output.messages']) ?? record['output_messages'];
  return [...list(asked), ...list(told)];
}

export const importer: RecordImporter = {
  reads: 'record',
  name: 'otel-messages',
  description:
    'Messages of OpenTelemetry’s GenAI conventions: a list, rows with `messages`, or the attributes of a span.',
  detects: 'messages with `parts` of type text, tool_call or tool_call_response, the text under `content`',
  fields: [
    '*',
    ...PART_MESSAGE_FIELDS.flatMap((path) =>
      ['messages', 'input_messages', 'output_messages'].map((name) => `${name}.${path}`),
    ),
  ],
  detect(record) {
    const turns = turnsIn(record);
    return isPartList(turns) && turns.some(isOwn) ? own('its messages have `parts` with `content`') : null;
  },
  read(record, original) {
    const row: JsonObject = isObject(record) ? record : {};
    const system = opened(row['gen_ai.system_instructions'] ?? row['system_instructions']);
    const words = list(system).map((part) => (isObject(part) ? (part['content'] ?? part) : part));
    const said = typeof system === 'string' ? system : words;
    const beside = ['messages', 'input_messages', 'output_messages', 'system_instructions', 'attributes'];
    const attributes = Object.keys(row).filter((name) =>
      /^gen_ai\.(?:input|output)\.messages$|instructions$/.test(name),
    );
    return [
      rowTranscript(
        row,
        [...beside, ...attributes],
        [...systemMessage(said), ...partMessages(turnsIn(record))],
        original,
      ),
    ];
  },
};
