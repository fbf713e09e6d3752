// Files that programs write beside a conversation are imported as its metadata and scores, and are never rejected.
import { dirname } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { walk } from '../../main/importers/index.ts';
import { folder, given } from './support.ts';

const files = folder();
afterAll(files.remove);

async function walked(path: string): Promise<string[]> {
  const all: string[] = [];
  for await (const each of walk([dirname(path)])) if ('path' in each) all.push(each.path);
  return all;
}

test('HELM: the metrics of each instance become scores, and counts about the request do not', async () => {
  const state = (id: string): object => ({
    instance: { id, split: 'test' },
    train_trial_index: 0,
    request: { model: 'm', prompt: 'q' },
    result: { completions: [{ text: 'a' }] },
  });
  const stat = (name: string, mean: number | null): object => ({ name: { name, split: 'test' }, count: 1, mean });
  const path = files.write(
    'helm/scenario_state.json',
    JSON.stringify({ adapter_spec: { method: 'generation' }, request_states: [state('id1'), state('id2')] }),
  );
  const stats = [
    { instance_id: 'id2', train_trial_index: 0, stats: [stat('exact_match', 1), stat('num_bytes', 7)] },
    { instance_id: 'id1', train_trial_index: 0, stats: [stat('exact_match', 0), stat('f1_score', 0.25)] },
    { instance_id: 'id1', train_trial_index: 0, perturbation: { name: 'typos' }, stats: [stat('exact_match', 1)] },
  ];
  files.write('helm/per_instance_stats.json', JSON.stringify(stats));
  for (const name of ['stats', 'run_spec', 'scenario']) files.write(`helm/${name}.json`, '{}');
  expect(await walked(path)).toEqual([path]);
  const { transcripts } = await given(path);
  expect(
    transcripts.map(({ facets, scores }) => [
      facets['instance'],
      ...scores.map((each) => [each.dimension, each.value]),
    ]),
  ).toEqual([
    ['id1', ['exact_match', 0], ['f1_score', 0.25]],
    ['id2', ['exact_match', 1]],
  ]);
});

test('Grok Build and Mistral Vibe: id, title, model and folder come from the file beside the conversation', async () => {
  const grok = files.write(
    'grok/chat_history.jsonl',
    [
      { type: 'user', content: 'q', prompt_index: 0 },
      { type: 'assistant', content: 'a', model_id: 'grok-4' },
    ]
      .map((each) => JSON.stringify(each))
      .join('\n'),
  );
  const info = { id: 'g', cwd: '/w' };
  files.write('grok/summary.json', JSON.stringify({ info, generated_title: 'T', parent_session_id: 'p' }));
  files.write('grok/signals.json', '{}');
  expect(await walked(grok)).toEqual([grok]);
  expect((await given(grok)).transcripts).toMatchObject([
    { source_id: 'g', title: 'T', facets: { cwd: '/w', parent: 'p', model: 'grok-4' } },
  ]);
  const vibe = files.write(
    'vibe/messages.jsonl',
    '{"role":"user","content":"q"}\n{"role":"assistant","content":"a"}\n',
  );
  const environment = { working_directory: '/w' };
  files.write('vibe/meta.json', JSON.stringify({ session_id: 'v', title: 'T', model: 'm', environment }));
  expect(await walked(vibe)).toEqual([vibe]);
  expect((await given(vibe)).transcripts).toMatchObject([
    { source_id: 'v', title: 'T', facets: { cwd: '/w', model: 'm' } },
  ]);
});

test('Harbor: of a job only the results of its trials are read, and an agent’s own logs only without a trajectory', async () => {
  const trial = {
    task_name: 't',
    trial_name: 'one',
    agent_info: { name: 'a' },
    verifier_result: { rewards: { r: 1 } },
  };
  const steps = [
    { step_id: 1, source: 'user', message: 'q' },
    { step_id: 2, source: 'agent', message: 'a' },
  ];
  const result = files.write('job/one/result.json', JSON.stringify(trial));
  const trajectory = { schema_version: 'ATIF-v1.7', session_id: 's', agent: { name: 'a' }, steps };
  files.write('job/one/agent/trajectory.json', JSON.stringify(trajectory));
  const apart = 'config.json trial.log agent/a.txt agent/sessions/x/log.jsonl verifier/ctrf.json verifier/reward.txt';
  for (const name of apart.split(' ')) files.write(`job/one/${name}`, '{}');
  for (const name of ['result.json', 'config.json', 'job.log']) files.write(`job/${name}`, '{"n_total_trials": 1}');
  files.write('job/two/result.json', JSON.stringify({ ...trial, trial_name: 'two' }));
  const log = files.write(
    'job/two/agent/log.jsonl',
    '{"role":"user","content":"q"}\n{"role":"assistant","content":"a"}\n',
  );
  expect(await walked(files.path('job/x'))).toEqual([result, log, files.path('job/two/result.json')]);
  const { transcripts } = await given(result);
  expect(transcripts.map(({ messages, scores }) => [messages.length, scores.map(({ value }) => value)])).toEqual([
    [2, [1]],
  ]);
});
