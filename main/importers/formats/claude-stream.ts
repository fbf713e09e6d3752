// Reads the output of `claude --output-format stream-json`: a session's messages, with those of each subagent as a
// transcript of their own.
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Json, Message } from '../../../contract/transcript.ts';
import { CONTENT_FIELDS, anthropicMessages } from '../chat/anthropic-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type FileImporter } from '../importer.ts';
import { string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { writtenJson } from '../read/numbers.ts';
import { together } from '../read/together.ts';

/** The session files that Claude Code keeps have `sessionId`, on some lines beside `session_id`. */
const isPrinted = (value: Json): value is JsonObject =>
  isObject(value) && 'session_id' in value && !('sessionId' in value);
const isInit = (value: Json): boolean => isPrinted(value) && value['type'] === 'system' && value['subtype'] === 'init';
const isSpoken = (value: Json): boolean =>
  isPrinted(value) && (value['type'] === 'user' || value['type'] === 'assistant') && isObject(value['message']);

/** Lines of one reply share its id: later ones add parts. */
function replies(lines: readonly JsonObject[]): JsonObject[] {
  const all: JsonObject[] = [];
  for (const line of lines) {
    const message = isObject(line['message']) ? line['message'] : {};
    const before = all.at(-1);
    const same = string(message['id']) !== '' && before?.['id'] === message['id'];
    const content = before?.['content'];
    if (same && Array.isArray(content) && Array.isArray(message['content']))
      all[all.length - 1] = { ...before, content: [...content, ...message['content']] };
    else all.push({ role: line['type'] ?? 'user', ...message });
  }
  return all;
}

const spokenBy = (lines: readonly JsonObject[], parent: string): Message[] =>
  anthropicMessages(replies(lines.filter((line) => string(line['parent_tool_use_id']) === parent)));

function transcripts(values: readonly Json[], text: string): NormalTranscript[] {
  const lines = values.filter((value) => isObject(value) && isSpoken(value)).filter((value) => isObject(value));
  const init = values.find(isInit);
  const { session_id = null, model = null, cwd = null, claude_code_version = null } = isObject(init) ? init : {};
  const ended = values.findLast((value) => isObject(value) && value['type'] === 'result');
  const { subtype = null, is_error = null, num_turns = null, total_cost_usd = null } = isObject(ended) ? ended : {};
  const id = session_id ?? lines[0]?.['session_id'] ?? null;
  const row = {
    id,
    model,
    cwd,
    claude_code_version,
    metadata: { result: subtype, is_error, num_turns, total_cost_usd },
  };
  const parents = [...new Set(lines.map((line) => string(line['parent_tool_use_id'])))].filter((each) => each !== '');
  const main = spokenBy(lines, '');
  return [
    ...(main.length === 0 ? [] : [rowTranscript(row, [], main, text)]),
    ...parents.map((parent) => {
      const its = lines.filter((line) => string(line['parent_tool_use_id']) === parent);
      const beside = { id: `${string(id)}/${parent}`, parent: id, model, title: `subagent of ${parent}` };
      return rowTranscript(beside, [], spokenBy(its, parent), writtenJson(its));
    }),
  ];
}

export const importer: FileImporter = {
  reads: 'file',
  name: 'claude-stream',
  description: 'The output of `claude --output-format stream-json`, each subagent as a transcript.',
  detects: 'lines of type system (init), user, assistant and result with `session_id`',
  fields: [
    ...'type subtype session_id parent_tool_use_id uuid cwd tools model mcp_servers permissionMode slash_commands apiKeySource'.split(
      ' ',
    ),
    ...'claude_code_version agents skills plugins output_style result is_error num_turns duration_ms duration_api_ms'.split(
      ' ',
    ),
    ...'total_cost_usd usage modelUsage permission_denials event tool_use_result isReplay structured_output'.split(' '),
    ...'stop_reason stop_sequence usage container context_management'.split(' ').map((name) => `message.${name}`),
    ...CONTENT_FIELDS.map((path) => `message.${path}`),
  ],
  detect(sniff) {
    if (sniff.kind !== 'json' || sniff.layout === 'object') return null;
    // Droid prints lines of the same first kind, and then messages of one text
    const other = sniff.values.some((value) => isObject(value) && value['type'] === 'message');
    return !other && (sniff.values.some(isInit) || sniff.values.some(isSpoken))
      ? own('its lines have `session_id` and the role of the speaker')
      : null;
  },
  read: (source, sniff) =>
    together(source, sniff, 'a session without messages', ({ values, text }) => transcripts(values, text)),
};
