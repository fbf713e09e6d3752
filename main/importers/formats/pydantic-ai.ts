// pydantic-ai message histories: requests and responses whose parts name their kind.
import type { Block, Json, Message } from '../../../contract/transcript.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type RecordImporter } from '../importer.ts';
import {
  argumentsOf,
  image,
  message,
  plain,
  pretty,
  reasoning,
  text,
  textAndRest,
  toolCall,
  toolResult,
} from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { spoken } from '../normal/thoughts.ts';
import { string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { Unreadable } from '../read/unreadable.ts';

const isMessage = (value: Json): boolean =>
  isObject(value) &&
  (value['kind'] === 'request' || value['kind'] === 'response') &&
  Array.isArray(value['parts']) &&
  value['parts'].every((part) => isObject(part) && typeof part['part_kind'] === 'string');

/** The content of a user's part: text, or a list of text and media. */
function sent(content: Json | undefined): Block[] {
  if (!Array.isArray(content)) return plain(pretty(content ?? ''));
  return content.flatMap((each) => {
    if (typeof each === 'string') return plain(each);
    if (!isObject(each)) return [text(pretty(each))];
    if (each['kind'] === 'text-content') return plain(string(each['content']));
    if (each['kind'] === 'cache-point') return [];
    const type = string(each['media_type']);
    if (typeof each['data'] === 'string' && type.startsWith('image/'))
      return [image(`data:${type};base64,${each['data']}`)];
    if (each['kind'] === 'image-url') return [image(string(each['url']))];
    const named = string(each['url']) || string(each['identifier']) || string(each['file_id']) || 'without a name';
    return [text(`[${string(each['kind']) || type || 'file'}: ${named}]`)];
  });
}

const idOf = (part: JsonObject): string => string(part['tool_call_id']);
const nameOf = (part: JsonObject): string => string(part['tool_name']);

const KINDS = new Set(['binary', 'image-url', 'audio-url', 'video-url', 'document-url', 'text-content']);
const isMedium = (each: Json): boolean => isObject(each) && KINDS.has(string(each['kind']));

/** The result of a tool: its text and images. */
function returned(part: JsonObject): Block[] {
  const { content = '', outcome } = part;
  const failed = outcome !== undefined && outcome !== 'success';
  const list = [content].flat();
  const { words, rest } = list.some(isMedium)
    ? textAndRest(list.flatMap((each) => (isMedium(each) ? sent([each]) : [text(pretty(each))])))
    : { words: pretty(content), rest: [] };
  return [toolResult(idOf(part), nameOf(part), words, failed), ...rest];
}

function partMessage(part: JsonObject): Message {
  const { part_kind: kind, content = '' } = part;
  const at = timeOf(part['timestamp']);
  const said = (role: Message['role'], blocks: Block[]): Message => ({ ...message(role, blocks), at });
  if (kind === 'system-prompt') return said('system', plain(pretty(content)));
  if (kind === 'user-prompt') return said('user', sent(content));
  if (kind === 'tool-return' || kind === 'builtin-tool-return') return said('tool', returned(part));
  if (kind === 'instruction') return said('system', plain(pretty(content)));
  if (kind === 'compaction') return { ...said('system', plain(`[compacted] ${pretty(content ?? '')}`)), name: kind };
  if (kind === 'tool-availability-delta') return { ...said('system', plain(pretty(part))), name: kind };
  if (kind === 'speech') {
    const words = string(part['transcript']) || '[speech without a transcript]';
    return part['speaker'] === 'user' ? said('user', plain(words)) : said('assistant', spoken(words));
  }
  if (kind === 'file') return said('assistant', sent([content]));
  if (kind === 'retry-prompt')
    return nameOf(part) === ''
      ? said('user', plain(pretty(content)))
      : said('tool', [toolResult(idOf(part), nameOf(part), pretty(content), true)]);
  if (kind === 'thinking')
    return said('assistant', [reasoning(pretty(content), content === '' && 'signature' in part)]);
  if (kind === 'tool-call' || kind === 'builtin-tool-call')
    return said('assistant', [toolCall(idOf(part), nameOf(part), argumentsOf(part))]);
  return said('assistant', kind === 'text' ? spoken(pretty(content)) : [text(pretty(part))]);
}

/** Consecutive parts of one message that have the same role become one message. */
function messagesOf(value: Json): Message[] {
  const wire = isObject(value) ? value : {};
  const parts = Array.isArray(wire['parts']) ? wire['parts'].filter((each) => isObject(each)) : [];
  const instructions = string(wire['instructions']);
  const all: Message[] = instructions === '' ? [] : [message('system', plain(instructions))];
  const [model, at] = [string(wire['model_name']) || null, timeOf(wire['timestamp'])];
  for (const part of parts) {
    const own = { ...partMessage(part), model };
    const before = all.at(-1);
    if (before?.role === own.role && (own.role === 'assistant' || own.role === 'tool'))
      all[all.length - 1] = { ...before, blocks: [...before.blocks, ...own.blocks] };
    else all.push({ ...own, at: own.at ?? at });
  }
  return all;
}

/** Each request repeats the instructions, so unchanged ones are imported once. */
function once(messages: readonly Message[]): Message[] {
  const seen = new Set<string>();
  return messages.filter(({ role, blocks }) => {
    const key = role === 'system' ? JSON.stringify(blocks) : '';
    const known = key !== '' && seen.has(key);
    seen.add(key);
    return !known;
  });
}

const NAMES = ['messages', 'all_messages', 'message_history', 'history'];
const listIn = (record: Json): Json | undefined =>
  isObject(record) ? NAMES.map((name) => record[name]).find((list) => list !== undefined) : record;

const PARTS =
  'content part_kind timestamp tool_name tool_call_id args signature id provider_name provider_details dynamic_ref name metadata outcome ' +
  'dynamic tools_added tool_kind speaker transcript audio interrupted_at_ms otel_metadata';
const FIELDS = [
  ...'kind model_name usage timestamp instructions provider_name provider_details provider_response_id vendor_id vendor_details'.split(
    ' ',
  ),
  ...'finish_reason run_id metadata provider_url state'.split(' '),
  ...PARTS.split(' ').map((name) => `parts.${name}`),
];

export const importer: RecordImporter = {
  reads: 'record',
  name: 'pydantic-ai',
  description: 'pydantic-ai message histories: prompts, thinking, tool calls and returns.',
  detects: 'messages with `kind` request or response and `parts` with a `part_kind`',
  fields: ['*', ...NAMES.flatMap((name) => FIELDS.map((path) => `${name}.${path}`))],
  detect(record) {
    const list = listIn(record);
    return Array.isArray(list) && list.length > 0 && list.every(isMessage)
      ? own('its messages have a `kind` and `parts`')
      : null;
  },
  read(record, original) {
    const list = listIn(record);
    if (!Array.isArray(list)) throw new Unreadable('it has no messages');
    const row: JsonObject = isObject(record) ? record : {};
    return [rowTranscript(row, NAMES, once(list.flatMap(messagesOf)), original)];
  },
};
