// Results of terminal-bench and Harbor: a trial with its verdict, and its trajectory if that is in the same folder.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Score } from '../../../contract/score.ts';
import type { Json } from '../../../contract/transcript.ts';
import { isTrajectory, trajectories } from '../atif/trajectory.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { under } from '../fields.ts';
import { isBesideTrial, trajectoryFiles } from '../harbor/folders.ts';
import { own, type FileImporter, type RejectedPart } from '../importer.ts';
import { message, plain, pretty } from '../normal/blocks.ts';
import { distinct, plainScore } from '../normal/scores.ts';
import { object } from '../read/json-values.ts';
import { isObject, parseJson, type JsonObject } from '../read/lenient-json.ts';
import { writtenJson } from '../read/numbers.ts';
import { decode } from '../read/text.ts';
import { together } from '../read/together.ts';
import { isIoError } from '../read/unreadable.ts';

const isTrial = (value: Json): value is JsonObject =>
  isObject(value) &&
  'trial_name' in value &&
  ('is_resolved' in value || 'verifier_result' in value || 'parser_results' in value);

/** The results of a whole run have the trials in a list. */
function trialsIn(values: readonly Json[]): JsonObject[] {
  return values.flatMap((value) => {
    if (isTrial(value)) return [value];
    const { results } = object(value);
    return Array.isArray(results) ? results.filter(isTrial) : [];
  });
}

function scoresOf(trial: JsonObject): Score[] {
  const rewards = object(object(trial['verifier_result'])['rewards']);
  const resolved = trial['is_resolved'];
  const tests = object(trial['parser_results']);
  return distinct([
    ...(resolved === undefined ? [] : [plainScore('terminal-bench', 'is_resolved', resolved)]),
    ...Object.entries(tests).map(([name, result]) =>
      plainScore('terminal-bench', name, result === 'passed' ? true : result === 'failed' ? false : result),
    ),
    ...Object.entries(rewards).map(([name, reward]) => plainScore('harbor', name, reward)),
  ]);
}

function readBeside(path: string): NormalTranscript[] {
  try {
    const text = decode(readFileSync(path));
    const value = parseJson(text);
    return isTrajectory(value) ? trajectories(value, text, null) : [];
  } catch (error) {
    if (isIoError(error) || error instanceof SyntaxError) return [];
    throw error;
  }
}

function transcriptsOf(trial: JsonObject, path: string | null): NormalTranscript[] {
  const agent = object(trial['agent_info']);
  const model = object(agent['model_info'])['name'] ?? null;
  const beside: JsonObject = {
    id: trial['id'] ?? null,
    created: trial['started_at'] ?? trial['trial_started_at'] ?? null,
    model,
    agent: agent['name'] ?? null,
    task: trial['task_name'] ?? trial['task_id'] ?? null,
    trial: trial['trial_name'] ?? null,
    failure: trial['failure_mode'] ?? null,
  };
  const { instruction } = trial;
  const error = object(trial['exception_info'])['exception_message'];
  const messages = [
    ...(typeof instruction === 'string' ? [message('user', plain(instruction))] : []),
    ...(typeof error === 'string' ? [{ ...message('system', plain(pretty(error))), name: 'error' }] : []),
  ];
  const row = rowTranscript(beside, [], messages, writtenJson(trial));
  const found = path === null ? [] : trajectoryFiles(dirname(path)).flatMap(readBeside);
  const scores = scoresOf(trial);
  if (found.length === 0) return [{ ...row, scores }];
  return found.map((each, at) => ({
    ...each,
    facets: { ...row.facets, ...each.facets },
    scores: at === 0 ? scores : [],
  }));
}

/** A trial that has only a verdict is not a transcript. */
function checkedTrial(each: NormalTranscript): NormalTranscript | RejectedPart {
  if (each.messages.length > 0) return each;
  const where = String(each.facets['trial'] ?? '');
  return {
    kind: 'rejected',
    where,
    reason: 'a result without its trajectory or instruction; import its scores with `scores import`',
  };
}

export const importer: FileImporter = {
  reads: 'file',
  name: 'terminal-bench',
  description:
    'Results of terminal-bench and Harbor: trials with their verdicts as scores, joined with the trajectories in their folders.',
  detects: 'an object with `trial_name` and `is_resolved` or `verifier_result`, or `results` of such',
  fields: [
    ...under(
      '',
      `
      id trial_name trial_uri task_name task_id task_version task_checksum task_path task source config
      instruction is_resolved failure_mode parser_results agent_info agent_result verifier_result
      exception_info started_at finished_at trial_started_at trial_ended_at agent_started_at agent_ended_at
      test_started_at test_ended_at total_input_tokens total_output_tokens recording_path environment_setup
      agent_setup agent_execution verifier step_results n_resolved n_unresolved resolved_ids unresolved_ids
      accuracy pass_at_k results
    `,
    ),
  ],
  beside: isBesideTrial,
  detect(sniff) {
    if (sniff.kind !== 'json') return null;
    const { fields, values } = sniff;
    const named =
      fields.includes('trial_name') &&
      ['is_resolved', 'verifier_result', 'parser_results', 'agent_info'].some((name) => fields.includes(name));
    const run = fields.includes('results') && (fields.includes('n_resolved') || fields.includes('accuracy'));
    return named || run || trialsIn(values).length > 0 ? own('it has a `trial_name` and its verdict') : null;
  },
  read: (source, sniff) =>
    together(source, sniff, 'results without a trial', ({ values, path }) =>
      trialsIn(values).flatMap((trial) => transcriptsOf(trial, path).map(checkedTrial)),
    ),
};
