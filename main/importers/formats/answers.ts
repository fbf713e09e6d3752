// Several answers to one prompt (UltraFeedback, PKU-SafeRLHF, samples of a model): each is a transcript of its own.
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Score } from '../../../contract/score.ts';
import type { Json } from '../../../contract/transcript.ts';
import { MESSAGE_FIELDS } from '../chat/openai-messages.ts';
import { answered, pairOf, side } from '../chat/pairs.ts';
import { rowTranscript, scoresUnder } from '../chat/siblings.ts';
import { under } from '../fields.ts';
import { sure, type RecordImporter } from '../importer.ts';
import { jsonText } from '../normal/json-text.ts';
import { plainScore } from '../normal/scores.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { bothOf, spelledLike } from '../read/numbers.ts';

const ASKED = ['prompt', 'instruction', 'question', 'query', 'input', 'messages', 'context'];
const LISTS = ['completions', 'responses', 'generations', 'outputs', 'answers'];
const WORDS = ['response', 'completion', 'text', 'content', 'generation', 'output', 'message', 'messages', 'answer'];

/** One answer: its words, the fields beside it, and its name among the answers to the prompt. */
interface Answer {
  choice: string;
  words: Json;
  beside: JsonObject;
}

const isWords = (value: Json | undefined): value is Json =>
  typeof value === 'string' || Array.isArray(value) || (isObject(value) && typeof value['role'] === 'string');

function answerIn(value: Json, index: number): Answer | null {
  const choice = String(index + 1);
  if (typeof value === 'string') return { choice, words: value, beside: {} };
  if (!isObject(value)) return null;
  if (typeof value['role'] === 'string') return { choice, words: value, beside: {} };
  const name = WORDS.find((each) => isWords(value[each]));
  if (name === undefined) return null;
  const { [name]: words = null, ...rest } = value;
  return { choice, words, beside: spelledLike(rest, value) };
}

/** Answers in fields of their own (PKU-SafeRLHF, AlpacaEval). */
const NUMBERED = /^(?:response|answer|output|completion|generation)_?(\d+)$/;

/** The answers of a row: a list of them, or `response_0` and `response_1`; empty if it is another kind of row. */
function answersIn(row: JsonObject): Answer[] {
  for (const name of LISTS) {
    const list = row[name];
    if (!Array.isArray(list) || list.length === 0) continue;
    // texts under this name are right answers, not answers of a model
    if (name === 'answers' && !list.every((each) => isObject(each))) continue;
    const answers = list.map(answerIn).filter((each) => each !== null);
    if (answers.length === list.length) return answers;
  }
  const numbered = Object.keys(row).filter((name) => NUMBERED.test(name) && isWords(row[name]));
  if (numbered.length < 2) return [];
  return numbered.map((name) => ({
    choice: NUMBERED.exec(name)?.[1] ?? name,
    words: row[name] ?? null,
    beside: {},
  }));
}

const askedIn = (row: JsonObject): string | undefined => ASKED.find((name) => isWords(row[name]));

/**
 * `is_response_0_safe`, `response_0_severity_level` and similar fields describe one answer, `better_response_id` all.
 */
const OF_ONE = /^(is_)?response_(\d+)_(\w+)$/;
const OF_ALL = /^(\w+)_response_id$/;

function numberedScores(row: JsonObject, choice: string): Score[] {
  return Object.entries(row).flatMap(([name, value]): Score[] => {
    const [, better] = OF_ALL.exec(name) ?? [];
    if (better !== undefined && value !== null) return [plainScore(better, better, jsonText(value) === choice ? 1 : 0)];
    const [, , of, what] = OF_ONE.exec(name) ?? [];
    return what === undefined || of !== choice || value === null || isObject(value)
      ? []
      : [plainScore(what, what, value)];
  });
}

/** UltraFeedback's judgements of an answer by aspect: `Rating` with `Rationale`. */
function annotated(annotations: Json | undefined): Score[] {
  if (!isObject(annotations)) return [];
  return Object.entries(annotations).flatMap(([aspect, judged]): Score[] => {
    if (!isObject(judged)) return [];
    const lower = Object.fromEntries(Object.entries(judged).map(([name, value]) => [name.toLowerCase(), value]));
    return scoresUnder({ [aspect]: lower }, aspect, 'annotations');
  });
}

const withReason = (score: Score, critique: Json | undefined): Score =>
  score.dimension === 'overall_score' && typeof critique === 'string' ? { ...score, explanation: critique } : score;

function transcriptOf(row: JsonObject, { choice, words, beside }: Answer, original: string): NormalTranscript {
  const asked = askedIn(row);
  const { annotations, critique, ...rest } = beside;
  const hidden = Object.keys(row).filter((name) => OF_ONE.test(name) || OF_ALL.test(name) || NUMBERED.test(name));
  const around = [...(asked === undefined ? [] : [asked]), ...LISTS, ...hidden];
  const { id, pair } = pairOf(row, original);
  const all = bothOf(row, spelledLike(rest, beside));
  const found = rowTranscript(all, around, answered(asked === undefined ? null : row[asked], words), original);
  const scores = [
    ...found.scores.map((score) => withReason(score, critique)),
    ...annotated(annotations),
    ...numberedScores(row, choice),
  ];
  return { ...side(found, id, pair, choice), scores };
}

export const importer: RecordImporter = {
  reads: 'record',
  name: 'answers',
  description:
    'Several answers to one prompt (UltraFeedback, PKU-SafeRLHF): a transcript for each, facets `pair` and `choice`.',
  detects:
    'an object with a prompt and a list of `completions` or `responses`, or with fields like `response_0` and `response_1`',
  fields: ['*', ...LISTS.flatMap((name) => [`${name}.*`, ...under(name, MESSAGE_FIELDS.join(' '))])],
  detect(record) {
    if (!isObject(record) || askedIn(record) === undefined) return null;
    return answersIn(record).length > 0 ? sure('it has several answers to one prompt') : null;
  },
  read(record, original) {
    const row = isObject(record) ? record : {};
    return answersIn(row).map((answer) => transcriptOf(row, answer, original));
  },
};
