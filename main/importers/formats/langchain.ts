// LangChain and LangGraph: lists of messages, serialised or as dictionaries, alone or in a state or a row.
import type { Json } from '../../../contract/transcript.ts';
import { isLangchainList, langchainMessages, LANGCHAIN_FIELDS } from '../chat/langchain-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { sure, type ValueImporter } from '../importer.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { Unreadable } from '../read/unreadable.ts';

/** A state keeps its channels under `values` or `channel_values`. */
const STATES = ['values', 'channel_values', 'state', 'kwargs'];

function listIn(unit: Json): Json | undefined {
  if (!isObject(unit)) return unit;
  const states = [unit, ...STATES.map((name) => unit[name]).filter((each) => isObject(each))];
  return states.map((state) => state['messages'] ?? state['chat_history']).find((list) => list !== undefined);
}

export const importer: ValueImporter = {
  unit: 'value',
  name: 'langchain',
  description: 'LangChain and LangGraph messages: as dictionaries, as stored (`data`) or serialised (`lc`, `kwargs`).',
  detects: 'messages of type human, ai, tool or system (or classes such as HumanMessage) with `content`',
  fields: ['*', ...LANGCHAIN_FIELDS.flatMap((path) => [`messages.${path}`, `chat_history.${path}`])],
  detect: (unit) => (isLangchainList(listIn(unit)) ? sure('its messages are of type human and ai') : null),
  read(unit, original) {
    const list = listIn(unit);
    if (!Array.isArray(list)) throw new Unreadable('it has no `messages`');
    const row: JsonObject = isObject(unit) ? unit : {};
    return [rowTranscript(row, ['messages', 'chat_history', ...STATES], langchainMessages(list), original)];
  },
};
