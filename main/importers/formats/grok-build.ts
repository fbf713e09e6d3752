// Grok Build sessions: an item per line, by type, including reasoning and the provider's own tools.
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Json, Message } from '../../../contract/transcript.ts';
import { itemsInTime, responseItems } from '../chat/response-items.ts';
import { openaiMessages } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type FileImporter } from '../importer.ts';
import { jsonText } from '../normal/json-text.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { objectBeside } from '../read/neighbours.ts';
import { together } from '../read/together.ts';

const TYPES = new Set(['system', 'user', 'assistant', 'reasoning', 'tool_result', 'backend_tool_call']);
const isItem = (value: Json): value is JsonObject =>
  isObject(value) &&
  typeof value['type'] === 'string' &&
  TYPES.has(value['type']) &&
  !('message' in value) &&
  !('session_id' in value) &&
  ('content' in value || value['type'] === 'reasoning' || value['type'] === 'backend_tool_call');
const isTelling = (value: Json): boolean =>
  isItem(value) &&
  (value['type'] === 'backend_tool_call' ||
    'synthetic_reason' in value ||
    'model_id' in value ||
    'prompt_index' in value);

/** Text of the program in the role of the user. */
const isSynthetic = (item: JsonObject): boolean =>
  typeof item['synthetic_reason'] === 'string' && item['synthetic_reason'] !== 'interjection';

function messagesOf(item: JsonObject): Message[] {
  const { type, content = null } = item;
  if (type === 'reasoning') return itemsInTime([{ item, at: null }]);
  if (type === 'backend_tool_call') {
    const kind = isObject(item['kind']) ? item['kind'] : {};
    const name = jsonText(kind['tool_type'] ?? 'tool');
    return responseItems([
      { type: `${name}_call`, id: kind['id'] ?? '', action: kind['action'] ?? {}, status: kind['status'] ?? null },
    ]);
  }
  const role = type === 'tool_result' ? 'tool' : type === 'user' && isSynthetic(item) ? 'system' : jsonText(type);
  const named = role === 'system' && type === 'user' ? { name: item['synthetic_reason'] ?? null } : {};
  return openaiMessages([{ ...item, ...named, role, content, model: item['model_id'] ?? null }]);
}

/** Adds the name of the called tool to its result. */
function named(messages: readonly Message[]): Message[] {
  const names = new Map<string, string>();
  return messages.map((each) => {
    for (const block of each.blocks) if (block.type === 'tool_call') names.set(block.call_id, block.name);
    const blocks = each.blocks.map((block) =>
      block.type === 'tool_result' && block.name === '' ? { ...block, name: names.get(block.call_id) ?? '' } : block,
    );
    return { ...each, blocks };
  });
}

const FIELDS =
  'type content id summary kind tool_calls tool_call_id synthetic_reason prompt_index model_id encrypted_content status reasoning reasoning_content timestamp';

export const importer: FileImporter = {
  reads: 'file',
  name: 'grok-build',
  description: 'Grok Build sessions: messages, reasoning, calls, and the program’s own insertions as system messages.',
  detects: 'lines of type system, user, assistant, tool_result with `content`, and a `model_id` or `synthetic_reason`',
  fields: FIELDS.split(' '),
  beside: (path) =>
    ['summary.json', 'signals.json'].includes(basename(path)) && existsSync(join(dirname(path), 'chat_history.jsonl')),
  detect: (sniff) =>
    sniff.kind === 'json' && sniff.layout === 'lines' && sniff.values.some(isTelling) && sniff.values.every(isItem)
      ? own('its lines have a type and `content`, and a `model_id`')
      : null,
  read: (source, sniff) =>
    together(source, sniff, 'a session without messages', ({ values, text, path }) => {
      const messages = named(values.filter(isItem).flatMap(messagesOf));
      const about = objectBeside(path, 'summary.json');
      const info = isObject(about['info']) ? about['info'] : {};
      const row = {
        id: info['id'] ?? null,
        title: about['generated_title'] ?? about['session_summary'] ?? null,
        created: about['created_at'] ?? null,
        model: messages.find((each) => each.model !== null)?.model ?? about['current_model_id'] ?? null,
        cwd: info['cwd'] ?? null,
        parent: about['parent_session_id'] ?? null,
      };
      return messages.length === 0 ? [] : [rowTranscript(row, [], messages, text)];
    }),
};
