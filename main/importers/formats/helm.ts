// HELM scenario states: each request with the completion of the model, and its metrics from the file beside.
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Message } from '../../../contract/transcript.ts';
import { isMessageList, openaiMessages } from '../chat/openai-messages.ts';
import { numbered } from '../chat/choices.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { under } from '../fields.ts';
import { keyOf, statsBeside } from '../helm/stats.ts';
import { own, type FileImporter } from '../importer.ts';
import { message, plain, pretty, reasoning } from '../normal/blocks.ts';
import { distinct } from '../normal/scores.ts';
import { spoken } from '../normal/thoughts.ts';
import { list, object } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { writtenJson } from '../read/numbers.ts';
import { together } from '../read/together.ts';

function messagesOf(state: JsonObject): Message[] {
  const { messages, prompt, model = null } = object(state['request']);
  const asked = isMessageList(messages) ? openaiMessages(messages) : [message('user', plain(pretty(prompt ?? '')))];
  const told = list(object(state['result'])['completions']).map((each) => {
    const { text = '', thinking } = object(each);
    const thought = isObject(thinking) ? thinking['text'] : thinking;
    const blocks = [...(typeof thought === 'string' ? [reasoning(thought)] : []), ...spoken(pretty(text))];
    return { ...message('assistant', blocks), model: typeof model === 'string' ? model : null };
  });
  return [...asked, ...told];
}

/** A request once for each of its completions. */
function onePerCompletion(state: JsonObject): JsonObject[] {
  const result = object(state['result']);
  const completions = list(result['completions']);
  if (completions.length < 2) return [state];
  return completions.map((each) => ({ ...state, result: { ...result, completions: [each] } }));
}

function transcripts({ adapter_spec, request_states }: JsonObject, path: string | null): NormalTranscript[] {
  const spec = object(adapter_spec);
  const stats = statsBeside(path);
  return list(request_states).flatMap((each) => {
    const state = object(each);
    const instance = object(state['instance']);
    const { id = null, split = null } = instance;
    const beside = {
      model: object(state['request'])['model'] ?? spec['model'] ?? null,
      method: spec['method'] ?? null,
      instance: id,
      split,
      train_trial: state['train_trial_index'] ?? null,
      reference: state['reference_index'] ?? null,
      perturbation: object(instance['perturbation'])['name'] ?? null,
    };
    const scores = stats.get(keyOf(id, state['train_trial_index'], instance['perturbation'])) ?? [];
    const found = onePerCompletion(state).map((one, at) => {
      const read = rowTranscript(beside, [], messagesOf(one), writtenJson(each));
      // the metrics of an instance are those of its first completion
      return { ...read, scores: at === 0 ? distinct([...read.scores, ...scores]) : read.scores };
    });
    return found.length === 1 ? found : numbered(found);
  });
}

/** The files that HELM writes beside a scenario state. */
const BESIDE = /^(?:run_spec|scenario|stats|per_instance_stats|instances|display_\w+)\.json$/;

export const importer: FileImporter = {
  reads: 'file',
  name: 'helm',
  description: 'HELM scenario states: each request with its completions, and its metrics as scores.',
  detects: 'an object with `adapter_spec` and `request_states`',
  fields: [
    ...under('', 'adapter_spec'),
    ...under(
      'request_states',
      `
      instance reference_index request_mode train_trial_index output_mapping num_train_instances
      prompt_truncated num_conditioning_tokens annotations
    `,
    ),
    ...under(
      'request_states.request',
      `
      model model_deployment embedding prompt messages temperature num_completions top_k_per_token max_tokens
      stop_sequences echo_prompt top_p presence_penalty frequency_penalty random multimodal_prompt
      response_format
    `,
    ),
    ...under(
      'request_states.result',
      `
      success embedding error cached request_time request_datetime error_flags batch_size batch_request_time
    `,
    ),
    ...under('request_states.result.completions', 'text thinking logprob tokens finish_reason multimodal_content'),
  ],
  beside: (path) => BESIDE.test(basename(path)) && existsSync(join(dirname(path), 'scenario_state.json')),
  detect: (sniff) =>
    sniff.kind === 'json' && sniff.layout === 'object' && sniff.fields.includes('request_states')
      ? own('it has `adapter_spec` and `request_states`')
      : null,
  read: (source, sniff) =>
    together(source, sniff, 'a scenario state of HELM without requests', ({ values: [value = null], path }) =>
      transcripts(object(value), path),
    ),
};
