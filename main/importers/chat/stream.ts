// Answers of chat APIs that were recorded as they were streamed, piece by piece: the pieces are put together.
import type { Json } from '../../../contract/transcript.ts';
import { object, objects, string } from '../read/json-values.ts';
import { isObject, parseJson, type JsonObject } from '../read/lenient-json.ts';

/** What a piece belongs to: OpenAI's chunks, Anthropic's or the Responses API's events, or lines of Ollama. */
type Kind = 'chunk' | 'anthropic' | 'responses' | 'ollama' | 'gemini';

const ANTHROPIC = /^(?:message_(?:start|delta|stop)|content_block_(?:start|delta|stop)|ping)$/;

function kindOf(value: Json): Kind | null {
  if (!isObject(value)) return null;
  const type = string(value['type']);
  if (value['object'] === 'chat.completion.chunk') return 'chunk';
  if (objects(value['choices']).some((each) => isObject(each['delta']))) return 'chunk';
  if (ANTHROPIC.test(type)) return 'anthropic';
  if (/^response\.\w/.test(type)) return 'responses';
  const told = isObject(value['message']) || typeof value['response'] === 'string';
  if (told && typeof value['done'] === 'boolean' && 'model' in value && 'created_at' in value) return 'ollama';
  const candidates = objects(value['candidates']);
  // without an id, a whole answer cannot be distinguished from a piece of one
  const open = candidates.length > 0 && candidates.every((each) => !('finishReason' in each));
  return open && string(value['responseId']) !== '' ? 'gemini' : null;
}

/** Whether a value is a piece of an answer. */
export const isPiece = (value: Json): boolean => kindOf(value) !== null;

/** A field of two pieces together: texts are joined, parts of lists are matched by `index`, other values replaced. */
function joined(before: Json | undefined, piece: Json): Json {
  if (before === undefined || before === null) return Array.isArray(piece) ? piece.map((each) => each) : piece;
  if (piece === null) return before;
  if (typeof before === 'string' && typeof piece === 'string') return before + piece;
  if (Array.isArray(before) && Array.isArray(piece)) return piece.reduce<Json[]>(withPart, before);
  return isObject(before) && isObject(piece) ? merged(before, piece) : piece;
}

/** Names, ids and kinds are given whole with the first piece; some servers repeat them with each. */
const WHOLE = new Set(['id', 'type', 'role', 'name', 'index', 'object', 'model', 'format', 'finish_reason']);

function merged(before: JsonObject, piece: JsonObject): JsonObject {
  const all: JsonObject = { ...before };
  for (const [name, value] of Object.entries(piece))
    all[name] = WHOLE.has(name) ? value || (before[name] ?? value) : joined(before[name], value);
  return all;
}

function withPart(list: Json[], part: Json): Json[] {
  const place = isObject(part) ? part['index'] : undefined;
  const at = place === undefined ? -1 : list.findIndex((each) => isObject(each) && each['index'] === place);
  const before = list[at];
  return isObject(before) && isObject(part) ? list.with(at, merged(before, part)) : [...list, part];
}

/** OpenAI's chunks of one answer as the completion. */
function completion(chunks: readonly JsonObject[]): JsonObject {
  const choices = new Map<Json, JsonObject>();
  for (const choice of chunks.flatMap((chunk) => objects(chunk['choices']))) {
    const { index = 0, delta = null, ...rest } = choice;
    const before = choices.get(index) ?? { index, message: {} };
    const message = merged(object(before['message']), object(delta));
    choices.set(index, { ...merged(before, rest), index, message });
  }
  const last = chunks.findLast((chunk) => chunk['usage'] !== undefined && chunk['usage'] !== null);
  const told = [...choices.values()].map((choice) => ({
    ...choice,
    message: { role: 'assistant', ...object(choice['message']) },
  }));
  return { ...chunks[0], object: 'chat.completion', choices: told, usage: last?.['usage'] ?? null };
}

const DELTAS: Record<string, string> = {
  text_delta: 'text',
  thinking_delta: 'thinking',
  signature_delta: 'signature',
  input_json_delta: 'partial_json',
};

/** Anthropic's events as the message. */
function anthropicMessage(events: readonly JsonObject[]): JsonObject {
  const start = object(events.find((event) => event['type'] === 'message_start')?.['message']);
  const blocks = new Map<Json, JsonObject>();
  let ended: JsonObject = {};
  for (const event of events) {
    const { type, index = 0 } = event;
    if (type === 'content_block_start') blocks.set(index, object(event['content_block']));
    if (type === 'message_delta') ended = { ...ended, ...object(event['delta']) };
    if (type !== 'content_block_delta') continue;
    const delta = object(event['delta']);
    const name = DELTAS[string(delta['type'])];
    const block = blocks.get(index) ?? { type: name === 'thinking' ? 'thinking' : 'text' };
    if (name !== undefined) blocks.set(index, { ...block, [name]: string(block[name]) + string(delta[name]) });
  }
  const content = [...blocks.values()].map(({ partial_json: words, ...block }): JsonObject =>
    words === undefined ? block : { ...block, input: words },
  );
  return { stop_reason: null, ...start, type: 'message', role: 'assistant', ...ended, content };
}

/** The Responses API's events as the response: its last event holds all of it. */
function response(events: readonly JsonObject[]): JsonObject {
  const whole = events.findLast((event) => /^response\.(?:completed|incomplete|failed)$/.test(string(event['type'])));
  const first = object(events.find((event) => isObject(event['response']))?.['response']);
  const items = events.filter((event) => event['type'] === 'response.output_item.done').map((event) => event['item']);
  const said = events.filter((event) => event['type'] === 'response.output_text.delta');
  const told = { type: 'message', role: 'assistant', content: said.map((event) => string(event['delta'])).join('') };
  const output = items.length > 0 ? items.map((item) => item ?? null) : said.length > 0 ? [told] : [];
  const ended = object(whole?.['response']);
  const complete = Array.isArray(ended['output']) && ended['output'].length > 0;
  return { ...first, object: 'response', ...ended, output: complete ? (ended['output'] ?? []) : output };
}

/** Ollama's lines as the answer that one line would hold. */
function ollama(lines: readonly JsonObject[]): JsonObject {
  const messages = lines.map((line) => ({
    role: 'assistant',
    content: string(line['response']),
    thinking: string(line['thinking']),
    ...object(line['message']),
  }));
  const message = messages.reduce((before: JsonObject, piece) => merged(before, piece), {});
  const { model = null, created_at: created = null } = lines[0] ?? {};
  return { object: 'chat.completion', model, created, choices: [{ index: 0, message }] };
}

/** Gemini's pieces as the response. */
function candidates(pieces: readonly JsonObject[]): JsonObject {
  const parts = pieces.flatMap((piece) =>
    objects(piece['candidates']).flatMap((each) => objects(object(each['content'])['parts'])),
  );
  const whole: JsonObject[] = [];
  for (const part of parts) {
    const before = whole.at(-1);
    const goesOn = typeof part['text'] === 'string' && typeof before?.['text'] === 'string';
    if (goesOn && before['thought'] === part['thought']) whole[whole.length - 1] = merged(before, part);
    else whole.push(part);
  }
  return { ...pieces[0], candidates: [{ content: { role: 'model', parts: whole } }] };
}

const ANSWERS: Record<Kind, (pieces: readonly JsonObject[]) => JsonObject> = {
  chunk: completion,
  anthropic: anthropicMessage,
  responses: response,
  ollama,
  gemini: candidates,
};

/** Whether a piece begins another answer than the pieces before it. */
function begins(kind: Kind, piece: JsonObject, before: readonly JsonObject[]): boolean {
  const last = before.at(-1) ?? {};
  if (kind === 'chunk') return string(piece['id']) !== '' && piece['id'] !== last['id'];
  if (kind === 'anthropic') return piece['type'] === 'message_start';
  if (kind === 'responses') return piece['type'] === 'response.created';
  if (kind === 'ollama') return last['done'] === true;
  return piece['responseId'] !== last['responseId'];
}

/** The answers that a list of pieces makes, as the API returns them without streaming; other values are passed over. */
export function answersOf(pieces: readonly Json[]): JsonObject[] {
  const groups: { kind: Kind; pieces: JsonObject[] }[] = [];
  let gemini = false;
  for (const piece of pieces) {
    gemini ||= kindOf(piece) === 'gemini';
    // the last piece of Gemini tells why the answer ends
    const kind = kindOf(piece) ?? (gemini && isObject(piece) && Array.isArray(piece['candidates']) ? 'gemini' : null);
    if (kind === null || !isObject(piece)) continue;
    const group = groups.at(-1);
    if (group?.kind === kind && !begins(kind, piece, group.pieces)) group.pieces.push(piece);
    else groups.push({ kind, pieces: [piece] });
  }
  return groups.map((group) => ANSWERS[group.kind](group.pieces));
}

/** The values of server-sent events (`data: {...}`); null if the text has none. */
export function eventsIn(words: string): Json[] | null {
  if (!/^\s*(?:data|event|id|:)/.test(words)) return null;
  const lines = words.split(/\r?\n/).flatMap((line) => (line.startsWith('data:') ? [line.slice('data:'.length)] : []));
  const values = lines.flatMap((line): Json[] => {
    try {
      return [parseJson(line)];
    } catch {
      return [];
    }
  });
  return values.some(isPiece) ? values : null;
}

/** The response that a list of pieces, or the text of their events, makes; null if the value is neither. */
export function streamedIn(value: Json | undefined): JsonObject | null {
  const pieces =
    typeof value === 'string' ? eventsIn(value) : Array.isArray(value) && value.some(isPiece) ? value : null;
  return pieces === null ? null : (answersOf(pieces)[0] ?? null);
}
