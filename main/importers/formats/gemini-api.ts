// Gemini API conversations: `contents` of roles user and model whose parts are text, function calls and their results.
import type { Json } from '../../../contract/transcript.ts';
import { systemMessage } from '../chat/openai-messages.ts';
import { partMessages, PART_MESSAGE_FIELDS } from '../chat/part-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type RecordImporter } from '../importer.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { Unreadable } from '../read/unreadable.ts';

const NAMES = ['contents', 'messages', 'history'];
const PART = [
  'text',
  'functionCall',
  'functionResponse',
  'function_call',
  'function_response',
  'inlineData',
  'fileData',
  'inline_data',
];

/** Parts without a type of their own. */
const isTurn = (turn: Json): boolean =>
  isObject(turn) &&
  Array.isArray(turn['parts']) &&
  turn['parts'].length > 0 &&
  turn['parts'].every((part) => isObject(part) && !('type' in part) && PART.some((name) => name in part));

function turnsIn(record: Json): Json[] | null {
  if (Array.isArray(record)) return record.some(isTurn) ? record : null;
  if (!isObject(record)) return null;
  const found = NAMES.map((name) => record[name]).find((list) => Array.isArray(list) && list.some(isTurn));
  return Array.isArray(found) ? found : null;
}

/** The text of the system instruction, which is a turn or only the parts of one. */
function systemOf(row: JsonObject): Json | undefined {
  const said = row['systemInstruction'] ?? row['system_instruction'];
  return isObject(said) ? (said['parts'] ?? said['text']) : said;
}

export const importer: RecordImporter = {
  reads: 'record',
  name: 'gemini-api',
  description: 'Gemini API conversations and tuning rows (`contents`), with function calls and their results.',
  detects:
    '`contents` (or `messages`, or a list) whose elements have `parts` of `text`, `functionCall` or `functionResponse`',
  fields: ['*', ...NAMES.flatMap((name) => PART_MESSAGE_FIELDS.map((path) => `${name}.${path}`))],
  detect: (record) => (turnsIn(record) === null ? null : own('its turns have `parts` of text and function calls')),
  read(record, original) {
    const turns = turnsIn(record);
    if (turns === null) throw new Unreadable('it has no `contents`');
    const row: JsonObject = isObject(record) ? record : {};
    const { response } = row;
    const answer = isObject(response) && Array.isArray(response['candidates']) ? response['candidates'] : [];
    const said = answer.flatMap((each) => (isObject(each) && isObject(each['content']) ? [each['content']] : []));
    const messages = [...systemMessage(systemOf(row)), ...partMessages([...turns, ...said])];
    const beside = ['systemInstruction', 'system_instruction', 'tools', 'toolConfig', 'generationConfig', 'response'];
    return [rowTranscript(row, [...NAMES, ...beside], messages, original)];
  },
};
