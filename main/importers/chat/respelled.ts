// Converts conversations in other spellings (`Role`, `sender` and `text`, messages by number) to chat messages.
import type { Json, Role } from '../../../contract/transcript.ts';
import { ARGUMENTS, roleOf } from '../normal/blocks.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { spelledLike } from '../read/numbers.ts';

const SPEAKERS = ['role', 'author', 'sender', 'speaker', 'from'];
/**
 * Keys that more often hold something else. With them, a list is a conversation only if a person and a model speak in
 * it, and nobody else.
 */
const MAYBE_SPEAKERS = ['participant', 'type', 'source', 'actor', 'who', 'name'];
const WORDS = ['content', 'text', 'utterance', 'message', 'value', 'body', 'msg', 'output'];
/** Content of a message other than text. */
const OTHER = ['tool_calls', 'function_call', 'parts', 'channel'];
const CONVERSATIONS = new Set(
  (
    'messages conversation conversations convo dialogue dialogues dialog chat turns transcript history trajectory ' +
    'chathistory messagehistory conversationhistory chatmessages messagelist thread log exchanges steps events items records'
  ).split(' '),
);
/** Number of messages that are searched for a known speaker. */
const LOOKED_AT = 20;

/** Keys in lower case, at every depth except in the arguments of a call. */
function lowered(value: Json): Json {
  if (Array.isArray(value)) return value.map(lowered);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, each]): [string, Json] => {
    const lower = name.toLowerCase();
    return [lower, ARGUMENTS.includes(lower) ? each : lowered(each)];
  });
  return Object.fromEntries(entries);
}

/** A message whose keys are in lower case; unchanged if that would give a key twice. */
function inLowerCase(each: JsonObject, speakers: readonly string[]): JsonObject {
  if (speakers.some((name) => each[name] !== undefined)) return each;
  const other = lowered(each);
  return isObject(other) ? other : each;
}

/** A message with `role` and `content`; null if it names no speaker, or is empty. */
function messageIn(value: Json, speakers: readonly string[]): JsonObject | null {
  if (!isObject(value)) return null;
  const given = inLowerCase(value, speakers);
  const by = speakers.find((name) => given[name] !== undefined && given[name] !== null);
  const words = WORDS.find((name) => given[name] !== undefined);
  if (by === undefined || (words === undefined && !OTHER.some((name) => given[name] !== undefined))) return null;
  const { [by]: who = null, [words ?? 'content']: content = null, ...rest } = given;
  const role = isObject(who) ? (who['role'] ?? null) : who;
  const name = isObject(who) ? (who['name'] ?? null) : null;
  if (typeof role !== 'string') return null;
  return spelledLike({ ...rest, ...(name === null ? {} : { name }), role, content }, value);
}

/** A turn whose role and parts are in its content (Google's ADK); the author beside it is the speaker's name. */
function turnIn(value: Json): JsonObject | null {
  if (!isObject(value)) return null;
  const { content, author = null, ...rest } = value;
  if (!isObject(content)) return null;
  const { parts, role = author ?? 'user' } = content;
  if (!Array.isArray(parts)) return null;
  return { ...rest, role, parts, ...(author === null || author === role ? {} : { name: author }) };
}

/** Turns of such a list: events without content only change the state, partial ones are repeated as a whole. */
function turnsIn(list: readonly Json[]): JsonObject[] | null {
  const turns = list
    .filter((each) => !isObject(each) || (each['partial'] !== true && isObject(each['content'])))
    .map(turnIn);
  return turns.length > 0 && turns.every((each) => each !== null) ? turns : null;
}

/** A list, or an object whose keys are the indices of a list. */
function listed(value: Json | undefined): Json[] | null {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return null;
  const names = Object.keys(value);
  return names.length > 0 && names.every((name) => /^\d+$/.test(name))
    ? names.sort((a, b) => Number(a) - Number(b)).map((name) => value[name] ?? null)
    : null;
}

/** The messages of a list by the names of their speakers; null unless each has one. */
function messagesBy(list: readonly Json[], speakers: readonly string[]): JsonObject[] | null {
  const messages: JsonObject[] = [];
  for (const each of list) {
    const one = messageIn(each, speakers);
    if (one === null) return null;
    messages.push(one);
  }
  return messages;
}

const rolesOf = (messages: readonly JsonObject[]): (Role | undefined)[] =>
  messages.slice(0, LOOKED_AT).map(({ role }) => (typeof role === 'string' ? roleOf(role) : undefined));

/** The messages of a list as chat messages; null unless each has a speaker, and one of the first a known role. */
export function respelledList(value: Json | undefined): JsonObject[] | null {
  const list = listed(value);
  if (list === null || list.length === 0) return null;
  const turns = turnsIn(list);
  if (turns !== null) return turns;
  const messages = messagesBy(list, SPEAKERS);
  if (messages !== null && rolesOf(messages).some((role) => role !== undefined)) return messages;
  const maybe = messagesBy(list, MAYBE_SPEAKERS) ?? [];
  const roles = rolesOf(maybe);
  const both = roles.includes('user') && roles.includes('assistant');
  return both && roles.every((role) => role !== undefined) ? maybe : null;
}

/** Keys of pairs of texts that as often have another meaning. */
const LISTS = new Set(['log', 'steps', 'events', 'items', 'records', 'trajectory']);
const PERSON = ['human', 'user', 'Human', 'User', 'prompt', 'question', 'query', 'input', 'attack', 'instruction'];
/** `model` and `agent` are more often the name of one. */
const MODEL = 'assistant gpt bot ai chatgpt Assistant GPT Bot AI ChatGPT response completion output answer'.split(' ');
const isText = (value: Json | undefined): value is string => typeof value === 'string';

/** A turn with one text per speaker (`{human, assistant}`), or a pair of texts, as messages. */
function exchange(turn: Json): JsonObject[] | null {
  if (Array.isArray(turn)) {
    const [asked, told, ...more] = turn;
    const said = (each: Json | undefined): boolean => typeof each === 'string' || each === null;
    if (more.length > 0 || typeof asked !== 'string' || !said(told)) return null;
    return [
      { role: 'user', content: asked },
      ...(typeof told === 'string' ? [{ role: 'assistant', content: told }] : []),
    ];
  }
  if (!isObject(turn)) return null;
  const [asked, told] = [PERSON, MODEL].map((names) => names.map((name) => turn[name]).find(isText));
  return asked === undefined || told === undefined
    ? null
    : [
        { role: 'user', content: asked },
        { role: 'assistant', content: told },
      ];
}

/** A list of such turns as messages; null if it holds anything else. */
export function exchanges(value: Json | undefined): JsonObject[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const turns = value.map(exchange);
  return turns.every((each) => each !== null) ? turns.flatMap((each) => each ?? []) : null;
}

/**
 * A row whose keys of texts and lists are in lower case; null if they are so already, or if two would be equal. Keys of
 * numbers are unchanged, because their original spelling is stored by key.
 */
export function lowerCased(row: JsonObject): JsonObject | null {
  const entries = Object.entries(row).map(([name, value]): [string, Json] => [
    typeof value === 'string' || Array.isArray(value) ? name.toLowerCase() : name,
    value,
  ]);
  const names = new Set(entries.map(([name]) => name));
  if (names.size < entries.length || [...names].every((name) => Object.hasOwn(row, name))) return null;
  return spelledLike(Object.fromEntries(entries), row);
}

const isShareGpt = (value: Json | undefined): value is Json[] =>
  Array.isArray(value) && value.every((each) => isObject(each) && typeof each['from'] === 'string' && 'value' in each);

/** A row with `messages`, from a conversation under another key or in another spelling; null if it has none. */
export function respelledRow(row: JsonObject): JsonObject | null {
  for (const [name, value] of Object.entries(row)) {
    const plain = name.toLowerCase().replaceAll(/[^a-z]/g, '');
    if (!CONVERSATIONS.has(plain)) continue;
    const messages = respelledList(value) ?? (LISTS.has(plain) ? null : exchanges(value));
    if (messages === null) continue;
    const { [name]: _, ...rest } = row;
    return spelledLike(isShareGpt(value) ? { ...rest, conversations: value } : { ...rest, messages }, row);
  }
  return null;
}
