// OpenCode exports: messages with their parts, tool calls with their results.
import type { Json } from '../../../contract/transcript.ts';
import { PART_MESSAGE_FIELDS } from '../chat/part-messages.ts';
import { own, type RecordImporter } from '../importer.ts';
import { sessionTranscript } from '../opencode/session.ts';
import { isObject } from '../read/lenient-json.ts';

const isMessage = (value: Json): boolean => isObject(value) && isObject(value['info']) && Array.isArray(value['parts']);

const messagesIn = (record: Json): Json[] =>
  isObject(record) && Array.isArray(record['messages']) ? record['messages'] : [];

export const importer: RecordImporter = {
  reads: 'record',
  name: 'opencode',
  description: 'OpenCode sessions as `opencode export` writes them: text, reasoning, tools with their output.',
  detects: 'an object with `info` and `messages` that have `info` and `parts`',
  fields: ['info', 'messages.info', ...PART_MESSAGE_FIELDS.map((path) => `messages.${path}`)],
  detect: (record) => (messagesIn(record).some(isMessage) ? own('its messages have `info` and `parts`') : null),
  read(record, original) {
    const info = isObject(record) && isObject(record['info']) ? record['info'] : {};
    return [sessionTranscript(info, messagesIn(record).filter(isMessage), original)];
  },
};
