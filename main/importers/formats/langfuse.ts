// Langfuse traces: the observations of a trace as one conversation, the evaluators' scores as scores.
import { own, type RecordImporter } from '../importer.ts';
import { jsonText } from '../normal/json-text.ts';
import { objects } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { distinct } from '../normal/scores.ts';
import { opened } from '../traces/attributes.ts';
import { listedScores } from '../traces/scores.ts';
import { traceTranscript, type TraceSpan } from '../traces/span.ts';

const MODEL = new Set(['GENERATION', 'EMBEDDING']);

function spanOf(observation: JsonObject): TraceSpan {
  const { type, id = '', traceId = '', name = '', startTime = null, model = null } = observation;
  const kind = typeof type === 'string' && MODEL.has(type) ? 'model' : type === 'TOOL' ? 'tool' : 'other';
  const [input, output] = [opened(observation['input']), opened(observation['output'])];
  return {
    trace: jsonText(traceId),
    id: jsonText(id),
    kind,
    name: jsonText(name),
    at: startTime,
    model,
    input,
    output,
    record: observation,
  };
}

const FACETS = ['name', 'sessionId', 'userId', 'environment', 'release', 'version'];

export const importer: RecordImporter = {
  reads: 'record',
  name: 'langfuse',
  description:
    'Langfuse traces: the longest generation as the conversation, others as branches, evaluations as scores.',
  detects: 'an object with `trace` and `observations`, or a trace with its `observations`',
  fields: ['trace', 'observations', 'scores', '*'],
  detect(record) {
    if (!isObject(record) || !Array.isArray(record['observations'])) return null;
    const marked = isObject(record['trace']) || 'projectId' in record || 'sessionId' in record || 'scores' in record;
    return marked ? own('it has `observations`') : null;
  },
  read(record, original) {
    const row = isObject(record) ? record : {};
    const trace = isObject(row['trace']) ? row['trace'] : row;
    const spans = objects(row['observations']).map(spanOf);
    const beside = Object.fromEntries(FACETS.map((name) => [name, trace[name] ?? null]));
    // a trace whose observations have no messages still has its own input and output
    const whole = spanOf({ ...trace, type: 'SPAN', startTime: trace['timestamp'] ?? null, model: null });
    const { name, ...facets } = beside;
    const transcript = traceTranscript(
      [...spans, whole],
      { id: trace['id'] ?? null, timestamp: trace['timestamp'] ?? null, ...facets, workflow: name ?? null },
      original,
    );
    const scores = [...objects(row['scores']), ...objects(trace['scores'])];
    return [{ ...transcript, scores: distinct([...transcript.scores, ...listedScores(scores)]) }];
  },
};
