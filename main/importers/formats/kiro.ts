// Kiro CLI conversations: a history of turns, each a user's prompt (or tool results) and the assistant's answer.
import type { Block, Json, Message } from '../../../contract/transcript.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { under } from '../fields.ts';
import { own, type RecordImporter } from '../importer.ts';
import { argumentsOf, message, plain, pretty, text, toolCall, toolResult } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { spoken } from '../normal/thoughts.ts';
import { objects, string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

/** The value of an object with one key that names its variant: `{Prompt: {...}}`. */
function choice(value: Json | undefined): [name: string, inner: JsonObject] {
  const [first] = isObject(value) ? Object.entries(value) : [];
  return first !== undefined && isObject(first[1]) ? [first[0], first[1]] : ['', {}];
}

function resultOf(result: JsonObject): Block {
  const parts = Array.isArray(result['content']) ? result['content'] : [result['content'] ?? ''];
  const words = parts.map((part) =>
    isObject(part) ? pretty(part['Text'] ?? part['text'] ?? part['Json'] ?? part) : pretty(part),
  );
  return toolResult(string(result['tool_use_id']), '', words.join('\n'), string(result['status']) === 'Error');
}

function userMessage(user: JsonObject): Message[] {
  const [kind, inner] = choice(user['content']);
  const at = timeOf(user['timestamp']);
  const results = objects(inner['tool_use_results']).map(resultOf);
  const words = string(inner['prompt']);
  if (kind === 'CancelledToolUses' && words === '')
    return [{ ...message('system', [text('[cancelled tool uses]')]), at }];
  return [
    ...(results.length === 0 ? [] : [{ ...message('tool', results), at }]),
    ...(words === '' ? [] : [{ ...message('user', plain(words)), at }]),
  ];
}

function assistantMessage(assistant: Json | undefined): Message[] {
  const [, inner] = choice(assistant);
  const calls = objects(inner['tool_uses']).map((use) =>
    toolCall(string(use['id']), string(use['name']), argumentsOf(use)),
  );
  const blocks = [...spoken(string(inner['content'])), ...calls];
  return blocks.length === 0 ? [] : [message('assistant', blocks)];
}

const isTurn = (turn: Json): boolean => isObject(turn) && isObject(turn['user']) && 'assistant' in turn;

export const importer: RecordImporter = {
  reads: 'record',
  name: 'kiro',
  description: 'Kiro CLI conversations (and Amazon Q’s): prompts, answers, tool uses with their results.',
  detects: 'an object with `conversation_id` and `history` of `user` and `assistant`',
  fields: [
    ...under(
      '',
      `
      conversation_id model model_info next_message valid_history_range transcript tools context_manager
      context_message_length latest_summary file_line_tracker checkpoint_manager mcp_enabled
      user_turn_metadata
    `,
    ),
    ...under('history', 'request_metadata'),
    ...under('history.user', 'content timestamp additional_context env_context images'),
    ...under('history.assistant', 'ToolUse Response'),
  ],
  detect: (record) =>
    isObject(record) &&
    Array.isArray(record['history']) &&
    record['history'].length > 0 &&
    record['history'].every(isTurn)
      ? own('its `history` has `user` and `assistant`')
      : null,
  read(record, original) {
    const row = isObject(record) ? record : {};
    const turns = objects(row['history']);
    const messages = turns.flatMap((turn) => [
      ...userMessage(isObject(turn['user']) ? turn['user'] : {}),
      ...assistantMessage(turn['assistant']),
    ]);
    const [first] = turns;
    const user = isObject(first?.['user']) ? first['user'] : {};
    const model = isObject(row['model_info']) ? (row['model_info']['model_id'] ?? null) : (row['model'] ?? null);
    return [
      rowTranscript(
        { id: row['conversation_id'] ?? null, created: user['timestamp'] ?? null, model },
        [],
        messages,
        original,
      ),
    ];
  },
};
