// lm-evaluation-harness: a sample's prompt and the model's answers; its metrics are scores.
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Json, Message } from '../../../contract/transcript.ts';
import { conversationIn } from '../chat/any-messages.ts';
import { numbered } from '../chat/choices.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { templated } from '../chat/templates.ts';
import { own, type RecordImporter } from '../importer.ts';
import { message, plain, pretty } from '../normal/blocks.ts';
import { without } from '../normal/facets.ts';
import { plainScore } from '../normal/scores.ts';
import { spoken } from '../normal/thoughts.ts';
import { list } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { spelledLike } from '../read/numbers.ts';

/** The prompt of each request: the first argument; arguments are named or listed. */
function asked(args: Json | undefined): Json[] {
  const requests = isObject(args) ? Object.values(args) : list(args);
  return requests.map((each) => (isObject(each) ? (each['arg_0'] ?? null) : (list(each)[0] ?? each)));
}

/** Answers to one request. If the model chose among continuations, the answer is the likelihood. */
const answers = (resps: Json | undefined): Json[] =>
  list(resps).map((each) => (Array.isArray(each) ? (each[0] ?? null) : each));

function prompt(value: Json): Message[] {
  const words = typeof value === 'string' ? value : pretty(value);
  // with a chat template the prompt is a list of messages as JSON text, or the text that the model reads
  const chat = /^\s*\[\s*\{/.test(words) ? conversationIn(words) : templated(words);
  return chat ?? [message('user', plain(words))];
}

/** A sample once for each answer, if one request was answered several times (`repeats`). */
function rowsIn(row: JsonObject): JsonObject[] {
  const [only, second] = list(row['resps']);
  const texts = list(only);
  const several = second === undefined && texts.length > 1 && texts.every((each) => typeof each === 'string');
  return several ? texts.map((each) => spelledLike({ ...row, resps: [[each]] }, row)) : [row];
}

/** Whether the metrics of a sample are those of this answer: of several, a filter may have chosen one. */
function isMeasured(row: JsonObject, all: readonly JsonObject[]): boolean {
  const [chosen] = list(row['filtered_resps']);
  const of = (each: JsonObject): boolean => list(list(each['resps'])[0])[0] === chosen;
  return !all.some(of) || of(row);
}

function continuation(args: Json | undefined, at: number): string {
  const requests = isObject(args) ? Object.values(args) : list(args);
  const request = requests[at];
  const second = isObject(request) ? request['arg_1'] : list(request)[1];
  return typeof second === 'string' ? second : '';
}

function messagesOf(row: JsonObject): Message[] {
  const prompts = asked(row['arguments']);
  const told = answers(row['resps']);
  const [first = ''] = prompts;
  const choices = told.length > 1;
  const said = told.flatMap((answer, at) => {
    const words = `${choices ? continuation(row['arguments'], at) : ''}${typeof answer === 'string' ? answer : ` ${pretty(answer)}`}`;
    return typeof answer === 'string' ? spoken(words) : plain(words.trim());
  });
  return [...prompt(first), ...(said.length === 0 ? [] : [message('assistant', said)])];
}

/** The fields of a sample that are its request, its answers, and their names. */
const REQUEST = new Set(
  'doc doc_id arguments resps filtered_resps metrics target target_hash prompt_hash doc_hash task_name'.split(' '),
);

/** The metrics that the row names, each under its own key. Older rows name none, so all their numbers are metrics. */
function metricsOf(row: JsonObject): string[] {
  if (Array.isArray(row['metrics'])) return row['metrics'].filter((each) => typeof each === 'string');
  return Object.keys(row).filter((name) => typeof row[name] === 'number' && !REQUEST.has(name));
}

function scoresOf(row: JsonObject): ReturnType<typeof plainScore>[] {
  const filter = typeof row['filter'] === 'string' && row['filter'] !== 'none' ? ` (${row['filter']})` : '';
  return metricsOf(row).flatMap((name) =>
    row[name] === undefined ? [] : [plainScore('lm-evaluation-harness', `${name}${filter}`, row[name])],
  );
}

function transcriptOf(row: JsonObject, original: string, measures: boolean): NormalTranscript {
  const { doc_id = null, target = null, filter = null, task_name = null, doc_hash = null } = row;
  const measured = new Set(metricsOf(row));
  const rest = without(row, (name) => REQUEST.has(name) || measured.has(name));
  const beside = { ...rest, doc_id, filter, task: task_name, metadata: { target, doc_hash } };
  const transcript = rowTranscript(beside, [], messagesOf(row), original);
  return { ...transcript, scores: measures ? scoresOf(row) : [] };
}

export const importer: RecordImporter = {
  reads: 'record',
  name: 'lm-eval',
  description: 'lm-evaluation-harness samples: prompt and answers, metrics as scores.',
  detects: 'lines with `doc_id`, `doc`, `arguments` and `resps`',
  fields: ['*'],
  detect: (record) =>
    isObject(record) && 'doc_id' in record && 'resps' in record && 'arguments' in record
      ? own('it has `doc_id` and `resps`')
      : null,
  read(record, original) {
    const all = rowsIn(isObject(record) ? record : {});
    const found = all.map((row) => transcriptOf(row, original, isMeasured(row, all)));
    return all.length === 1 ? found : numbered(found);
  },
};
