// Trace entries of METR's Vivaria: the generations of a run's branch as one conversation, its scores as scores.
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Score } from '../../../contract/score.ts';
import type { Json, Message } from '../../../contract/transcript.ts';
import { under } from '../fields.ts';
import { own, type FileImporter } from '../importer.ts';
import { message, plain, pretty } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { jsonText } from '../normal/json-text.ts';
import { distinct, plainScore } from '../normal/scores.ts';
import { object, objects } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { together } from '../read/together.ts';
import { tracesOf, type TraceSpan } from '../traces/span.ts';

const isEntry = (value: Json): value is JsonObject =>
  isObject(value) &&
  value['runId'] !== undefined &&
  value['index'] !== undefined &&
  isObject(value['content']) &&
  typeof value['content']['type'] === 'string';

const contentOf = (entry: JsonObject): JsonObject => object(entry['content']);
const typeOf = (entry: JsonObject): string => jsonText(contentOf(entry)['type']);

const isStep = (entry: JsonObject): boolean => ['action', 'observation'].includes(typeOf(entry));

/** Which branch of which run an entry belongs to: branch 0 has the run's own name. */
function traceOf(entry: JsonObject): string {
  const branch = entry['agentBranchNumber'] ?? 0;
  return branch === 0 ? jsonText(entry['runId']) : `${jsonText(entry['runId'])}/${jsonText(branch)}`;
}

/** What the model answered: its outputs, or the answer of the API itself. */
function toldBy(content: JsonObject): Json {
  const outputs = objects(object(content['finalResult'])['outputs']).map((output) => ({
    role: 'assistant',
    content: output['completion'] ?? null,
    reasoning_content: output['reasoning_completion'] ?? null,
    function_call: output['function_call'] ?? null,
  }));
  return content['finalPassthroughResult'] ?? outputs;
}

function generation(entry: JsonObject): TraceSpan {
  const content = contentOf(entry);
  const asked = object(content['agentRequest'] ?? content['agentPassthroughRequest']);
  return {
    trace: traceOf(entry),
    id: jsonText(entry['index']),
    kind: 'model',
    name: 'generation',
    at: entry['calledAt'] ?? null,
    model: object(asked['settings'])['model'] ?? asked['model'] ?? null,
    input: asked['messages'] === undefined || asked['messages'] === null ? (asked['prompt'] ?? undefined) : asked,
    output: toldBy(content),
    record: entry,
  };
}

/** An action of the agent with what it observed next. */
function action(entry: JsonObject, next: JsonObject | undefined): TraceSpan {
  const observed = next === undefined || typeOf(next) === 'action' ? {} : contentOf(next);
  return {
    trace: traceOf(entry),
    id: jsonText(entry['index']),
    kind: 'tool',
    name: 'action',
    at: entry['calledAt'] ?? null,
    model: null,
    input: contentOf(entry)['action'] ?? {},
    output: observed['observation'] ?? observed['message'],
    record: entry,
  };
}

/** The answer that the agent handed in, and errors that ended the run. */
function ending(entry: JsonObject): Message[] {
  const content = contentOf(entry);
  const at = timeOf(entry['calledAt']);
  if (typeOf(entry) === 'submission')
    return [{ ...message('assistant', plain(pretty(content['value'] ?? ''))), name: 'submission', at }];
  return typeOf(entry) === 'error'
    ? [{ ...message('system', plain(pretty(content['detail'] ?? content))), name: 'error', at }]
    : [];
}

function scoresOf(entries: readonly JsonObject[]): Score[] {
  const scored = entries.filter((entry) => typeOf(entry) === 'intermediateScore').map(contentOf);
  return scored.map((content) => ({
    ...plainScore('vivaria', 'intermediate_score', content['score'] ?? null),
    explanation: content['message'] === undefined || content['message'] === null ? null : pretty(content['message']),
  }));
}

/** The entries of each branch of each run. */
function branchesOf(entries: readonly JsonObject[]): Map<string, JsonObject[]> {
  const branches = new Map<string, JsonObject[]>();
  for (const entry of entries) {
    const its = branches.get(traceOf(entry));
    if (its === undefined) branches.set(traceOf(entry), [entry]);
    else its.push(entry);
  }
  return branches;
}

/** The generations of a branch, its actions, and what it observed without an action. */
function spansOf(entries: readonly JsonObject[]): TraceSpan[] {
  const steps = entries.filter(isStep);
  const acted = steps.flatMap((entry, at) => {
    if (typeOf(entry) === 'action') return [action(entry, steps[at + 1])];
    const before = steps[at - 1];
    const alone = before === undefined || typeOf(before) !== 'action';
    return alone ? [{ ...action(entry, entry), name: 'observation' }] : [];
  });
  return [...entries.filter((entry) => typeOf(entry) === 'generation').map(generation), ...acted];
}

function transcripts(values: readonly Json[], text: string): NormalTranscript[] {
  const branches = branchesOf(values.filter(isEntry));
  return tracesOf([...branches.values()].flatMap(spansOf), text).map((each) => {
    const its = branches.get(each.source_id) ?? [];
    return { ...each, messages: [...each.messages, ...its.flatMap(ending)], scores: distinct(scoresOf(its)) };
  });
}

export const importer: FileImporter = {
  reads: 'file',
  name: 'vivaria',
  description: 'Trace entries of Vivaria (METR): the generations of each branch of a run, actions, submission, scores.',
  detects: 'lines or a list of objects with `runId`, `index` and a `content` that has a type',
  fields: under('', 'runId index agentBranchNumber calledAt modifiedAt content usageTokens ratings comments'),
  detect: (sniff) =>
    sniff.kind === 'json' && sniff.layout !== 'object' && sniff.values.some(isEntry)
      ? own('its entries have `runId`, `index` and `content`')
      : null,
  read: (source, sniff) =>
    together(source, sniff, 'a trace without a generation or an action', ({ values, text }) =>
      transcripts(values, text),
    ),
};
