// One sample of an Inspect log as a transcript.
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Json, Message } from '../../../contract/transcript.ts';
import { isVerdict, setFacet, timeOf, type Facets } from '../normal/facets.ts';
import { distinct } from '../normal/scores.ts';
import { isPetri, readPetri } from '../petri/transcript.ts';
import { pretty, titleFrom } from '../normal/blocks.ts';
import { list } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { spelling } from '../read/numbers.ts';
import { beginningOf } from '../read/shelf.ts';
import { createdOf, facetsOf, isAudit, type Header } from './header.ts';
import { readMessage, type Attachments } from './message.ts';
import { scoresOf } from './scores.ts';
import { eventsView } from './target-view.ts';

const text = (value: Json | undefined): string => (value === undefined || value === null ? '' : pretty(value));

function attachmentsOf(sample: JsonObject): Attachments {
  const old = isObject(sample['transcript']) ? sample['transcript']['content'] : undefined;
  const all = sample['attachments'] ?? old;
  const entries = Array.isArray(all)
    ? all.map((each, index): [string, Json] => [String(index), each])
    : isObject(all)
      ? Object.entries(all)
      : [];
  return new Map(
    entries.flatMap(([name, value]): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

function hasTargetTimeline(sample: JsonObject): boolean {
  return list(sample['timelines']).some((line) => isObject(line) && line['name'] === 'target');
}

function messagesOf(header: Header, sample: JsonObject): Message[] {
  const attachments = attachmentsOf(sample);
  const messages = list(sample['messages']);
  const audit = isAudit(header) || hasTargetTimeline(sample);
  const old = isObject(sample['transcript']) ? sample['transcript']['events'] : undefined;
  const events = list(sample['events'] ?? old);
  // a compacted conversation ends with only a part of its messages
  const compacted = events.some((event) => isObject(event) && event['event'] === 'compaction');
  if (audit || messages.length === 0 || compacted) {
    const pool = isObject(sample['events_data']) ? list(sample['events_data']['messages']) : [];
    const recorded = { events, pool, timelines: list(sample['timelines']), attachments };
    const view = eventsView(recorded, !audit);
    if (view.length > 0 && (audit || view.length >= messages.length)) return view;
  }
  return messages.map((json) => readMessage(json, attachments).message);
}

function statusOf(header: Header, sample: JsonObject): string {
  if (isObject(sample['error'])) return 'error';
  if (isObject(sample['invalidation'])) return 'invalidated';
  if (isObject(sample['limit'])) return 'limit';
  return header.status ?? 'started';
}

function sourceId({ eval: spec }: Header, sample: JsonObject): string {
  const { uuid } = sample;
  if (typeof uuid === 'string' && uuid !== '') return uuid;
  const log = spec.eval_id ?? [spec.run_id, spec.task_id, text(spec.created)].join('/');
  // the ids 1 and "1" are different samples
  return `${log}/${spelling(sample, 'id') ?? JSON.stringify(sample['id'] ?? null)}/${text(sample['epoch'])}`;
}

function sampleFacets(header: Header, sample: JsonObject): Facets {
  const metadata = sample['metadata'] ?? null;
  const facets = facetsOf(header, metadata);
  const { id } = sample;
  // in full, even if it is long or has several lines, because exported gold identifies its sample by it
  if (typeof id === 'string' && id !== '') facets['sample'] = id;
  else setFacet(facets, 'sample', id);
  setFacet(facets, 'epoch', sample['epoch']);
  setFacet(facets, 'status', statusOf(header, sample));
  if (isObject(metadata))
    for (const [name, value] of Object.entries(metadata)) if (!isVerdict(name)) setFacet(facets, name, value);
  return facets;
}

/** The transcript that Petri writes into a sample's store. */
function petriIn(sample: JsonObject): JsonObject | null {
  const { store } = sample;
  if (!isObject(store)) return null;
  for (const [name, value] of Object.entries(store)) if (name.startsWith('AuditStore:') && isPetri(value)) return value;
  return null;
}

/**
 * A sample in normal form; `original` is its text in the log. If a sample contains a Petri transcript, the result is
 * that transcript, so that the log and Petri's own file give the same one. Throws ZodError.
 */
export function readSample(header: Header, sample: JsonObject, original: string): NormalTranscript {
  const petri = petriIn(sample);
  if (petri === null) return plainSample(header, sample, original);
  const inner = readPetri(petri, '');
  const { facets, scores, metadata } = plainSample(header, { ...sample, messages: [], events: [], timelines: [] }, '');
  const both = { ...(isObject(metadata) ? metadata : {}), ...(isObject(inner.metadata) ? inner.metadata : {}) };
  return {
    ...inner,
    facets: { ...facets, ...inner.facets },
    scores: distinct([...scores, ...inner.scores]),
    metadata: both,
    original,
  };
}

function plainSample(header: Header, sample: JsonObject, original: string): NormalTranscript {
  const messages = messagesOf(header, sample);
  const { metadata = {}, target = null, choices = null, error = null, limit = null } = sample;
  const title = isObject(metadata) ? (metadata['title'] ?? metadata['name']) : undefined;
  return {
    source_id: sourceId(header, sample),
    title: beginningOf(
      typeof title === 'string' && title !== ''
        ? title
        : `${header.eval.task} · ${text(sample['id'])} · ${titleFrom(messages)}`,
      200,
    ),
    created_at: timeOf(sample['started_at']) ?? createdOf(header),
    facets: sampleFacets(header, sample),
    messages,
    scores: scoresOf(header, sample),
    metadata: { ...(isObject(metadata) ? metadata : {}), target, choices, error, limit },
    original,
  };
}
