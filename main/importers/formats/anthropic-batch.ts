// Results of Anthropic's Message Batches, each joined with its request if the file of requests is beside them.
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Json } from '../../../contract/transcript.ts';
import { exchange } from '../chat/any-messages.ts';
import { byCustomId, failed, hasResults, requestsBeside } from '../chat/batch.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { under } from '../fields.ts';
import { own, type FileImporter, type RejectedPart } from '../importer.ts';
import { pretty } from '../normal/blocks.ts';
import { jsonText } from '../normal/json-text.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { writtenJson } from '../read/numbers.ts';
import { together } from '../read/together.ts';

const isResult = (value: Json): value is JsonObject =>
  isObject(value) && 'custom_id' in value && isObject(value['result']) && typeof value['result']['type'] === 'string';
const isRequest = (value: Json): value is JsonObject =>
  isObject(value) && 'custom_id' in value && isObject(value['params']) && Array.isArray(value['params']['messages']);

function transcriptOf(custom: string, request: Json, line: JsonObject | undefined): NormalTranscript | RejectedPart {
  const result = isObject(line?.['result']) ? line['result'] : {};
  const message = isObject(result['message']) ? result['message'] : {};
  const asked = isObject(request) ? request['params'] : undefined;
  const model = message['model'] ?? (isObject(asked) ? asked['model'] : null) ?? null;
  if (line !== undefined && asked === undefined && result['message'] === undefined)
    return failed(custom, `${jsonText(result['type'])}: ${pretty(result['error'] ?? '')}`);
  const row = { id: custom, model, metadata: { status: result['type'] ?? null, error: result['error'] ?? null } };
  const messages = exchange(asked, result['message'] === undefined ? undefined : message);
  return rowTranscript(row, [], messages, writtenJson([request, line ?? null]));
}

function transcripts(values: readonly Json[], path: string | null): (NormalTranscript | RejectedPart)[] {
  const results = byCustomId(values.filter(isResult));
  const inner = values.flatMap((value) =>
    isObject(value) && Array.isArray(value['requests']) ? value['requests'] : [value],
  );
  const beside = results.size === 0 ? [] : requestsBeside(path, isRequest);
  const requests = byCustomId([...beside, ...inner.filter(isRequest)]);
  const ids = results.size === 0 ? requests.keys() : results.keys();
  return [...ids].map((id) => transcriptOf(id, requests.get(id) ?? null, results.get(id)));
}

export const importer: FileImporter = {
  reads: 'file',
  name: 'anthropic-batch',
  description: 'Results of Anthropic’s Message Batches, joined with their requests if that file is in the same folder.',
  detects: 'lines with `custom_id` and a `result` that has a type, or with `params`',
  fields: [
    ...under('', 'custom_id'),
    ...under('requests', 'custom_id params'),
    ...under(
      'params',
      `
      model messages system max_tokens temperature top_p top_k stop_sequences tools tool_choice thinking
      metadata service_tier stream
    `,
    ),
    ...under('result', 'type error'),
    ...under(
      'result.message',
      `
      id type role model content stop_reason stop_sequence stop_details usage container context_management
    `,
    ),
  ],
  beside: (path) => /\.jsonl?$/.test(path) && hasResults(path, isRequest, isResult),
  detect: (sniff) =>
    sniff.kind === 'json' && sniff.values.some((value) => isResult(value) || isRequest(value))
      ? own('its lines have `custom_id` and a `result`')
      : null,
  read: (source, sniff) =>
    together(source, sniff, 'a batch without an answer', ({ values, path }) => transcripts(values, path)),
};
