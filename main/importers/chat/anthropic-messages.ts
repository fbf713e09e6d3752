// Anthropic messages in normal form: typed content blocks, tool results inside user turns.
import { z } from 'zod';
import type { Block, Json, Message } from '../../../contract/transcript.ts';
import {
  argumentsOf,
  image,
  message,
  plain,
  pretty,
  reasoning,
  roleOf,
  text,
  textAndRest,
  toolCall,
  toolResult,
} from '../normal/blocks.ts';
import { hushed, isThought, spoken, thoughtPart, thoughtsOf, THOUGHT_FIELDS } from '../normal/thoughts.ts';
import { AnyJson, MaybeText } from '../normal/wire.ts';
import { isObject } from '../read/lenient-json.ts';

const Source = z.object({
  type: z.string(),
  media_type: MaybeText,
  data: MaybeText,
  url: MaybeText,
  file_id: MaybeText,
  content: AnyJson.optional(),
});
const Part = z.object({
  type: z.string().catch(''),
  text: MaybeText,
  thinking: MaybeText,
  id: MaybeText,
  name: MaybeText,
  input: AnyJson.optional(),
  tool_use_id: MaybeText,
  content: AnyJson.optional(),
  is_error: z.boolean().nullish().catch(null),
  source: Source.nullish().catch(null),
  title: MaybeText,
});
type Part = z.infer<typeof Part>;
const WireMessage = z.looseObject({
  role: z.string(),
  content: z.union([z.string(), z.array(AnyJson), z.record(z.string(), AnyJson)]).nullish(),
  model: MaybeText,
});

const PART_FIELDS = [
  'type text thinking reasoning summary signature data id name input arguments args tool_use_id is_error title cache_control citations caller',
  'source.type source.media_type source.data source.url source.file_id source.content context',
  'content.type content.text content.source',
]
  .join(' ')
  .split(' ');

/** The field paths of a message that are understood. */
export const CONTENT_FIELDS: readonly string[] = [
  'role',
  'model',
  'id',
  'type',
  ...THOUGHT_FIELDS,
  ...PART_FIELDS.map((path) => `content.${path}`),
];

/** The text of a document that is contained in the message itself. */
function wordsOf(source: Part['source']): string[] {
  if (source?.type === 'text' && source.data) return [source.data];
  const parts = Array.isArray(source?.content) ? source.content : [source?.content ?? ''];
  return parts
    .map((part) => (isObject(part) ? part['text'] : part))
    .flatMap((words) => (typeof words === 'string' && words !== '' ? [words] : []));
}

function media(part: Part): Block {
  const { source } = part;
  const named = source?.url ?? source?.file_id ?? source?.type ?? 'without a source';
  if (part.type !== 'image') return text([`[${part.type}: ${part.title ?? named}]`, ...wordsOf(source)].join('\n'));
  return image(source?.data ? `data:${source.media_type ?? 'image/png'};base64,${source.data}` : named);
}

/** The tool result that iFlow wraps in Gemini's form; undefined if there is none. */
function responseIn(content: Json): Json | undefined {
  const parts = isObject(content) ? content['responseParts'] : undefined;
  const answer = isObject(parts) ? parts['functionResponse'] : undefined;
  const response = isObject(answer) ? answer['response'] : undefined;
  return isObject(response) && Object.keys(response).length === 1 ? response['output'] : response;
}

function result(part: Part, names: Map<string, string>): Block[] {
  const id = part.tool_use_id ?? '';
  const content = part.content ?? '';
  const inner = Array.isArray(content)
    ? content.flatMap((each) => partBlocks(each, names, plain))
    : [text(pretty(responseIn(content) ?? content))];
  const { words, rest } = textAndRest(inner);
  const failed = part.is_error ?? (isObject(content) && JSON.stringify(content['type'] ?? '').endsWith('_error"'));
  return [toolResult(id, names.get(id) ?? '', words, failed), ...rest];
}

function partBlocks(value: Json, names: Map<string, string>, speak: typeof plain): Block[] {
  if (typeof value === 'string') return speak(value);
  const part = Part.parse(value);
  const thought = isObject(value) ? thoughtPart(value) : null;
  if (part.type === 'redacted_thinking') return [reasoning('', true)];
  if (thought !== null) return thought;
  if (part.type === 'text' || (part.type === '' && typeof part.text === 'string')) return speak(part.text ?? '');
  if (part.type === 'tool_use' || part.type === 'server_tool_use' || part.type === 'mcp_tool_use') {
    names.set(part.id ?? '', part.name ?? '');
    return [toolCall(part.id ?? '', part.name ?? '', isObject(value) ? argumentsOf(value) : {})];
  }
  if (part.type.endsWith('tool_result')) return result(part, names);
  if (part.type === 'image' || part.type === 'document' || part.type === 'container_upload') return [media(part)];
  return [text(pretty(value))];
}

/** A reader of Anthropic messages, one after another; it remembers the names of the calls so far. Throws ZodError. */
export function anthropicReader(): (wire: Json) => Message {
  const names = new Map<string, string>();
  return (given) => {
    const wire = WireMessage.parse(given);
    const said = wire.content ?? [];
    const content = Array.isArray(said) ? said : [said];
    const role = roleOf(wire.role) ?? 'user';
    const own = content.flatMap((part) => partBlocks(part, names, role === 'assistant' ? spoken : plain));
    const json = isObject(given) ? given : {};
    const blocks = [...thoughtsOf(json), ...(isThought(json) ? hushed(own) : own)];
    const answers =
      role === 'user' &&
      blocks.some((b) => b.type === 'tool_result') &&
      blocks.every((b) => b.type === 'tool_result' || b.type === 'image');
    return { ...message(answers ? 'tool' : role, blocks), model: wire.model ?? null };
  };
}

/**
 * Anthropic messages in normal form; a user turn that consists only of tool results is a tool message. Throws ZodError.
 */
export const anthropicMessages = (list: Json): Message[] => z.array(AnyJson).parse(list).map(anthropicReader());

const OWN_TYPES = new Set(['tool_use', 'tool_result', 'thinking', 'redacted_thinking', 'server_tool_use']);

/** Whether a message's content has blocks that only Anthropic's messages have. */
export function hasAnthropicBlocks(entry: Json): boolean {
  const content = isObject(entry) ? entry['content'] : null;
  return (
    Array.isArray(content) &&
    content.some((part) => isObject(part) && typeof part['type'] === 'string' && OWN_TYPES.has(part['type']))
  );
}
