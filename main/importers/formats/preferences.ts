// Preference pairs (TRL, UltraFeedback, HH-RLHF): the chosen and the rejected answer as two transcripts of one pair.
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Json } from '../../../contract/transcript.ts';
import { answered, pairOf, side } from '../chat/pairs.ts';
import { MESSAGE_FIELDS } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { sure, type RecordImporter } from '../importer.ts';
import { plainScore } from '../normal/scores.ts';
import { spelledLike } from '../read/numbers.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

const SIDES = ['chosen', 'rejected'] as const;
const SCORES = ['score', 'rating', 'reward'];

const isAnswer = (value: Json | undefined): boolean =>
  typeof value === 'string' || Array.isArray(value) || isObject(value);

/** The score that the row gives this answer, under `score_chosen` or `chosen_score`. */
function scoreOf(row: JsonObject, which: string): NormalTranscript['scores'] {
  const names = SCORES.flatMap((name) => [`${name}_${which}`, `${which}_${name}`]);
  return names.flatMap((name) => {
    const value = row[name];
    const [dimension = 'score'] = name.split('_').filter((part) => part !== which);
    return value === undefined || value === null ? [] : [plainScore(dimension, dimension, value)];
  });
}

const BESIDE = new Set([
  'prompt',
  'chosen',
  'rejected',
  'messages',
  'system',
  'question',
  ...SIDES.flatMap((which) => SCORES.flatMap((name) => [`${name}_${which}`, `${which}_${name}`])),
]);

/** The names that OpenAI's own rows of pairs use. */
function respelled(record: Json): JsonObject {
  if (!isObject(record)) return {};
  const { input, preferred_output: chosen, non_preferred_output: rejected, ...rest } = record;
  if (!isObject(input) || chosen === undefined || rejected === undefined) return record;
  return spelledLike({ ...rest, prompt: input['messages'] ?? null, chosen, rejected }, record);
}

/** The answers of a side: a list of texts is several (RewardBench 2). */
function answersOf(value: Json | undefined): (Json | undefined)[] {
  const texts = Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string');
  return texts ? value : [value];
}

export const importer: RecordImporter = {
  reads: 'record',
  name: 'preferences',
  description:
    'Preference pairs (TRL, UltraFeedback, HH-RLHF): chosen and rejected as two transcripts, facets `pair` and `choice`.',
  detects: 'an object with `chosen` and `rejected`, as text or messages',
  fields: ['*', ...['prompt', ...SIDES].flatMap((name) => MESSAGE_FIELDS.map((path) => `${name}.${path}`))],
  detect(record) {
    const row = respelled(record);
    return isAnswer(row['chosen']) && isAnswer(row['rejected']) ? sure('it has `chosen` and `rejected`') : null;
  },
  read(record, original) {
    const row = respelled(record);
    const { id, pair } = pairOf(row, original);
    const { system } = row;
    const asked = row['prompt'] ?? row['question'];
    const prompt =
      typeof system === 'string' && typeof asked === 'string'
        ? [
            { role: 'system', content: system },
            { role: 'user', content: asked },
          ]
        : asked;
    return SIDES.flatMap((which) => {
      const answers = answersOf(row[which]);
      return answers.map((answer, index) => {
        const beside = rowTranscript(row, [...BESIDE], answered(prompt, answer), original);
        const one = side(beside, id, pair, which);
        const source_id = answers.length > 1 && id !== '' ? `${one.source_id}/${index + 1}` : one.source_id;
        return { ...one, source_id, scores: [...beside.scores, ...scoreOf(row, which)] };
      });
    });
  },
};
