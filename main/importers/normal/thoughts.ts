// Finds hidden reasoning wherever producers store it: in fields beside the text, in parts of the content, between tags
// in the text. Shown as an answer it would mislead raters.
import type { Block, Json } from '../../../contract/transcript.ts';
import { harmonyParts, type Part } from '../harmony/marks.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { inFull, isShelved, shelvedLike } from '../read/shelf.ts';
import { plain, pretty, reasoning, text, toolCall } from './blocks.ts';
import { hasMark, mayMark, tagged } from './tags.ts';

/** The fields of a message that contain reasoning, the more complete one first. */
export const THOUGHT_FIELDS = [
  'reasoning_content',
  'reasoning',
  'reasoning_text',
  'thinking',
  'thinking_content',
  'thinking_blocks',
  'reasoning_details',
  'reasoning_items',
  'thought',
  'thoughts',
  'reasoningContent',
  'reasoningText',
  'chain_of_thought',
  'chainOfThought',
  'cot',
  'analysis',
  'scratchpad',
  'thought_process',
  'thoughtProcess',
  'internal_monologue',
  'inner_monologue',
  'private_thoughts',
  'internal_thoughts',
  'inner_thoughts',
  'reasoning_trace',
  'reasoning_summary',
  'reasoning_steps',
  'hidden_reasoning',
  'internal_reasoning',
  'private_reasoning',
  'thinking_text',
  'thinking_trace',
  'tool_plan',
];
/** Objects of a message in which libraries keep what its schema has no field for. */
const HOLDERS = ['provider_specific_fields', 'additional_kwargs', 'model_extra', 'metadata', 'extra'];
const WORDS = [
  'text',
  'content',
  'reasoning',
  'thinking',
  'think',
  'thought',
  'reasoning_content',
  'reasoningText',
  'summary',
  'description',
  'value',
];
const ENCRYPTED = ['data', 'encrypted_content', 'encrypted', 'redactedContent', 'protectedData'];

const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** Reasoning: text, an object that has it under one of many names, or a list of these. */
function thoughtIn(value: Json | undefined): Block[] {
  if (value === undefined || value === null || value === '' || typeof value === 'boolean') return [];
  if (Array.isArray(value)) return value.flatMap(thoughtIn);
  if (!isObject(value)) return [reasoning(pretty(value))];
  const name = WORDS.find((each) => !isEmpty(value[each]));
  const inner = name === undefined ? undefined : value[name];
  if (inner !== undefined) {
    const told = thoughtIn(inner);
    const words = told.map((block) => block.text).join('\n');
    const hidden = words === '' && told.some((block) => block.type === 'reasoning' && block.redacted);
    const subject = name === 'description' && typeof value['subject'] === 'string' ? `${value['subject']}\n` : '';
    return [reasoning(subject + words, value['redacted'] === true || hidden)];
  }
  if (ENCRYPTED.some((each) => !isEmpty(value[each]))) return [reasoning('', true)];
  const sealed = Object.keys(value).some((key) => /signature$/i.test(key)) || value['redacted'] === true;
  const known = ['type', 'id', 'format', 'index', 'redacted', ...WORDS];
  const others = Object.keys(value).filter((key) => !known.includes(key) && !/signature$/i.test(key));
  return [reasoning(others.length === 0 ? '' : pretty(value), sealed && others.length === 0)];
}

/**
 * The reasoning in fields beside the text of a message, each once. Settings with such names (`reasoning: true`) are not
 * reasoning.
 */
export function thoughtsOf(wire: JsonObject): Block[] {
  const seen: string[] = [];
  // settings such as `reasoning: {effort}` are in this field too, but not as text or a list
  const beside = HOLDERS.map((name) => wire[name]).filter((each) => isObject(each));
  const kept = beside.flatMap((each) =>
    THOUGHT_FIELDS.map((field) => each[field]).filter((value) => typeof value === 'string' || Array.isArray(value)),
  );
  const all = [...THOUGHT_FIELDS.map((field) => wire[field]), ...kept].flatMap(thoughtIn);
  return all.filter(({ text: words }) => {
    // reasoning in pieces is complete in another field
    if (seen.some((each) => each === words || (words !== '' && inFull(each).includes(inFull(words))))) return false;
    seen.push(words);
    return true;
  });
}

const THOUGHT_TYPE = /reason|think|thought|^analysis$/i;

/** A part of a message's content as reasoning, if its type or a flag says so; otherwise null. */
export function thoughtPart(part: JsonObject): Block[] | null {
  const { type } = part;
  const named = typeof type === 'string' && THOUGHT_TYPE.test(type);
  if (named || part['thought'] === true || part['channel'] === 'analysis') {
    if (typeof type === 'string' && /redacted|encrypted/i.test(type))
      return [reasoning(typeof part['text'] === 'string' ? part['text'] : '', true)];
    return thoughtIn(part);
  }
  const words = ['reasoning', 'thinking', 'reasoning_content', 'reasoningContent'].find(
    (each) => part[each] !== undefined && part[each] !== null,
  );
  return words === undefined || typeof part['text'] === 'string'
    ? null
    : [...thoughtIn(part[words]), ...besideThought(part, words)];
}

/** The other fields of a content that is an object with reasoning: the answer itself. */
function besideThought(part: JsonObject, name: string): Block[] {
  const known = new Set(['type', 'id', 'index', 'format', 'signature', 'redacted', 'summary', 'role', name]);
  const rest = Object.entries(part).filter(
    ([key, value]) => !known.has(key) && !THOUGHT_FIELDS.includes(key) && !isEmpty(value),
  );
  const [only, second] = rest;
  if (only === undefined) return [];
  return [text(second === undefined ? pretty(only[1]) : pretty(Object.fromEntries(rest)))];
}

/** Whether a whole message is reasoning, by its channel (Harmony) or its speaker's name (Magentic-One). */
export const isThought = (wire: JsonObject): boolean =>
  [wire['channel'], wire['phase']].some((each) => typeof each === 'string' && /^analysis/i.test(each)) ||
  (typeof wire['role'] === 'string' && /\bthoughts?\b|^(?:reasoning|thinking)$/i.test(wire['role']));

/** Text blocks as reasoning; other blocks are unchanged. */
export const hushed = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => (block.type === 'text' ? reasoning(block.text) : block));

/**
 * Text of a model as blocks; text between tags of reasoning (`<think>`, or only its end) becomes reasoning. Empty text
 * gives no block.
 */
export function spoken(words: string): Block[] {
  if (isShelved(words))
    return mayMark(words)
      ? spoken(inFull(words)).map((block) => ({ ...block, text: shelvedLike(block.text, words) }))
      : plain(words);
  if (!hasMark(words)) return plain(words);
  return harmonyParts(words)?.flatMap(channelled) ?? tagged(words);
}

/** A part of a text with Harmony's marks, as hidden reasoning, a call of a tool, or text. */
function channelled({ channel, recipient, words }: Part): Block[] {
  const said = words.trim();
  if (said === '') return [];
  if (recipient !== '' && recipient !== 'all') return [toolCall('', recipient.replace(/^functions\./, ''), said)];
  return /^analysis/i.test(channel) ? [reasoning(said)] : tagged(said);
}
