// MT-Bench: a model's answers, turn by turn, each after its question if the file of questions is beside them; judgments
// with scores.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Json, Message } from '../../../contract/transcript.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { under } from '../fields.ts';
import { own, type FileImporter } from '../importer.ts';
import { message, plain } from '../normal/blocks.ts';
import { jsonText } from '../normal/json-text.ts';
import { plainScore } from '../normal/scores.ts';
import { spoken } from '../normal/thoughts.ts';
import { list, string } from '../read/json-values.ts';
import { isObject, parseJson, type JsonObject } from '../read/lenient-json.ts';
import { writtenJson } from '../read/numbers.ts';
import { hasNeighbour } from '../read/neighbours.ts';
import { together } from '../read/together.ts';
import { isIoError } from '../read/unreadable.ts';

const isAnswer = (value: Json): value is JsonObject =>
  isObject(value) &&
  'question_id' in value &&
  ('model_id' in value || 'answer_id' in value) &&
  Array.isArray(value['choices']);
const isJudgment = (value: Json): value is JsonObject =>
  isObject(value) && 'question_id' in value && 'judgment' in value && 'user_prompt' in value;
const isQuestion = (value: Json): value is JsonObject =>
  isObject(value) && 'question_id' in value && Array.isArray(value['turns']) && 'category' in value;

const QUESTIONS = /question.*\.jsonl$/;

/** Whether answers are beside the questions, or in FastChat's folder of answers. */
const hasAnswers = (folder: string, name: string): boolean =>
  existsSync(join(folder, 'model_answer')) || hasNeighbour(folder, name, /answers?.*\.jsonl$|^model_answer$/);

function rowsIn(path: string): JsonObject[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => parseJson(line))
      .filter(isQuestion);
  } catch (error) {
    if (isIoError(error) || error instanceof SyntaxError) return [];
    throw error;
  }
}

/** The questions in a file beside the answers, or one folder above, as FastChat stores them. */
function questionsBeside(path: string | null): Map<string, JsonObject> {
  const folders = path === null ? [] : [dirname(path), dirname(dirname(path))];
  const files = folders.flatMap((folder) => {
    try {
      return readdirSync(folder)
        .filter((name) => QUESTIONS.test(name))
        .map((name) => join(folder, name));
    } catch (error) {
      if (isIoError(error)) return [];
      throw error;
    }
  });
  return new Map(files.flatMap(rowsIn).map((row) => [jsonText(row['question_id']), row]));
}

function choiceMessages(turns: readonly Json[], question: JsonObject | undefined, model: string): Message[] {
  const asked = list(question?.['turns']);
  return turns.flatMap((turn, at) => [
    ...(typeof asked[at] === 'string' ? [message('user', plain(asked[at]))] : []),
    { ...message('assistant', spoken(string(turn))), model: model || null },
  ]);
}

function answerTranscripts(row: JsonObject, questions: Map<string, JsonObject>): NormalTranscript[] {
  const question = questions.get(jsonText(row['question_id']));
  const model = string(row['model_id']);
  const choices = list(row['choices']).filter((each) => isObject(each));
  return choices.map((choice, index) => {
    const id = [string(row['answer_id']), choices.length === 1 ? '' : String(index)].filter(Boolean).join('/');
    const beside = {
      id,
      model,
      question_id: row['question_id'] ?? null,
      category: question?.['category'] ?? null,
      created: row['tstamp'] ?? null,
    };
    return rowTranscript(beside, [], choiceMessages(list(choice['turns']), question, model), writtenJson(row));
  });
}

/** The transcript that a judgment is about, taken from the judge's prompt. */
function judgmentTranscript(row: JsonObject): NormalTranscript {
  const judge = list(row['judge']).map(string).join('/') || string(row['judge']) || 'judge';
  const beside = {
    question_id: row['question_id'] ?? null,
    model: row['model'] ?? null,
    turn: row['turn'] ?? null,
    created: row['tstamp'] ?? null,
  };
  const transcript = rowTranscript(beside, [], [message('user', plain(string(row['user_prompt'])))], writtenJson(row));
  const score = { ...plainScore(judge, 'score', row['score'] ?? null), explanation: string(row['judgment']) };
  return { ...transcript, scores: [score] };
}

export const importer: FileImporter = {
  reads: 'file',
  name: 'mt-bench',
  description:
    'MT-Bench answers, after their questions if that file is in the same folder, and judgments with their scores.',
  detects: 'lines with `question_id`, `model_id` and `choices` of `turns`, or `judgment` and `user_prompt`',
  fields: [
    ...under(
      '',
      `
      question_id answer_id model_id model tstamp turns category reference user_prompt judgment score judge
      turn
    `,
    ),
    ...under('choices', 'index turns'),
  ],
  beside: (path) => QUESTIONS.test(basename(path)) && hasAnswers(dirname(path), basename(path)),
  detect: (sniff) =>
    sniff.kind === 'json' && sniff.values.some((value) => isAnswer(value) || isJudgment(value))
      ? own('its lines have `question_id` and `choices` or a `judgment`')
      : null,
  read: (source, sniff) =>
    together(source, sniff, 'no answers', ({ values, path }) => {
      const questions = questionsBeside(path);
      return values.flatMap((value) =>
        isAnswer(value) ? answerTranscripts(value, questions) : isJudgment(value) ? [judgmentTranscript(value)] : [],
      );
    }),
};
