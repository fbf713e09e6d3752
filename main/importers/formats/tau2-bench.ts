// tau2-bench: simulations in one file or in a folder of their own, with rewards as scores; voice runs as spoken turns.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Json } from '../../../contract/transcript.ts';
import { MESSAGE_FIELDS, openaiMessages } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type Claim, type FileImporter } from '../importer.ts';
import { jsonText } from '../normal/json-text.ts';
import { plainScore } from '../normal/scores.ts';
import { object } from '../read/json-values.ts';
import { isObject, parseJson, type JsonObject } from '../read/lenient-json.ts';
import { spelledLike, writtenJson } from '../read/numbers.ts';
import type { Sniff } from '../read/sniff.ts';
import { decode } from '../read/text.ts';
import { together } from '../read/together.ts';
import { isIoError } from '../read/unreadable.ts';
import { spokenTurns } from '../tau2/ticks.ts';

/** The settings of the run that a simulation belongs to; null if its results are not beside it. */
function infoBeside(path: string | null): Json {
  if (path === null || basename(dirname(path)) !== 'simulations') return null;
  try {
    const results = parseJson(decode(readFileSync(join(dirname(path), '..', 'results.json'))));
    return isObject(results) ? (results['info'] ?? null) : null;
  } catch (error) {
    if (isIoError(error) || error instanceof SyntaxError) return null;
    throw error;
  }
}

function transcriptOf(simulation: JsonObject, info: JsonObject, original: string): NormalTranscript {
  const { id = null, task_id = null, timestamp = null, messages, ticks, reward_info, ...rest } = simulation;
  const voice = Array.isArray(ticks) && !(Array.isArray(messages) && messages.length > 0);
  const read = voice ? spokenTurns(ticks) : openaiMessages(messages ?? []);
  const domain = object(info['environment_info'])['domain_name'] ?? null;
  const model = object(info['agent_info'])['llm'] ?? null;
  const row = spelledLike({ id, timestamp, task_id, domain, model, ...rest }, simulation);
  const transcript = rowTranscript(row, [], read, original);
  const reward = object(reward_info)['reward'];
  const scores =
    reward === undefined ? [] : [{ ...plainScore('tau2-bench', 'reward', reward), context: reward_info ?? null }];
  const title = `task ${jsonText(task_id)} · ${transcript.title}`;
  return { ...transcript, title, scores: [...transcript.scores, ...scores] };
}

function detect(sniff: Sniff): Claim | null {
  if (sniff.kind !== 'json' || sniff.layout === 'list') return null;
  const has = (...names: string[]): boolean => names.every((name) => sniff.fields.includes(name));
  if (has('info', 'tasks') && (has('simulations') || has('timestamp')))
    return own('it has `info`, `tasks` and `simulations`');
  return has('task_id', 'termination_reason') && (has('trial') || has('seed') || has('duration'))
    ? own('it has `task_id`, `termination_reason` and `trial`')
    : null;
}

export const importer: FileImporter = {
  reads: 'file',
  name: 'tau2-bench',
  description: 'tau2-bench simulations, in one file or a folder, with rewards as scores; voice runs as spoken turns.',
  detects:
    'an object with `info`, `tasks` and `simulations`, or with `task_id`, `termination_reason` and `messages` or `ticks`',
  fields: [
    '*',
    ...['messages', 'simulations.messages'].flatMap((under) =>
      [
        ...MESSAGE_FIELDS,
        'turn_idx',
        'cost',
        'raw_data',
        'requestor',
        'tool_calls.requestor',
        'generation_time_seconds',
      ].map((path) => `${under}.${path}`),
    ),
    'simulations.*',
  ],
  beside: (path) => basename(path) === 'results.json' && existsSync(join(dirname(path), 'simulations')),
  detect,
  read: (source, sniff) =>
    together(source, sniff, 'results of tau2-bench without a simulation', ({ values, text, path }) => {
      const [file] = values;
      const { simulations, info } = object(file);
      if (Array.isArray(simulations))
        return simulations.map((each) => transcriptOf(object(each), object(info), writtenJson(each)));
      const one = object(file);
      return one['task_id'] === undefined ? [] : [transcriptOf(one, object(infoBeside(path)), text)];
    }),
};
