// The scores of an Inspect sample: the grader's own value, and separately a person's later correction.
import { z } from 'zod';
import { ownMember } from '../../../contract/own-member.ts';
import type { Score, ScoreState } from '../../../contract/score.ts';
import type { Json } from '../../../contract/transcript.ts';
import { distinct, leaves, LETTERS, scoreValue } from '../normal/scores.ts';
import { AnyJson, MaybeText } from '../normal/wire.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { graderOf, onlyScorer, type Header } from './header.ts';

const Edit = z.object({
  value: AnyJson.optional(),
  answer: AnyJson.optional(),
  explanation: MaybeText,
  metadata: AnyJson.optional(),
  provenance: z.object({ timestamp: MaybeText, author: MaybeText, reason: MaybeText }).nullish(),
});
type Edit = z.infer<typeof Edit>;
const Graded = Edit.extend({ history: z.array(Edit).nullish() });
type Graded = z.infer<typeof Graded>;

const UNCHANGED = 'UNCHANGED';

/** The grader's own value: the first entry of the history if the value was edited, else the value. */
function original(graded: Graded): Edit {
  const first = graded.history?.[0];
  if (first === undefined) return graded;
  const metadata = first.metadata === undefined || first.metadata === UNCHANGED ? graded.metadata : first.metadata;
  return { ...first, metadata };
}

/** A person's correction of one leaf, or null if the leaf is unchanged. */
function overrideOf(graded: Graded, dimension: string, name: string, own: Json): Json {
  const last = graded.history?.findLast((edit) => edit.provenance);
  if (!last) return null;
  const now = leaves(graded.value ?? null, name).find(([key]) => key === dimension)?.[1] ?? null;
  if (JSON.stringify(now) === JSON.stringify(own)) return null;
  const { provenance } = last;
  return {
    value: now,
    explanation: graded.explanation ?? null,
    author: provenance?.author ?? null,
    reason: provenance?.reason ?? null,
    at: provenance?.timestamp ?? null,
  };
}

function stateOf(state: ScoreState, metadata: Json | undefined): ScoreState {
  const failed = isObject(metadata) && metadata['unscored_reason'] === 'grade_parse_failure';
  return state === 'unscored' && failed ? 'parse_failed' : state;
}

/**
 * Other output of the grader: its answer, conversation, references. Long parts that apply to all leaves are kept with
 * the first.
 */
function contextOf(edit: Edit, dimension: string, first: boolean): Json {
  const metadata = isObject(edit.metadata) ? edit.metadata : {};
  const ofLeaf = ownMember(metadata, dimension);
  const shared: JsonObject = {
    ...(edit.answer === undefined || edit.answer === null ? {} : { answer: edit.answer }),
    ...metadata,
  };
  const brief: JsonObject = {};
  if (metadata['scanner_references'] !== undefined) brief['scanner_references'] = metadata['scanner_references'];
  if (ofLeaf !== undefined) brief[dimension] = ofLeaf;
  const context = first ? shared : brief;
  return Object.keys(context).length === 0 ? null : context;
}

function rows(header: Header, name: string, json: Json): Score[] {
  // some tools write a bare value instead of a score object
  const graded = Graded.parse(isObject(json) && 'value' in json ? json : { value: json });
  const own = original(graded);
  return leaves(own.value ?? null, name).map(([dimension, leaf], index) => {
    const read = scoreValue(leaf, LETTERS);
    return {
      grader: graderOf(header, name),
      dimension,
      ...read,
      state: stateOf(read.state, own.metadata),
      explanation: own.explanation ?? null,
      override: overrideOf(graded, dimension, name, leaf),
      at: null,
      context: contextOf(own, dimension, index === 0),
    };
  });
}

/** The scores of a sample, one row per scorer and dimension. Throws ZodError. */
export function scoresOf(header: Header, sample: JsonObject): Score[] {
  const many = sample['scores'];
  if (isObject(many)) return distinct(Object.entries(many).flatMap(([name, json]) => rows(header, name, json)));
  const old = sample['score'];
  return old === undefined || old === null ? [] : distinct(rows(header, onlyScorer(header), old));
}
