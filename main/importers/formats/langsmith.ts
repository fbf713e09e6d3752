// LangSmith runs: one run per line, a list, or the payload that its client sends; a transcript for each trace.
import type { Json } from '../../../contract/transcript.ts';
import { under } from '../fields.ts';
import { own, type FileImporter } from '../importer.ts';
import { jsonText } from '../normal/json-text.ts';
import { objects } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { spelledLike } from '../read/numbers.ts';
import { together } from '../read/together.ts';
import { tracesOf, type TraceSpan } from '../traces/span.ts';

const isRun = (value: Json | undefined): value is JsonObject =>
  isObject(value) && typeof value['run_type'] === 'string' && ('inputs' in value || 'outputs' in value);

/** Runs, including nested ones; a patch in a payload is merged into the run that it patches. */
function runsIn(value: Json): JsonObject[] {
  if (!isObject(value)) return [];
  if (isObject(value['run'])) return runsIn(value['run']);
  const posted = objects(value['post'] ?? value['runs']);
  if (posted.length > 0 || Array.isArray(value['patch'])) {
    const patches = objects(value['patch']);
    const known = new Set(posted.map(({ id }) => id));
    const merged = posted.map((run) => {
      const patch = patches.find(({ id }) => id === run['id']) ?? (posted.length === 1 ? patches[0] : undefined);
      return patch === undefined ? run : spelledLike({ ...run, ...patch, run_type: run['run_type'] ?? null }, run);
    });
    return [...merged, ...patches.filter((patch) => posted.length !== 1 && !known.has(patch['id']))].filter(isRun);
  }
  return isRun(value) ? [value, ...objects(value['child_runs']).flatMap(runsIn)] : [];
}

function spanOf(run: JsonObject): TraceSpan {
  const { id = '', trace_id = id, run_type, name = '', start_time = null, inputs, outputs } = run;
  const extra = isObject(run['extra']) ? run['extra'] : {};
  const metadata = isObject(extra['metadata']) ? extra['metadata'] : {};
  const said = isObject(inputs) ? inputs['model'] : null;
  return {
    trace: jsonText(trace_id),
    id: jsonText(id),
    kind: run_type === 'llm' || run_type === 'chat_model' ? 'model' : run_type === 'tool' ? 'tool' : 'other',
    name: jsonText(name),
    at: start_time,
    model: metadata['ls_model_name'] ?? said ?? null,
    input: inputs,
    output: isObject(outputs) && Object.keys(outputs).length === 0 ? null : outputs,
    record: run,
  };
}

/** Feedback by its keys, as averages over the trace's runs. */
function feedback(spans: readonly TraceSpan[]): JsonObject {
  const stats = spans.flatMap(({ record }) =>
    isObject(record) && isObject(record['feedback_stats']) ? [record['feedback_stats']] : [],
  );
  const scores = stats.flatMap((each) =>
    Object.entries(each).flatMap(([key, stat]): [string, Json][] =>
      isObject(stat) ? [[key, stat['avg'] ?? null]] : [],
    ),
  );
  const [{ record } = { record: null }] = spans;
  const session = isObject(record) ? (record['session_name'] ?? null) : null;
  return { session, ...(scores.length === 0 ? {} : { scores: Object.fromEntries(scores) }) };
}

const RUN = `
  id trace_id parent_run_id parent_run_ids child_run_ids child_runs dotted_order run_type name start_time end_time
  inputs outputs error extra events serialized tags session_id session_name reference_example_id feedback_stats
  attachments status app_path manifest_id first_token_time total_tokens prompt_tokens completion_tokens total_cost
  prompt_cost completion_cost execution_order in_dataset trace_min_start_time trace_max_start_time last_queued_at
  share_token thread_id price_model_id inputs_preview outputs_preview
`;

export const importer: FileImporter = {
  reads: 'file',
  name: 'langsmith',
  description: 'LangSmith runs, a transcript for each trace: the longest call of a model, others as branches.',
  detects: 'objects with `run_type`, `inputs` and `outputs`, or `post` and `patch` of such',
  fields: ['', 'post', 'patch', 'runs', 'child_runs', 'run'].flatMap((part) => under(part, RUN)),
  detect(sniff) {
    if (sniff.kind !== 'json') return null;
    const { fields, values } = sniff;
    const payload = (fields.includes('post') && fields.includes('patch')) || fields.includes('run_type');
    return payload || values.some((value) => runsIn(value).length > 0) ? own('it has runs with a `run_type`') : null;
  },
  read: (source, sniff) =>
    together(source, sniff, 'no runs with inputs or outputs', ({ values, text }) =>
      tracesOf(values.flatMap(runsIn).map(spanOf), text, feedback),
    ),
};
