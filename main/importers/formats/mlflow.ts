// MLflow traces: the spans of a trace are one conversation, the assessments of judges are scores.
import type { Json } from '../../../contract/transcript.ts';
import { under } from '../fields.ts';
import { own, type RecordImporter } from '../importer.ts';
import { jsonText } from '../normal/json-text.ts';
import { distinct } from '../normal/scores.ts';
import { objects } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { attributesOf, opened, spanOf } from '../traces/attributes.ts';
import { listedScores } from '../traces/scores.ts';
import { traceTranscript, type TraceSpan } from '../traces/span.ts';

/** Values of MLflow's attributes are JSON text. */
const openedAll = (attributes: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, unquoted(opened(value) ?? null)]));
const unquoted = (value: Json): Json =>
  typeof value === 'string' && /^".*"$/s.test(value) ? value.slice(1, -1) : value;

function toSpan(span: JsonObject): TraceSpan {
  const context = isObject(span['context']) ? span['context'] : span;
  const nanoseconds = Number(jsonText(span['start_time_unix_nano'] ?? span['start_time_ns'] ?? span['start_time']));
  const at = Number.isFinite(nanoseconds) && nanoseconds > 0 ? nanoseconds / 1e6 : null;
  const attributes = openedAll(attributesOf(span['attributes'] ?? null));
  const name = jsonText(span['name']);
  const read = spanOf(attributes, { trace: '', id: jsonText(context['span_id']), name, at, record: span });
  return { ...read, input: read.input ?? opened(span['inputs']), output: read.output ?? opened(span['outputs']) };
}

const spansIn = (record: JsonObject): JsonObject[] =>
  objects(isObject(record['data']) ? record['data']['spans'] : record['spans']);

const SPAN = `
  name context trace_id span_id parent_id parent_span_id span_type kind start_time end_time start_time_ns
  end_time_ns start_time_unix_nano end_time_unix_nano status status_code status_message attributes inputs outputs
  events links assessments trace_state resource
`;

export const importer: RecordImporter = {
  reads: 'record',
  name: 'mlflow',
  description: 'MLflow traces: the longest call of a model as the conversation, assessments of judges as scores.',
  detects: 'an object with `info` and `data.spans`',
  fields: [
    ...under('', 'info trace_data trace request response assessments tags data.request data.response'),
    ...['data.spans', 'spans'].flatMap((part) => under(part, SPAN)),
  ],
  detect: (record) =>
    isObject(record) && isObject(record['info']) && spansIn(record).length > 0
      ? own('it has `info` and `data.spans`')
      : null,
  read(record, original) {
    const row = isObject(record) ? record : {};
    const info = isObject(row['info']) ? row['info'] : {};
    const id = info['trace_id'] ?? info['request_id'] ?? null;
    const created = info['request_time'] ?? info['timestamp_ms'] ?? null;
    const state = info['state'] ?? info['status'] ?? null;
    const transcript = traceTranscript(spansIn(row).map(toSpan), { id, created, state }, original);
    return [{ ...transcript, scores: distinct([...transcript.scores, ...listedScores(info['assessments'])]) }];
  },
};
