// Chats exported from Open WebUI: a tree of messages, whose regenerated answers are branches.
import type { Json } from '../../../contract/transcript.ts';
import { MESSAGE_FIELDS, openaiMessages } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { treeBranches } from '../chat/tree.ts';
import { own, type RecordImporter } from '../importer.ts';
import { without } from '../normal/facets.ts';
import { jsonText } from '../normal/json-text.ts';
import { object } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { bothOf } from '../read/numbers.ts';

const historyIn = (record: Json): JsonObject => object(object(object(record)['chat'])['history']);

/** The messages of the tree, each after the one that it answers. */
function nodesIn(history: JsonObject): JsonObject[] {
  const all = Object.values(object(history['messages'])).filter((each) => isObject(each));
  const under = (parent: Json): JsonObject[] =>
    all
      .filter((each) => (each['parentId'] ?? null) === parent)
      .flatMap((each) => [each, ...(each['id'] === undefined ? [] : under(each['id']))]);
  const known = new Set(all.map((each) => each['id'] ?? null));
  const lost = all.filter((each) => (each['parentId'] ?? null) !== null && !known.has(each['parentId'] ?? null));
  return [...under(null), ...lost.flatMap((each) => [each, ...under(each['id'] ?? '')])];
}

const NODE =
  'id parentId childrenIds models modelName modelIdx userContext done files sources info statusHistory lastSentence annotation ' +
  'favorite followUps code_executions originalContent embeds output';

export const importer: RecordImporter = {
  reads: 'record',
  name: 'open-webui',
  description: 'Chats exported from Open WebUI: the answers that were regenerated are branches.',
  detects: 'an object with `chat`, whose `history` has `messages` by their ids and `currentId`',
  fields: [
    '*',
    'chat.*',
    ...[...NODE.split(' '), ...MESSAGE_FIELDS].flatMap((path) => [
      `chat.history.messages.*.${path}`,
      `chat.messages.${path}`,
    ]),
    'chat.history.currentId',
  ],
  detect: (record) =>
    Object.keys(object(historyIn(record)['messages'])).length > 0 && 'currentId' in historyIn(record)
      ? own('its `chat` has a `history` of messages')
      : null,
  read(record, original) {
    const row = object(record);
    const history = historyIn(record);
    const nodes = nodesIn(history);
    const places = nodes.map((node) => ({ id: jsonText(node['id']), parent: jsonText(node['parentId']) }));
    const branches = treeBranches(places, jsonText(history['currentId']) || undefined);
    const said = openaiMessages(nodes.map((node) => ({ role: 'user', ...node })));
    const messages = said.map((each, at) => ({ ...each, branch: branches.get(places[at]?.id ?? '') ?? '' }));
    const chat = without(object(row['chat']), (name) => name === 'history' || name === 'messages');
    return [
      rowTranscript(
        bothOf(
          without(row, (name) => name === 'chat'),
          chat,
        ),
        [],
        messages,
        original,
      ),
    ];
  },
};
