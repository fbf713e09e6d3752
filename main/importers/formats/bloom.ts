// Bloom runs: rollouts with the judge's scores, from the transcript itself and from the judgments beside it.
import { basename, dirname } from 'node:path';
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Json } from '../../../contract/transcript.ts';
import { hasRollouts, JUDGE, judgedIn, judgmentsBeside, rolloutIn } from '../bloom/judgments.ts';
import { MESSAGE_FIELDS, isMessageList, openaiMessages } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type FileImporter } from '../importer.ts';
import { setFacet, without } from '../normal/facets.ts';
import { distinct } from '../normal/scores.ts';
import { isPetri, readPetri } from '../petri/transcript.ts';
import { object } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { spelledLike } from '../read/numbers.ts';
import { together } from '../read/together.ts';
import { importer as petri } from './petri.ts';

/** Files of a run that are not transcripts: settings, stages, statistics. */
const STAGES = /^(?:cfg|config|understanding|decomposition|ideation|variation|rollout|judgment|metajudgment)\.json$/;

const OWN = /^(?:target_model|created_at|transcript_id|id|judge_output|variation_number|repetition_number)$/;

/** A rollout as plain messages, with its judgment beside them. */
function plainRollout(row: JsonObject, original: string): NormalTranscript {
  const metadata = object(row['metadata']);
  const { target_model: model = null, created_at: created = null } = metadata;
  const id = metadata['transcript_id'] ?? metadata['id'] ?? null;
  const rest = without(metadata, (name) => OWN.test(name));
  const beside = spelledLike({ ...rest, id, model, created, judgment: row['judgment'] ?? null }, row);
  const transcript = rowTranscript(beside, [], openaiMessages(row['messages'] ?? []), original);
  return { ...transcript, scores: transcript.scores.filter(({ dimension }) => dimension !== 'num_samples') };
}

function transcriptOf(value: Json, original: string, path: string | null, name: string): NormalTranscript {
  const read = isPetri(value) ? readPetri(value, original) : plainRollout(object(value), original);
  const rollout = rolloutIn(path ?? name);
  const judgments = path === null || rollout === null ? null : judgmentsBeside(path);
  const facets = { ...read.facets };
  setFacet(facets, 'behavior', judgments?.['behavior_name']);
  setFacet(facets, 'variation', rollout?.variation);
  setFacet(facets, 'repetition', rollout?.repetition);
  const own = read.scores.map((score) => ({ ...score, grader: JUDGE }));
  const judged = rollout === null || judgments === null ? [] : judgedIn(judgments, rollout);
  const source_id = read.source_id || (rollout === null ? '' : `v${rollout.variation}r${rollout.repetition}`);
  return { ...read, source_id, facets, scores: distinct([...own, ...judged]) };
}

const NO_TRANSCRIPT =
  'judgments of Bloom without their transcripts; import the folder that contains transcript_v1r1.json and similar files';

export const importer: FileImporter = {
  reads: 'file',
  name: 'bloom',
  description: 'Bloom rollouts, as Petri writes transcripts or as plain messages, with the scores of judgment.json.',
  detects: 'a transcript_v1r1.json, with judgment.json in its folder or one folder above',
  fields: [
    ...petri.fields,
    'judgment',
    'transcript',
    ...MESSAGE_FIELDS.map((path) => `messages.${path}`),
    'messages.metadata',
    'messages.targeted_response_start',
  ],
  beside: (path) => STAGES.test(basename(path)) && hasRollouts(dirname(path)),
  detect(sniff, name) {
    if (sniff.kind !== 'json' || sniff.layout === 'list') return null;
    const [value = null] = sniff.values;
    const { fields } = sniff;
    const rollout = rolloutIn(name) !== null && fields.includes('metadata');
    if (rollout && (fields.includes('events') || fields.includes('messages') || fields.includes('target_messages')))
      return own('it is named as Bloom names its transcripts');
    const judged = fields.includes('judgments') && fields.includes('summary_statistics');
    return judged || (isObject(value) && 'judgments' in value && 'summary_statistics' in value)
      ? own('it has `judgments` and `summary_statistics`')
      : null;
  },
  async *read(source, sniff) {
    const { name } = source;
    yield* together(source, sniff, NO_TRANSCRIPT, ({ values: [value = null], text, path }) => {
      const row = object(value);
      const said = isPetri(value) || isMessageList(row['messages']);
      return said ? [transcriptOf(value, text, path, name)] : [];
    });
  },
};
