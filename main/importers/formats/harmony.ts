// Harmony conversations as JSON: roles, channels and recipients; text on the channel `analysis` is hidden reasoning.
import type { Json } from '../../../contract/transcript.ts';
import { MESSAGE_FIELDS, isMessageList, openaiMessages } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { harmonyMessage } from '../harmony/message.ts';
import { own, type RecordImporter } from '../importer.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { Unreadable } from '../read/unreadable.ts';

const CONTENT = new Set(['system_content', 'developer_content']);

const hasSystemContent = (each: Json): boolean =>
  isObject(each) &&
  Array.isArray(each['content']) &&
  each['content'].some((part) => isObject(part) && typeof part['type'] === 'string' && CONTENT.has(part['type']));

/** Every message of the assistant has a channel or a recipient. */
function onChannels(list: readonly Json[]): boolean {
  const said = list.filter((each) => isObject(each)).filter(({ role }) => role === 'assistant');
  return said.length > 0 && said.every(({ channel, recipient }) => typeof (channel ?? recipient) === 'string');
}

const listIn = (record: Json): Json | undefined => (isObject(record) ? record['messages'] : record);

export const importer: RecordImporter = {
  reads: 'record',
  name: 'harmony',
  description: 'Harmony conversations (gpt-oss) as JSON: channels, recipients as tool calls, analysis as reasoning.',
  detects: 'messages with a `channel` or `recipient`, or with content of type system_content',
  fields: [
    '*',
    ...[
      ...MESSAGE_FIELDS,
      'content_type',
      'author',
      'metadata',
      'content.model_identity',
      'content.reasoning_effort',
    ].map((path) => `messages.${path}`),
    ...'conversation_start_date knowledge_cutoff channel_config tools instructions'
      .split(' ')
      .map((name) => `messages.content.${name}`),
  ],
  detect(record) {
    const list = listIn(record);
    return isMessageList(list) && (list.some(hasSystemContent) || onChannels(list))
      ? own('its messages have a `channel` or a `recipient`')
      : null;
  },
  read(record, original) {
    const row: JsonObject = isObject(record) ? record : { messages: record };
    const list = row['messages'];
    if (!Array.isArray(list)) throw new Unreadable('it has no `messages`');
    return [rowTranscript(row, ['messages'], openaiMessages(list.map(harmonyMessage)), original)];
  },
};
