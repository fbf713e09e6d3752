// Grok account exports: conversations with their responses; answers that were generated again as branches.
import type { Json, Message } from '../../../contract/transcript.ts';
import type { NormalTranscript } from '../../../contract/import.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { treeBranches } from '../chat/tree.ts';
import { under } from '../fields.ts';
import { own, type RecordImporter } from '../importer.ts';
import { message, plain, reasoning } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { spoken } from '../normal/thoughts.ts';
import { objects, string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { writtenJson } from '../read/numbers.ts';

/** A time, as text or in MongoDB's extended JSON. */
function timeIn(value: Json | undefined): string | null {
  const date = isObject(value) ? value['$date'] : value;
  const milliseconds = isObject(date) ? date['$numberLong'] : date;
  return timeOf(typeof milliseconds === 'string' && /^\d+$/.test(milliseconds) ? Number(milliseconds) : milliseconds);
}

const isConversation = (value: Json): boolean =>
  isObject(value) && isObject(value['conversation']) && Array.isArray(value['responses']);

function messageOf(response: JsonObject): Message {
  const human = /human|user/i.test(string(response['sender']));
  const words = string(response['message']);
  const thought = string(response['thinking_trace']);
  const blocks = [...(thought === '' ? [] : [reasoning(thought)]), ...(human ? plain(words) : spoken(words))];
  return {
    ...message(human ? 'user' : 'assistant', blocks),
    model: string(response['model']) || null,
    at: timeIn(response['create_time']),
  };
}

function transcriptOf(entry: JsonObject): NormalTranscript {
  const conversation = isObject(entry['conversation']) ? entry['conversation'] : {};
  const responses = objects(entry['responses']).map((each) => (isObject(each['response']) ? each['response'] : each));
  const idOf = (response: JsonObject): string => string(response['response_id']) || string(response['_id']);
  const links = responses.map((each) => ({ id: idOf(each), parent: string(each['parent_response_id']) }));
  const leaf = string(conversation['leaf_response_id']);
  const branches = treeBranches(links, leaf === '' ? undefined : leaf);
  const messages = responses.map((each) => ({ ...messageOf(each), branch: branches.get(idOf(each)) ?? '' }));
  const id = conversation['conversation_id'] ?? conversation['id'] ?? null;
  const row = { id, title: conversation['title'] ?? null, created: timeIn(conversation['create_time']) };
  return rowTranscript(row, [], messages, writtenJson(entry));
}

const CONVERSATION = `
  conversation_id id title create_time leaf_response_id user_id modify_time summary asset_ids media_types
  temporary system_prompt_name system_prompt_id starred shared
`;

const RESPONSE = `
  response_id _id conversation_id parent_response_id sender message thinking_trace model create_time manual
  partial shared is_control metadata steps query query_type xai_user_id web_search_results
  cited_web_search_results xpost_ids xposts cited_xposts webpage_urls file_attachments image_attachments
  generated_image_urls media_types card_attachments_json error
`;

export const importer: RecordImporter = {
  reads: 'record',
  name: 'grok',
  description: 'Grok account exports: each conversation with its responses, thinking traces as reasoning.',
  detects: 'an object with `conversations` that have a `conversation` and `responses`',
  fields: ['', 'conversations'].flatMap((part) => [
    ...under(`${part}.conversation`, CONVERSATION),
    ...under(`${part}.responses`, RESPONSE),
    ...under(`${part}.responses.response`, RESPONSE),
  ]),
  detect: (record) =>
    isObject(record) && (isConversation(record) || objects(record['conversations']).some(isConversation))
      ? own('its `conversations` have `responses`')
      : null,
  read(record) {
    const row = isObject(record) ? record : {};
    return (isConversation(row) ? [row] : objects(row['conversations'])).map(transcriptOf);
  },
};
