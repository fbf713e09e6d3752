// OpenCode exports: messages with their parts, tools with what they answered.
import type { Json } from '../../../contract/transcript.ts';
import { partMessages, PART_MESSAGE_FIELDS } from '../chat/part-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type ValueImporter } from '../importer.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

const isMessage = (value: Json): boolean => isObject(value) && isObject(value['info']) && Array.isArray(value['parts']);

const messagesIn = (unit: Json): Json[] => (isObject(unit) && Array.isArray(unit['messages']) ? unit['messages'] : []);

export const importer: ValueImporter = {
  unit: 'value',
  name: 'opencode',
  description: 'OpenCode sessions as `opencode export` writes them: text, reasoning, tools with their output.',
  detects: 'an object with `info` and `messages` that have `info` and `parts`',
  fields: ['info', 'messages.info', ...PART_MESSAGE_FIELDS.map((path) => `messages.${path}`)],
  detect: (unit) => (messagesIn(unit).some(isMessage) ? own('its messages have `info` and `parts`') : null),
  read(unit, original) {
    const info: JsonObject = isObject(unit) && isObject(unit['info']) ? unit['info'] : {};
    const time = isObject(info['time']) ? info['time'] : {};
    const { id = null, title = null, directory = null, version = null, parentID = null } = info;
    const messages = partMessages(messagesIn(unit).filter(isMessage));
    const model = messages.find((each) => each.model !== null)?.model ?? null;
    const row = { id, title, created: time['created'] ?? null, directory, version, parent: parentID, model };
    return [rowTranscript(row, [], messages, original)];
  },
};
