// Sessions of Factory's Droid, and the output of `droid exec --output-format stream-json`.
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { Json, Message } from '../../../contract/transcript.ts';
import { anthropicMessages, CONTENT_FIELDS } from '../chat/anthropic-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { treeBranches } from '../chat/tree.ts';
import { under } from '../fields.ts';
import { own, type FileImporter } from '../importer.ts';
import { plain } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { objectBeside } from '../read/neighbours.ts';
import { together } from '../read/together.ts';

const idOf = (line: JsonObject): Json => line['session_id'] ?? line['sessionId'] ?? null;

const isStart = (value: Json): value is JsonObject =>
  isObject(value) && value['type'] === 'session_start' && 'id' in value && ('cwd' in value || 'title' in value);
const isPrinted = (value: Json): boolean =>
  isObject(value) &&
  idOf(value) !== null &&
  ((value['type'] === 'message' && typeof value['role'] === 'string' && 'text' in value) ||
    (value['type'] === 'tool_call' && isObject(value['parameters'])) ||
    (value['type'] === 'completion' && 'finalText' in value));

const REMINDER = /^\s*<system-reminder>[\s\S]*?<\/system-reminder>\s*/;

/** Text that the program inserts before the user's words, as a message of its own. */
function apart(said: Message): Message[] {
  const [first, ...rest] = said.blocks;
  if (said.role !== 'user' || first?.type !== 'text') return [said];
  let words = first.text;
  let put = '';
  for (let found = REMINDER.exec(words); found !== null; found = REMINDER.exec(words)) {
    put += found[0];
    words = words.slice(found[0].length);
  }
  if (put === '') return [said];
  const notice: Message = { ...said, role: 'system', name: 'reminder', blocks: plain(put.trim()) };
  const left = [...plain(words), ...rest];
  return left.length === 0 ? [notice] : [notice, { ...said, blocks: left }];
}

/** A line of a session as an Anthropic message. A compaction is a notice. */
function keptWire(line: JsonObject): JsonObject | null {
  if (line['type'] === 'message' && isObject(line['message'])) return { content: '', ...line['message'] };
  const { summaryText } = line;
  return typeof summaryText === 'string' ? { role: 'system', content: `[compacted] ${summaryText}` } : null;
}

/** A printed line as an Anthropic message. */
function printedWire(line: JsonObject): JsonObject | null {
  const id = line['toolCallId'] ?? line['id'] ?? '';
  switch (line['type']) {
    case 'message':
      return { role: line['role'] ?? 'assistant', content: line['text'] ?? '' };
    case 'reasoning':
      return { role: 'assistant', content: [{ type: 'thinking', thinking: line['text'] ?? '' }] };
    case 'tool_call': {
      const name = line['toolName'] ?? line['toolId'] ?? '';
      return { role: 'assistant', content: [{ type: 'tool_use', id, name, input: line['parameters'] ?? {} }] };
    }
    case 'tool_result': {
      const failed = line['isError'] === true || line['error'] !== undefined;
      const content = line['value'] ?? line['error'] ?? '';
      return { role: 'user', content: [{ type: 'tool_result', tool_use_id: id, content, is_error: failed }] };
    }
    case 'completion':
      return { role: 'assistant', content: line['finalText'] ?? '' };
    case 'error':
      return { role: 'system', content: `[${string(line['message']) || 'error'}]` };
    default:
      return null;
  }
}

/** The last line repeats the last answer. */
const isRepeated = (each: Message, before: Message | undefined): boolean =>
  before?.role === each.role && JSON.stringify(before.blocks) === JSON.stringify(each.blocks);

function messagesOf(lines: readonly JsonObject[], kept: boolean): Message[] {
  const spoken = lines.flatMap((line) => {
    const wire = kept ? keptWire(line) : printedWire(line);
    return wire === null ? [] : [{ line, wire }];
  });
  const branches = kept
    ? treeBranches(spoken.map(({ line }) => ({ id: string(line['id']), parent: string(line['parentId']) })))
    : new Map<string, string>();
  const told = anthropicMessages(spoken.map(({ wire }) => wire));
  return told.flatMap((each, at) => {
    const line = spoken[at]?.line ?? {};
    if (line['type'] === 'completion' && isRepeated(each, told[at - 1])) return [];
    return apart({ ...each, branch: branches.get(string(line['id'])) ?? '', at: timeOf(line['timestamp']) });
  });
}

/** The file beside a session that names its model. */
const settingsOf = (path: string | null): string => `${basename(path ?? '', '.jsonl')}.settings.json`;

export const importer: FileImporter = {
  reads: 'file',
  name: 'droid',
  description: 'Sessions of Factory’s Droid, and the output of `droid exec --output-format stream-json`.',
  detects: 'lines of type session_start and message, or of message, tool_call and completion with `session_id`',
  fields: [
    ...under(
      '',
      `
      type subtype id parentId timestamp title sessionTitle isSessionTitleManuallySet sessionTitleAutoStage cwd owner
      version hostId session_id sessionId model tools reasoning_effort role text messageId toolCallId toolId toolName
      parameters value isError error finalText numTurns durationMs usage source summaryText summaryTokens summaryKind
      anchorMessage removedCount systemInfo todos messageIndex callingSessionId callingToolUseId visibility
    `,
    ),
    ...[
      ...CONTENT_FIELDS,
      'visibility',
      'openaiEncryptedContent',
      'openaiReasoningId',
      'chatCompletionReasoningField',
    ].map((path) => `message.${path}`),
  ],
  beside: (path) => path.endsWith('.settings.json') && existsSync(path.replace(/\.settings\.json$/, '.jsonl')),
  detect: (sniff) =>
    sniff.kind === 'json' &&
    sniff.layout === 'lines' &&
    (sniff.values.some(isStart) || sniff.values.some(isPrinted)) &&
    sniff.values.every((value) => isObject(value) && typeof value['type'] === 'string')
      ? own('its lines are of types that Droid writes')
      : null,
  read: (source, sniff) =>
    together(source, sniff, 'a session of Droid without messages', ({ values, text, path }) => {
      const lines = values.filter((value) => isObject(value));
      const start = lines.find(isStart);
      const messages = messagesOf(lines, start !== undefined);
      if (messages.length === 0) return [];
      const head = start ?? lines.find((line) => line['type'] === 'system') ?? {};
      const id = start?.['id'] ?? lines.map(idOf).find((each) => each !== null) ?? null;
      const title = head['sessionTitle'] ?? head['title'] ?? null;
      const row = {
        id,
        title,
        cwd: head['cwd'] ?? null,
        model: head['model'] ?? objectBeside(path, settingsOf(path))['model'] ?? null,
        created: lines.find((line) => 'timestamp' in line)?.['timestamp'] ?? null,
        parent: head['callingSessionId'] ?? null,
      };
      return [rowTranscript(row, [], messages, text)];
    }),
};
