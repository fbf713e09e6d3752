// OpenTelemetry traces in OTLP's JSON, with the GenAI conventions and those of vendors; a transcript for each trace.
import type { Score } from '../../../contract/score.ts';
import type { Json } from '../../../contract/transcript.ts';
import { under } from '../fields.ts';
import { sure, type FileImporter } from '../importer.ts';
import { timeOf } from '../normal/facets.ts';
import { jsonText } from '../normal/json-text.ts';
import { distinct, plainScore } from '../normal/scores.ts';
import { objects } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { together } from '../read/together.ts';
import { attributesOf, spanOf } from '../traces/attributes.ts';
import { tracesOf, type TraceSpan } from '../traces/span.ts';

/** Nanoseconds, as text or a number, as a time. */
function nanoTime(value: Json | undefined): string | null {
  const nanoseconds = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isFinite(nanoseconds) && nanoseconds > 0 ? timeOf(nanoseconds / 1e6) : null;
}

/** Messages and choices that older conventions record as events. */
function eventMessages(span: JsonObject): { asked: Json[]; told: Json[] } {
  const asked: Json[] = [];
  const told: Json[] = [];
  for (const event of objects(span['events'])) {
    const name = jsonText(event['name']);
    const fields = attributesOf(event['attributes'] ?? null);
    const role = /^gen_ai\.(system|user|assistant|tool)\.message$/.exec(name)?.[1];
    if (role !== undefined) asked.push({ role, ...fields });
    if (name === 'gen_ai.choice')
      told.push(isObject(fields['message']) ? fields['message'] : { role: 'assistant', ...fields });
  }
  return { asked, told };
}

function spansIn(value: Json): TraceSpan[] {
  if (!isObject(value)) return [];
  const scopes = objects(value['resourceSpans']).flatMap((each) =>
    objects(each['scopeSpans'] ?? each['instrumentationLibrarySpans']),
  );
  return scopes
    .flatMap((scope) => objects(scope['spans']))
    .map((span) => {
      const attributes = attributesOf(span['attributes'] ?? null);
      const trace = jsonText(span['traceId']);
      const at = nanoTime(span['startTimeUnixNano']);
      const name = jsonText(span['name']);
      const read = spanOf(attributes, { trace, id: jsonText(span['spanId']), name, at, record: span });
      const { asked, told } = eventMessages(span);
      const spoken = asked.length > 0 || told.length > 0;
      return spoken && read.input === undefined
        ? { ...read, kind: 'model' as const, input: asked, output: told }
        : read;
    });
}

/** Traces of one conversation belong together; its id is the id of the transcript if there is only one trace. */
function byConversation(spans: readonly TraceSpan[]): TraceSpan[] {
  const first = new Map<string, string>();
  const joined = new Map<string, string>();
  const conversations = new Map<string, Set<string>>();
  for (const { trace, record } of spans) {
    const said = isObject(record) ? attributesOf(record['attributes'] ?? null)['gen_ai.conversation.id'] : undefined;
    if (typeof said !== 'string' || said === '') continue;
    if (!joined.has(trace)) joined.set(trace, first.get(said) ?? trace);
    const group = joined.get(trace) ?? trace;
    if (!first.has(said)) first.set(said, group);
    conversations.set(group, (conversations.get(group) ?? new Set()).add(said));
  }
  return spans.map((span) => {
    const group = joined.get(span.trace) ?? span.trace;
    const [only, second] = conversations.get(group) ?? [];
    return { ...span, trace: only !== undefined && second === undefined ? only : group };
  });
}

function scoresOf(spans: readonly TraceSpan[]): Score[] {
  const events = spans.flatMap(({ record }) => (isObject(record) ? objects(record['events']) : []));
  return distinct(
    events
      .filter((event) => event['name'] === 'gen_ai.evaluation.result')
      .map((event) => {
        const of = attributesOf(event['attributes'] ?? null);
        const name = jsonText(of['gen_ai.evaluation.name'] ?? 'evaluation');
        const value = of['gen_ai.evaluation.score.value'] ?? of['gen_ai.evaluation.score.label'] ?? null;
        const said = of['gen_ai.evaluation.explanation'];
        const explanation = typeof said === 'string' ? said : null;
        return { ...plainScore(name, name, value), explanation, at: nanoTime(event['timeUnixNano']) };
      }),
  );
}

const SPAN = `
  traceId spanId traceState parentSpanId flags name kind startTimeUnixNano endTimeUnixNano attributes
  droppedAttributesCount events droppedEventsCount links droppedLinksCount status
`;

export const importer: FileImporter = {
  reads: 'file',
  name: 'otlp',
  description: 'OpenTelemetry traces (OTLP JSON) with GenAI messages: a transcript for each conversation or trace.',
  detects: 'an object, or lines, with `resourceSpans`',
  fields: ['scopeSpans', 'instrumentationLibrarySpans'].flatMap((scopes) => [
    ...under('resourceSpans', 'resource schemaUrl'),
    ...under(`resourceSpans.${scopes}`, 'scope instrumentationLibrary schemaUrl'),
    ...under(`resourceSpans.${scopes}.spans`, SPAN),
  ]),
  detect(sniff) {
    if (sniff.kind !== 'json') return null;
    const known =
      sniff.fields.includes('resourceSpans') ||
      sniff.values.some((value) => isObject(value) && 'resourceSpans' in value);
    return known ? sure('it has `resourceSpans`') : null;
  },
  read: (source, sniff) =>
    together(source, sniff, 'traces without a span', ({ values, text }) => {
      const spans = byConversation(values.flatMap(spansIn));
      return tracesOf(spans, text).map((each) => {
        const its = spans.filter(({ trace }) => trace === each.source_id);
        return { ...each, scores: distinct([...each.scores, ...scoresOf(its)]) };
      });
    }),
};
