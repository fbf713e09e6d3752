// promptfoo results: each test of each provider with its prompt and answer; the assertions are scores.
import type { Score } from '../../../contract/score.ts';
import type { Json, Message } from '../../../contract/transcript.ts';
import { conversationIn, recordedMessages } from '../chat/any-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { under } from '../fields.ts';
import { own, type RecordImporter } from '../importer.ts';
import { message, plain, pretty } from '../normal/blocks.ts';
import { distinct, plainScore } from '../normal/scores.ts';
import { object, objects, string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { writtenJson } from '../read/numbers.ts';
import { beginningOf } from '../read/shelf.ts';

/** Results are a list, or (in exports of an evaluation) a list in an object. */
const rowsIn = (record: Json): JsonObject[] => {
  const { results } = object(record);
  return objects(isObject(results) ? results['results'] : results);
};

const isRow = (row: JsonObject): boolean =>
  (isObject(row['prompt']) && ('response' in row || 'gradingResult' in row || 'success' in row)) ||
  (isObject(row['vars']) && isObject(row['response']) && 'success' in row);

/** The prompt; rows that tools shortened have only the variables of the prompt. */
function askedOf(row: JsonObject): string {
  const { raw, label } = object(row['prompt']);
  const vars = object(row['vars']);
  const [only, second] = Object.values(vars);
  return pretty(raw ?? label ?? vars['prompt'] ?? vars['question'] ?? (second === undefined ? only : vars) ?? '');
}

/** The turns of an attack in several turns, which its strategy records beside the last answer. */
function attackIn(row: JsonObject): Message[] | null {
  const { messages, redteamHistory: history } = {
    ...object(row['metadata']),
    ...object(object(row['response'])['metadata']),
  };
  if (Array.isArray(messages) && messages.length > 0) return conversationIn(messages);
  const turns = objects(history).map(({ prompt, output }) => [
    ...recordedMessages(prompt, 'user'),
    ...recordedMessages(output, 'assistant'),
  ]);
  return turns.length > 1 ? turns.flat() : null;
}

function messagesOf(row: JsonObject): Message[] {
  const attack = attackIn(row);
  if (attack !== null) return attack;
  const asked = askedOf(row);
  const response = object(row['response']);
  const told = response['output'] ?? response['raw'] ?? undefined;
  const error = string(row['error']) || string(response['error']);
  const chat = /^\s*[[{]/.test(asked) ? conversationIn(asked) : null;
  return [
    ...(chat ?? [message('user', plain(asked))]),
    ...recordedMessages(told, 'assistant'),
    // a failed assertion is also recorded as an error, but it is a score
    ...(error === '' || told !== undefined ? [] : [{ ...message('system', plain(error)), name: 'error' }]),
  ];
}

/** A score for each assertion, and the overall score. */
function scoresOf(row: JsonObject): Score[] {
  const graded = object(row['gradingResult']);
  const components = objects(graded['componentResults']).map((each, index) => {
    const { type, metric } = object(each['assertion']);
    const name = string(metric) || string(type) || 'assertion';
    return {
      ...plainScore('promptfoo', `${name} ${index + 1}`, each['score'] ?? each['pass'] ?? null),
      explanation: string(each['reason']) || null,
    };
  });
  const score = row['score'] ?? graded['score'];
  const whole =
    score === undefined
      ? []
      : [{ ...plainScore('promptfoo', 'score', score), explanation: string(graded['reason']) || null }];
  const named = Object.entries(object(row['namedScores'])).map(([name, value]) => plainScore('promptfoo', name, value));
  return distinct([...whole, ...named, ...components]);
}

/** The field paths of an evaluation, its summary and its rows. */
const NAMES = `
  evalId createdAt author shareableUrl config metadata version timestamp prompts stats table id description
  promptId promptIdx testIdx testCase test vars provider prompt response error success score namedScores
  gradingResult failureReason latencyMs cost tokenUsage datasetId
`;

export const importer: RecordImporter = {
  reads: 'record',
  name: 'promptfoo',
  description: 'promptfoo results: prompt and answer of each test and provider, assertions as scores.',
  detects: 'an object with `results` whose rows have `prompt`, `response` and `gradingResult`',
  fields: ['', 'results', 'results.results'].flatMap((part) => under(part, NAMES)),
  detect(record) {
    if (isObject(record) && isRow(record) && 'gradingResult' in record && 'provider' in record)
      return own('it has a `gradingResult`');
    return rowsIn(record).some(isRow) ? own('its `results` have a `prompt` and a `response`') : null;
  },
  read(record) {
    const rows = rowsIn(record);
    const evaluation = object(record)['evalId'] ?? null;
    return (rows.length === 0 ? [object(record)] : rows).map((row) => {
      const { provider } = row;
      const model = isObject(provider) ? provider['label'] || provider['id'] || null : (provider ?? null);
      const { label } = object(row['prompt']);
      const graded = { ...object(object(row['gradingResult'])['metadata']), ...object(row['metadata']) };
      const beside = {
        id: row['id'] ?? null,
        model,
        eval_id: evaluation,
        plugin: graded['pluginId'] ?? null,
        strategy: graded['strategyId'] ?? null,
        prompt: beginningOf(string(label), 80),
        metadata: object(row['vars'] ?? object(row['testCase'])['vars']),
      };
      const transcript = rowTranscript(beside, [], messagesOf(row), writtenJson(row));
      return { ...transcript, scores: [...transcript.scores, ...scoresOf(row)] };
    });
  },
};
