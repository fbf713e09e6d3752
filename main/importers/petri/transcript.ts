// Petri transcripts (v3.0 files): the target's view of the conversation with its branches, and the judge's scores.
import { z } from 'zod';
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Score } from '../../../contract/score.ts';
import type { Json, Message } from '../../../contract/transcript.ts';
import { readMessage } from '../inspect/message.ts';
import { firstOf, setFacet, timeOf, without, type Facets } from '../normal/facets.ts';
import { plainScore } from '../normal/scores.ts';
import { AnyJson, MaybeText } from '../normal/wire.ts';
import { filled } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { beginningOf } from '../read/shelf.ts';
import { Unreadable } from '../read/unreadable.ts';
import { Event, replay } from './replay.ts';

const Judged = z.record(z.string(), AnyJson);
const Part = z.record(z.string(), AnyJson);
const Metadata = z.looseObject({
  transcript_id: z.union([z.string(), z.number()]),
  auditor_model: MaybeText,
  target_model: MaybeText,
  created_at: AnyJson.optional(),
  description: MaybeText,
  tags: z.array(z.string()).nullish().catch(null),
  judge_output: Judged.nullish(),
});
const Transcript = z.object({
  metadata: Metadata,
  events: z.array(Event).nullish(),
  messages: z.array(AnyJson).nullish(),
  target_messages: z.array(AnyJson).nullish(),
});

/** Keys of the metadata with verdicts of the judge or of people, which must not be visible before a blind label. */
const VERDICTS = /^(?:judge_output|reviewer_scores|user_notes|user_tags|issue_flags|processing)$/;

/** The judge's explanation of one dimension, if there were several judges. */
function subJudge(judged: z.infer<typeof Judged>, dimension: string): z.infer<typeof Part> | null {
  const all = judged['sub_judge_results'];
  const found = Array.isArray(all) ? all.find((each) => isObject(each) && each['dimension'] === dimension) : undefined;
  return isObject(found) ? found : null;
}

function scoresOf(judged: z.infer<typeof Judged>): Score[] {
  const scores = judged['scores'];
  if (!isObject(scores)) return [];
  const overall = filled(judged['justification']) ?? filled(judged['summary']);
  const shared = firstOf([judged], ['highlights', 'citations']);
  return Object.entries(scores).map(([dimension, value], index) => {
    const own = subJudge(judged, dimension);
    // the judge's whole answer is the same for all dimensions, so it is stored once, with the first
    const whole = index === 0 ? { response: judged['response'] ?? null, summary: judged['summary'] ?? null } : {};
    const context = {
      citations: own?.['citations'] ?? shared ?? [],
      ...(own === null ? {} : { response: own['response'] ?? null }),
      ...whole,
    };
    return { ...plainScore('petri_judge', dimension, value), explanation: filled(own?.['note']) ?? overall, context };
  });
}

function messagesOf(wire: z.infer<typeof Transcript>): Message[] {
  const events = wire.events ?? [];
  for (const view of ['target', 'combined']) {
    const messages = replay(events, view);
    if (messages.length > 0) return messages;
  }
  const listed = wire.target_messages?.length ? wire.target_messages : (wire.messages ?? []);
  return listed.map((json) => readMessage(json).message);
}

function facetsOf(metadata: z.infer<typeof Metadata>): Facets {
  const facets: Facets = {};
  setFacet(facets, 'model', metadata.target_model ?? undefined);
  setFacet(facets, 'auditor', metadata.auditor_model ?? undefined);
  const tags = metadata.tags ?? [];
  setFacet(facets, 'scenario', tags[0]);
  setFacet(facets, 'tags', tags.join(', '));
  return facets;
}

const EVENTS = /_event$/;

/** Whether a value is a Petri transcript: by its id and by the types of its events. */
export function isPetri(record: Json | undefined): record is JsonObject {
  if (!isObject(record) || !isObject(record['metadata']) || record['metadata']['transcript_id'] === undefined)
    return false;
  const events = record['events'];
  return Array.isArray(events)
    ? events.every((event) => isObject(event) && typeof event['type'] === 'string' && EVENTS.test(event['type']))
    : Array.isArray(record['target_messages']);
}

/** A Petri transcript in normal form; `original` is its text. Throws Unreadable, ZodError. */
export function readPetri(record: Json, original: string): NormalTranscript {
  const wire = Transcript.parse(record);
  const { metadata } = wire;
  const messages = messagesOf(wire);
  if (messages.length === 0) throw new Unreadable('it contains no messages of the target');
  const id = String(metadata.transcript_id);
  const beside = isObject(record) && isObject(record['metadata']) ? record['metadata'] : {};
  return {
    source_id: id,
    title: beginningOf(metadata.description ?? id, 200),
    created_at: timeOf(metadata.created_at),
    facets: facetsOf(metadata),
    messages,
    scores: metadata.judge_output ? scoresOf(metadata.judge_output) : [],
    metadata: without(beside, (key) => VERDICTS.test(key)),
    original,
  };
}
