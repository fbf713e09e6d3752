// Recorded API exchanges: a request to a provider and its response; one transcript per exchange.
import { CONTENT_FIELDS, anthropicMessages } from '../chat/anthropic-messages.ts';
import { exchange } from '../chat/any-messages.ts';
import { perChoice } from '../chat/choices.ts';
import { MESSAGE_FIELDS, openaiMessages, systemMessage } from '../chat/openai-messages.ts';
import { ITEM_FIELDS, responseItems } from '../chat/response-items.ts';
import { failure } from '../chat/failure.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { streamedIn } from '../chat/stream.ts';
import type { Json, Message } from '../../../contract/transcript.ts';
import { sure, type RecordImporter } from '../importer.ts';
import { list } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { bothOf } from '../read/numbers.ts';
import { opened } from '../traces/attributes.ts';
import { Unreadable } from '../read/unreadable.ts';

/** The only choice of a chat completion. */
const completion = (response: JsonObject): Json[] =>
  list(response['choices']).flatMap((choice) => (isObject(choice) ? (choice['message'] ?? []) : []));

function conversation(request: JsonObject, response: JsonObject): Message[] {
  const sent = request['messages'];
  if (Array.isArray(request['contents'])) return exchange(request, response);
  if (sent === undefined)
    return [
      ...systemMessage(request['instructions']),
      ...responseItems(request['input'] ?? []),
      ...responseItems(response['output'] ?? []),
    ];
  if (Array.isArray(response['choices'])) return openaiMessages([...list(sent), ...completion(response)]);
  const { output } = response;
  if (isObject(output) && isObject(output['message']))
    return [...systemMessage(request['system']), ...openaiMessages([...list(sent), output['message']])];
  const said =
    response['content'] === undefined
      ? []
      : [{ role: 'assistant', content: response['content'], model: response['model'] ?? null }];
  return [...systemMessage(request['system']), ...anthropicMessages([...list(sent), ...said])];
}

const talks = (request: JsonObject): boolean =>
  Array.isArray(request['messages']) || Array.isArray(request['contents']) || request['input'] !== undefined;

/** The names of a request and its response. Bedrock's batches have the input and output of a model. */
const PAIRS = [
  ['request', 'response'],
  ['responses_create_params', 'response'],
  ['modelInput', 'modelOutput'],
  ['request_body', 'response_body'],
  ['requestBody', 'responseBody'],
  ['inputs', 'outputs'],
  ['input', 'output'],
  ['prompt', 'completion'],
] as const;

/** Where recorders of HTTP keep what was sent (Helicone, Portkey, HAR files, Bedrock's invocation log). */
const BODIES = ['body', 'inputBodyJson', 'outputBodyJson', 'postData', 'content'];

/** A request or a response itself, out of the record of its transport; streamed answers are put together. */
function bodyOf(value: Json | undefined): Json | undefined {
  const streamed = streamedIn(value);
  if (streamed !== null) return streamed;
  const given = opened(value);
  if (!isObject(given) || talks(given) || 'choices' in given || 'role' in given) return given;
  const name = BODIES.find((each) => {
    const inner = opened(given[each]);
    return isObject(inner) || streamedIn(inner) !== null;
  });
  if (name !== undefined) return bodyOf(given[name]);
  const { text } = given;
  const inner = typeof text === 'string' && ('mimeType' in given || 'size' in given) ? opened(text) : undefined;
  return isObject(inner) ? inner : (streamedIn(text) ?? given);
}

/** A request and its response, also as JSON text; null if a record has none. */
function roundTrip(record: Json): { request: JsonObject; response: JsonObject } | null {
  if (!isObject(record)) return null;
  for (const [asked, told] of PAIRS) {
    const [request, response] = [bodyOf(record[asked]), bodyOf(record[told])];
    if (isObject(request) && isObject(response)) return { request, response };
  }
  return null;
}

export const importer: RecordImporter = {
  reads: 'record',
  name: 'api-exchange',
  description:
    'Recorded API round trips of OpenAI (chat, Responses), Anthropic and Gemini: a request and its response as one transcript.',
  detects: 'an object with `request` (with `messages`, `contents` or `input`) and `response`',
  fields: [
    '*',
    ...PAIRS.flat().map((name) => `${name}.*`),
    ...[...MESSAGE_FIELDS, ...CONTENT_FIELDS].flatMap((path) => [
      `request.messages.${path}`,
      `response.choices.message.${path}`,
    ]),
    ...['finish_reason', 'index', 'logprobs', 'stop_reason', 'message.annotations', 'message.audio'].map(
      (path) => `response.choices.${path}`,
    ),
    ...CONTENT_FIELDS.filter((path) => path.startsWith('content.')).map((path) => `response.${path}`),
    ...ITEM_FIELDS.flatMap((path) => [`request.input.${path}`, `response.output.${path}`]),
  ],
  detect(record) {
    const both = roundTrip(record);
    return both !== null && talks(both.request) ? sure('it has a `request` with messages and a `response`') : null;
  },
  read(record, original) {
    const both = roundTrip(record);
    if (both === null) throw new Unreadable('it has no `request` and `response`');
    const { request, response } = both;
    const model = response['model'] ?? response['modelVersion'] ?? request['model'] ?? null;
    const row: JsonObject = isObject(record) ? record : {};
    const named = row['id'] ?? response['id'] ?? response['responseId'] ?? row['custom_id'] ?? row['recordId'];
    const told = {
      ...(model === null ? {} : { model }),
      ...(named === undefined ? {} : { id: named }),
      created: response['created'] ?? response['created_at'] ?? null,
    };
    return perChoice(response, (each) => {
      const answer = isObject(each) ? each : response;
      const messages = [...conversation(request, answer), ...failure(response)];
      return rowTranscript(bothOf(row, told), PAIRS.flat(), messages, original);
    });
  },
};
