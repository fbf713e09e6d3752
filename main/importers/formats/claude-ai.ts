// Claude.ai account exports: conversations with their messages, thinking and tools; edited turns as branches.
import type { Block, Json, Message } from '../../../contract/transcript.ts';
import { anthropicMessages, CONTENT_FIELDS } from '../chat/anthropic-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { treeBranches } from '../chat/tree.ts';
import { under } from '../fields.ts';
import { own, type RecordImporter } from '../importer.ts';
import { text } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { objects, string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

const ROOT = '00000000-0000-4000-8000-000000000000';

/** Files attached to a message: their text if the export has it, else their names. */
function filesOf(wire: JsonObject): Block[] {
  const attached = objects(wire['attachments']).map(
    (each) => `[attachment: ${string(each['file_name'])}]\n${string(each['extracted_content'])}`,
  );
  const named = objects(wire['files']).map((each) => `[file: ${string(each['file_name'])}]`);
  return [...attached, ...named].map((words) => text(words.trim()));
}

/** Parts that only the app's own window uses. */
const isSilent = (part: Json): boolean => isObject(part) && part['type'] === 'token_budget';

/** Voice notes are imported as their text. */
const asSaid = (part: Json): Json =>
  isObject(part) && part['type'] === 'voice_note' ? { type: 'text', text: part['text'] ?? '' } : part;

const isMessage = (each: JsonObject): boolean => 'sender' in each || 'text' in each || 'content' in each;

function wireOf(each: JsonObject): JsonObject {
  const { content } = each;
  const spoken = Array.isArray(content) ? content.filter((part) => !isSilent(part)).map(asSaid) : [];
  const parts = spoken.length > 0 ? spoken : string(each['text']);
  return { role: each['sender'] === 'human' ? 'user' : 'assistant', content: parts };
}

/** The export has calls and results in one message, as the window shows them. */
function messagesOf(row: JsonObject): Message[] {
  const wires = objects(row['chat_messages']).filter(isMessage);
  const links = wires.map((each) => {
    const parent = string(each['parent_message_uuid']);
    return { id: string(each['uuid']), parent: parent === ROOT ? '' : parent };
  });
  const leaf = string(row['current_leaf_message_uuid']);
  const branches = treeBranches(links, leaf === '' ? undefined : leaf);
  return anthropicMessages(wires.map(wireOf)).map((each, at) => {
    const wire = wires[at] ?? {};
    const blocks = [...each.blocks, ...filesOf(wire)];
    return { ...each, blocks, branch: branches.get(string(wire['uuid'])) ?? '', at: timeOf(wire['created_at']) };
  });
}

export const importer: RecordImporter = {
  reads: 'record',
  name: 'claude-ai',
  description: 'Claude.ai account exports (conversations.json): messages with thinking, tools and attachments.',
  detects: 'an object with `chat_messages`',
  fields: [
    ...under(
      '',
      `
      uuid name summary model created_at updated_at current_leaf_message_uuid is_starred is_temporary settings
      account project project_uuid
    `,
    ),
    ...under(
      'chat_messages',
      `
      uuid text sender index created_at updated_at truncated stop_reason attachments files files_v2
      sync_sources parent_message_uuid input_mode metadata
    `,
    ),
    ...under(
      'chat_messages.content',
      `
      start_timestamp stop_timestamp flags summaries cut_off truncated alternative_display_type citations
      message integration_name integration_icon_url icon_name context display_content approval_options
      approval_key is_mcp_app mcp_server_url structured_content meta
    `,
    ),
    ...CONTENT_FIELDS.map((path) => `chat_messages.${path}`),
  ],
  detect: (record) =>
    isObject(record) && Array.isArray(record['chat_messages']) ? own('it has `chat_messages`') : null,
  read(record, original) {
    const row = isObject(record) ? record : {};
    const { uuid = null, name = null, created_at = null, model = null } = row;
    return [rowTranscript({ uuid, name, created_at, model }, [], messagesOf(row), original)];
  },
};
