// LangChain and LangGraph: lists of messages, serialised or as dictionaries, alone or in a state or a row.
import type { Json } from '../../../contract/transcript.ts';
import { isLangchainList, langchainMessages, LANGCHAIN_FIELDS } from '../chat/langchain-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { sure, type RecordImporter } from '../importer.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { Unreadable } from '../read/unreadable.ts';

/** A state has its channels under `values` or `channel_values`. */
const STATES = ['values', 'channel_values', 'state', 'kwargs'];

function listIn(record: Json): Json | undefined {
  if (!isObject(record)) return record;
  const states = [record, ...STATES.map((name) => record[name]).filter((each) => isObject(each))];
  return states.map((state) => state['messages'] ?? state['chat_history']).find((list) => list !== undefined);
}

export const importer: RecordImporter = {
  reads: 'record',
  name: 'langchain',
  description: 'LangChain and LangGraph messages: as dictionaries, as stored (`data`) or serialised (`lc`, `kwargs`).',
  detects: 'messages of type human, ai, tool or system (or classes such as HumanMessage) with `content`',
  fields: ['*', ...LANGCHAIN_FIELDS.flatMap((path) => [`messages.${path}`, `chat_history.${path}`])],
  detect: (record) => (isLangchainList(listIn(record)) ? sure('its messages are of type human and ai') : null),
  read(record, original) {
    const list = listIn(record);
    if (!Array.isArray(list)) throw new Unreadable('it has no `messages`');
    const row: JsonObject = isObject(record) ? record : {};
    return [rowTranscript(row, ['messages', 'chat_history', ...STATES], langchainMessages(list), original)];
  },
};
