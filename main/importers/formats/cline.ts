// The messages that Cline and Roo Code show of a task (ui_messages.json), line by line.
import type { Block, Json, Message, Role } from '../../../contract/transcript.ts';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type RecordImporter } from '../importer.ts';
import { image, message, plain, reasoning, titleFrom, toolCall, toolResult } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { jsonText } from '../normal/json-text.ts';
import { spoken } from '../normal/thoughts.ts';
import { string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

const isLine = (value: Json): value is JsonObject =>
  isObject(value) && (value['type'] === 'say' || value['type'] === 'ask') && 'ts' in value;

/** The kinds that are not text of the model. */
const USER = new Set(['user_feedback', 'user_feedback_diff', 'task']);
const CALLS = new Set(['tool', 'command', 'use_mcp_server', 'browser_action', 'browser_action_launch']);
const RESULTS = new Set(['command_output', 'mcp_server_response', 'browser_action_result', 'codebase_search_result']);
const NOTICES = new Set([
  'error',
  'api_req_failed',
  'api_req_retried',
  'api_req_retry_delayed',
  'condense_context',
  'resume_task',
  'resume_completed_task',
  'shell_integration_warning',
  'diff_error',
  'info',
  'mistake_limit_reached',
]);
/** Bookkeeping of requests and checkpoints. */
const SILENT = new Set([
  'api_req_started',
  'api_req_finished',
  'checkpoint_saved',
  'deleted_api_reqs',
  'mcp_server_request_started',
  'checkpoint_created',
  'subtask_result_marker',
]);

/** The call that a result belongs to. */
const ANSWERED: Record<string, RegExp> = {
  command_output: /^command$/,
  mcp_server_response: /^use_mcp_server$/,
  browser_action_result: /^browser_action/,
  codebase_search_result: /^tool$/,
};

/** The last call of each kind so far: results do not name theirs. */
type Calls = Map<string, string>;

/** A result tied to the last call of its kind. */
function resultOf(kind: string, words: string, calls: Calls): Block {
  const [name, id] = [...calls].findLast(([called]) => ANSWERED[kind]?.test(called)) ?? [kind, ''];
  return toolResult(id, name, words);
}

function callOf(line: JsonObject, kind: string, calls: Calls): Block {
  const id = jsonText(line['ts']);
  calls.delete(kind);
  calls.set(kind, id);
  return toolCall(id, kind, string(line['text']));
}

function blocksOf(line: JsonObject, kind: string, calls: Calls): [Role, Block[]] {
  const words = string(line['text']);
  const images = Array.isArray(line['images'])
    ? line['images'].filter((each) => typeof each === 'string').map((each) => image(each))
    : [];
  const thought = string(line['reasoning']);
  if (USER.has(kind)) return ['user', [...plain(words), ...images]];
  if (kind === 'reasoning') return ['assistant', [reasoning(words || thought)]];
  if (CALLS.has(kind)) return ['assistant', [callOf(line, kind, calls)]];
  if (RESULTS.has(kind)) return ['tool', [resultOf(kind, words, calls), ...images]];
  if (NOTICES.has(kind)) return ['system', plain(words)];
  return ['assistant', [...(thought === '' ? [] : [reasoning(thought)]), ...spoken(words), ...images]];
}

/** The first message is the task that the user gave. */
function messageOf(line: JsonObject, index: number, calls: Calls): Message[] {
  const kind = index === 0 && line['say'] === 'text' ? 'task' : string(line['say']) || string(line['ask']);
  // an empty output only asks whether to go on while a command runs
  const silent = SILENT.has(kind) || (line['ask'] === 'command_output' && string(line['text']) === '');
  if (silent || line['partial'] === true) return [];
  const [role, blocks] = blocksOf(line, kind, calls);
  return blocks.length === 0
    ? []
    : [{ ...message(role, blocks), name: role === 'system' ? kind : null, at: timeOf(line['ts']) }];
}

export const importer: RecordImporter = {
  reads: 'record',
  name: 'cline',
  description:
    'Tasks of Cline and Roo Code as their windows show them (ui_messages.json); skipped if the API’s history is in the same folder.',
  detects: 'a list of lines of type say and ask with `ts`',
  fields:
    'ts type say ask text reasoning images partial isProtected conversationHistoryIndex conversationHistoryDeletedRange modelInfo lastCheckpointHash contextCondense progressStatus files messages'.split(
      ' ',
    ),
  // the file with the conversation that the model saw has the same messages, and more
  beside: (path) =>
    ['ui_messages.json', 'task_metadata.json', 'history_item.json'].includes(basename(path)) &&
    existsSync(join(dirname(path), 'api_conversation_history.json')),
  detect: (record) =>
    Array.isArray(record) && record.length > 0 && record.every(isLine)
      ? own('its lines are of type say and ask')
      : null,
  read(record, original) {
    const lines = Array.isArray(record) ? record.filter(isLine) : [];
    const calls: Calls = new Map();
    const messages = lines.flatMap((line, index) => messageOf(line, index, calls));
    return [rowTranscript({ created: lines[0]?.['ts'] ?? null, title: titleFrom(messages) }, [], messages, original)];
  },
};
