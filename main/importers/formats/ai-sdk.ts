// The AI SDK's UIMessages: a list, or rows with `messages`, whose parts are text, reasoning, and tool calls with their
// results.
import type { Json } from '../../../contract/transcript.ts';
import { isPartList, partMessages, PART_MESSAGE_FIELDS } from '../chat/part-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type RecordImporter } from '../importer.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { Unreadable } from '../read/unreadable.ts';

const listIn = (record: Json): Json | undefined => (isObject(record) ? record['messages'] : record);

const TYPE = /^(?:text|reasoning|step-start|file|dynamic-tool|tool-.+|source-.+|data-.+)$/;

/** Whether parts are of its own kinds, with text under `text`, or messages have `toolInvocations`. */
const isOwn = (message: Json): boolean =>
  isObject(message) &&
  (Array.isArray(message['toolInvocations']) ||
    (Array.isArray(message['parts']) &&
      message['parts'].every(
        (part) => isObject(part) && typeof part['type'] === 'string' && TYPE.test(part['type']) && !('content' in part),
      )));

/** A list may also contain a message with text only. */
const isOwnOrPlain = (message: Json): boolean =>
  isOwn(message) ||
  (isObject(message) && !('parts' in message) && typeof message['content'] === 'string' && !('channel' in message));

export const importer: RecordImporter = {
  reads: 'record',
  name: 'ai-sdk',
  description: 'UIMessages of the AI SDK, versions 4 to 6: text, reasoning, and tools with their results.',
  detects: 'messages with `parts` that have a `type` and `text`, or with `toolInvocations`',
  fields: ['*', ...PART_MESSAGE_FIELDS.map((path) => `messages.${path}`)],
  detect(record) {
    const list = listIn(record);
    const invoked =
      Array.isArray(list) && list.some((each) => isObject(each) && Array.isArray(each['toolInvocations']));
    if (!Array.isArray(list) || !(isPartList(list) || invoked) || !list.every(isOwnOrPlain) || !list.some(isOwn))
      return null;
    return list.every((each) => isObject(each) && typeof each['role'] === 'string')
      ? own('its messages have `parts` with a `type` and `text`')
      : null;
  },
  read(record, original) {
    const row: JsonObject = isObject(record) ? record : { messages: record };
    const list = row['messages'];
    if (!Array.isArray(list)) throw new Unreadable('it has no `messages`');
    return [rowTranscript(row, ['messages'], partMessages(list), original)];
  },
};
