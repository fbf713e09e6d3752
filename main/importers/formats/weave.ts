// Weave calls (Weights & Biases): a transcript for each trace.
import type { Json } from '../../../contract/transcript.ts';
import { under } from '../fields.ts';
import { own, type FileImporter } from '../importer.ts';
import { without } from '../normal/facets.ts';
import { jsonText } from '../normal/json-text.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { together } from '../read/together.ts';
import { opened } from '../traces/attributes.ts';
import { tracesOf, type TraceSpan } from '../traces/span.ts';

const isCall = (value: Json): value is JsonObject =>
  isObject(value) && typeof value['op_name'] === 'string' && ('inputs' in value || 'output' in value);

const MODEL =
  /chat\.completions|messages\.create|responses\.create|generate_content|completion|\.invoke|\.predict_messages/i;

/** The name of an operation without the address of its version. */
const nameOf = (op: string): string => op.replace(/^weave:\/\/\/.*\/op\//, '').replace(/:[^:]*$/, '');

function toSpan(call: JsonObject): TraceSpan {
  const { id = '', trace_id = id, op_name = '', started_at = null, inputs, output } = call;
  const name = typeof call['display_name'] === 'string' ? call['display_name'] : nameOf(jsonText(op_name));
  const given = opened(inputs);
  // the object whose method is called is not an argument
  const input = isObject(given) ? without(given, (name) => name === 'self') : given;
  const talks = isObject(input) && ('messages' in input || 'contents' in input);
  const model = isObject(input) ? (input['model'] ?? null) : null;
  const kind = talks || MODEL.test(jsonText(op_name)) ? 'model' : /tool/i.test(name) ? 'tool' : 'other';
  return {
    trace: jsonText(trace_id),
    id: jsonText(id),
    kind,
    name,
    at: started_at,
    model,
    input,
    output: opened(output),
    record: call,
  };
}

/** Weave records no kinds of calls: a call is a tool if a model called it by its name. */
function withTools(spans: readonly TraceSpan[]): TraceSpan[] {
  const called = JSON.stringify(spans.flatMap(({ kind, output }) => (kind === 'model' ? [output ?? null] : [])));
  return spans.map((span) =>
    span.kind === 'other' && called.includes(`"name":${JSON.stringify(span.name)}`) ? { ...span, kind: 'tool' } : span,
  );
}

/** The scores that scorers of an evaluation gave a trace (`predict_and_score`). */
function scoresOf(spans: readonly TraceSpan[]): JsonObject {
  const all = spans.flatMap(({ output }) =>
    isObject(output) && isObject(output['scores']) && 'output' in output ? Object.entries(output['scores']) : [],
  );
  // a scorer may give several values
  const scores = all.flatMap(([scorer, value]): [string, Json][] =>
    isObject(value) ? Object.entries(value).map(([name, each]) => [`${scorer}.${name}`, each]) : [[scorer, value]],
  );
  return scores.length === 0 ? {} : { scores: Object.fromEntries(scores) };
}

export const importer: FileImporter = {
  reads: 'file',
  name: 'weave',
  description:
    'Weave calls (Weights & Biases), a transcript for each trace: the longest call of a model, others as branches.',
  detects: 'lines or a list of objects with `op_name`, `inputs` and `output`',
  fields: [
    ...under(
      '',
      `
      id trace_id parent_id project_id op_name display_name started_at ended_at inputs output exception
      summary attributes wb_user_id wb_run_id wb_run_step thread_id turn_id deleted_at storage_size_bytes
      total_storage_size_bytes feedback
    `,
    ),
  ],
  detect: (sniff) =>
    sniff.kind === 'json' && (sniff.values.some(isCall) || sniff.fields.includes('op_name'))
      ? own('it has calls with an `op_name`')
      : null,
  read: (source, sniff) =>
    together(source, sniff, 'no calls with inputs or an output', ({ values, text }) =>
      tracesOf(withTools(values.filter(isCall).map(toSpan)), text, scoresOf),
    ),
};
