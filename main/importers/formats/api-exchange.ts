// Recorded API exchanges: a request to a provider and its response; one transcript per exchange.
import { CONTENT_FIELDS, anthropicMessages } from '../chat/anthropic-messages.ts';
import { MESSAGE_FIELDS, openaiMessages, systemMessage } from '../chat/openai-messages.ts';
import { ITEM_FIELDS, responseItems } from '../chat/response-items.ts';
import { rowTranscript } from '../chat/siblings.ts';
import type { Json, Message } from '../../../contract/transcript.ts';
import { sure, type RecordImporter } from '../importer.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { Unreadable } from '../read/unreadable.ts';

const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** The only choice of a chat completion. */
const completion = (response: JsonObject): Json[] =>
  list(response['choices']).flatMap((choice) => (isObject(choice) ? (choice['message'] ?? []) : []));

function conversation(request: JsonObject, response: JsonObject): Message[] {
  const sent = request['messages'];
  if (sent === undefined)
    return [
      ...systemMessage(request['instructions']),
      ...responseItems(request['input'] ?? []),
      ...responseItems(response['output'] ?? []),
    ];
  if (Array.isArray(response['choices'])) return openaiMessages([...list(sent), ...completion(response)]);
  const said =
    response['content'] === undefined
      ? []
      : [{ role: 'assistant', content: response['content'], model: response['model'] ?? null }];
  return [...systemMessage(request['system']), ...anthropicMessages([...list(sent), ...said])];
}

const talks = (request: JsonObject): boolean => Array.isArray(request['messages']) || request['input'] !== undefined;

export const importer: RecordImporter = {
  reads: 'record',
  name: 'api-exchange',
  description:
    'Recorded API round trips of OpenAI (chat, Responses) and Anthropic: a request and its response as one transcript.',
  detects: 'an object with `request` (with `messages` or `input`) and `response`',
  fields: [
    '*',
    'request.*',
    'response.*',
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
  detect: (record) =>
    isObject(record) && isObject(record['request']) && isObject(record['response']) && talks(record['request'])
      ? sure('it has a `request` with messages and a `response`')
      : null,
  read(record, original) {
    const { request, response } = isObject(record) ? record : {};
    if (!isObject(request) || !isObject(response)) throw new Unreadable('it has no `request` and `response`');
    const model = response['model'] ?? request['model'] ?? null;
    const row: JsonObject = {
      model,
      id: response['id'] ?? null,
      created: response['created'] ?? response['created_at'] ?? null,
    };
    return [rowTranscript(row, [], conversation(request, response), original)];
  },
};
