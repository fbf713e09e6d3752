// Messages as Inspect and Petri write them, in normal form.
import { z } from 'zod';
import type { Block, Json, Message, Role } from '../../../contract/transcript.ts';
import { image, message, plain, pretty, reasoning, roleOf, spoken, text, textAndRest, toolCall, toolResult } from '../normal/blocks.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

const AnyJson = z.custom<Json>(() => true);
const MaybeText = z.string().nullish().catch(null);
const Failure = z.object({ message: MaybeText, type: MaybeText });
const ToolCall = z.object({ id: MaybeText, function: MaybeText, arguments: AnyJson.optional() });
const WireMessage = z.object({
  id: MaybeText,
  role: MaybeText,
  type: MaybeText, // older Petri files say type for role
  content: AnyJson.optional(),
  source: MaybeText,
  model: MaybeText,
  name: MaybeText,
  reasoning: MaybeText,
  tool_calls: z.array(ToolCall).nullish(),
  tool_call_id: AnyJson.optional(),
  function: MaybeText,
  error: Failure.nullish().catch(null),
  tool_error: MaybeText,
  metadata: AnyJson.optional(),
});
type WireMessage = z.infer<typeof WireMessage>;

/** Attachments of a sample by their hash (or index): whole strings only are replaced. */
export type Attachments = ReadonlyMap<string, string>;

const REFERENCE = /^(?:attachment|tc):\/\/(.+)$/s;

/** A string, or the attachment it names. A name that is not there stays as it is. */
function resolved(words: string, attachments: Attachments): string {
  if (attachments.size === 0) return words;
  const name = REFERENCE.exec(words)?.[1];
  return name === undefined ? words : (attachments.get(name) ?? words);
}

/** JSON whose strings that name an attachment are replaced by it. */
export function withAttachments(value: Json, attachments: Attachments): Json {
  if (typeof value === 'string') return resolved(value, attachments);
  if (Array.isArray(value)) return value.map((each) => withAttachments(each, attachments));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withAttachments(each, attachments)]));
}

const string = (value: Json | undefined): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : pretty(value);

function reasoningOf(part: JsonObject): Block {
  const redacted = part['redacted'] === true;
  const summary = string(part['summary']);
  return reasoning(redacted ? summary : string(part['reasoning']) || summary, redacted);
}

function serverTool(part: JsonObject): Block[] {
  const [id, name] = [string(part['id']), string(part['name']) || string(part['tool_type'])];
  const failed = string(part['error']);
  return [toolCall(id, name, part['arguments'] ?? {}), toolResult(id, name, string(part['result']) || failed, failed !== '')];
}

function media(part: JsonObject, type: string): Block {
  const given = string(part[type]);
  const named = string(part['filename']) || (given.startsWith('data:') ? '' : given) || string(part['format']);
  return text(`[${type}: ${named === '' ? 'without a name' : named}]`);
}

function partBlocks(part: Json, speak: typeof plain): Block[] {
  if (!isObject(part)) return speak(string(part));
  switch (part['type']) {
    case 'text':
      return speak(string(part['text']));
    case 'reasoning':
      return [reasoningOf(part)];
    case 'image':
      return [image(string(part['image']))];
    case 'tool_use':
      return serverTool(part);
    case 'audio':
    case 'video':
    case 'document':
      return [media(part, part['type'])];
    default:
      return [text(pretty(part))];
  }
}

function contentBlocks(content: Json | undefined, speak: typeof plain): Block[] {
  if (content === undefined || content === null) return [];
  return Array.isArray(content) ? content.flatMap((part) => partBlocks(part, speak)) : partBlocks(content, speak);
}

function answer(wire: WireMessage): Block[] {
  const { words, rest } = textAndRest(contentBlocks(wire.content, plain));
  const failure = wire.error?.message ?? wire.tool_error ?? '';
  const failed = Boolean(wire.error) || Boolean(wire.tool_error);
  return [toolResult(string(wire.tool_call_id), wire.function ?? '', words === '' ? failure : words, failed), ...rest];
}

function blocksOf(wire: WireMessage, role: Role | undefined): Block[] {
  const calls = (wire.tool_calls ?? []).map((call) => toolCall(call.id ?? '', call.function ?? '', call.arguments ?? {}));
  const said = contentBlocks(wire.content, role === 'assistant' ? spoken : plain);
  return [...(wire.reasoning ? [reasoning(wire.reasoning)] : []), ...said, ...calls];
}

/** What a message was known by in its file, beside its normal form. */
export interface ReadMessage {
  id: string | null;
  message: Message;
}

/** One message. Throws ZodError where it is none. */
export function readMessage(json: Json, attachments: Attachments = new Map()): ReadMessage {
  const wire = WireMessage.parse(attachments.size === 0 ? json : withAttachments(json, attachments));
  const word = wire.role ?? wire.type ?? '';
  const role = roleOf(word);
  const blocks = role === 'tool' ? answer(wire) : blocksOf(wire, role);
  const put = isObject(wire.metadata) && (wire.metadata['prefill'] === true || wire.metadata['is_prefill'] === true);
  const prefilled = role === 'assistant' && (wire.source === 'input' || wire.source === 'operator' || put);
  const name = wire.name ?? (role === undefined && word !== '' ? word : null);
  return { id: wire.id ?? null, message: { ...message(role ?? 'user', blocks), name, model: wire.model ?? null, prefilled } };
}
