// smolagents runs: the steps of an agent's memory, or rows of its benchmarks with their intermediate steps.
import type { Json, Message } from '../../../contract/transcript.ts';
import { openaiMessages } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type RecordImporter } from '../importer.ts';
import { message, plain, pretty, toolResult } from '../normal/blocks.ts';
import { list, string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { bothOf } from '../read/numbers.ts';
import { Unreadable } from '../read/unreadable.ts';

const isAction = (step: Json): boolean =>
  isObject(step) && 'step_number' in step && ('tool_calls' in step || 'observations' in step);
const isStart = (step: Json): boolean => isObject(step) && typeof step['task'] === 'string';
const isSystem = (step: Json): boolean =>
  isObject(step) && typeof step['system_prompt'] === 'string' && !isAction(step);

/** The error of a step. */
const errorOf = (step: JsonObject): string => {
  const { error } = step;
  return isObject(error) ? string(error['message']) || pretty(error) : string(error);
};

function actionMessages(step: JsonObject): Message[] {
  const calls = list(step['tool_calls']);
  const output = step['model_output_message'];
  const content = isObject(output) ? (output['content'] ?? null) : (step['model_output'] ?? null);
  const more = isObject(output) ? { reasoning_content: output['reasoning_content'] ?? null } : {};
  const said = openaiMessages([{ role: 'assistant', content, tool_calls: calls, ...more }]);
  const [first] = calls;
  const [id, fn] = isObject(first) ? [string(first['id']), first['function']] : ['', null];
  const error = errorOf(step);
  const words = [string(step['observations']), error].filter((each) => each !== '').join('\n');
  const name = isObject(fn) ? string(fn['name']) : '';
  return words === '' ? said : [...said, message('tool', [toolResult(id, name, words, error !== '')])];
}

/** The system prompt, which the model's input repeats at each step. */
function systemOf(steps: readonly Json[]): Message[] {
  const inputs = steps.flatMap((step) => (isObject(step) ? list(step['model_input_messages']) : []));
  const found = inputs.find((each) => isObject(each) && each['role'] === 'system');
  return found === undefined || steps.some(isSystem) ? [] : openaiMessages([found]);
}

function stepMessages(step: Json): Message[] {
  if (!isObject(step)) return [];
  if (isSystem(step)) return [message('system', plain(string(step['system_prompt'])))];
  if (isStart(step)) return [message('user', plain(string(step['task'])))];
  if (isAction(step)) return actionMessages(step);
  if (step['plan'] !== undefined) return [message('assistant', plain(pretty(step['plan'])))];
  const final = step['final_answer'] ?? step['output'];
  return final === undefined ? [message('system', plain(pretty(step)))] : [message('assistant', plain(pretty(final)))];
}

/** A row of a benchmark: its question, the steps, and the final answer. */
function rowMessages(row: JsonObject): Message[] {
  const steps = list(row['intermediate_steps']);
  const asked = row['augmented_question'] ?? row['question'] ?? '';
  const chat = steps.every((each) => isObject(each) && typeof each['role'] === 'string')
    ? openaiMessages(steps)
    : steps.flatMap(stepMessages);
  const opens = chat.some(({ role }) => role === 'user') ? [] : [message('user', plain(pretty(asked)))];
  const { prediction } = row;
  const told = prediction === undefined || prediction === null ? [] : [message('assistant', plain(pretty(prediction)))];
  return [...opens, ...chat, ...told];
}

const stepsIn = (record: Json): Json[] => list(isObject(record) ? (record['steps'] ?? record['memory']) : record);

export const importer: RecordImporter = {
  reads: 'record',
  name: 'smolagents',
  description:
    'smolagents: the steps of an agent’s memory with code, calls and observations, and rows of its benchmarks.',
  detects: 'steps with `step_number` and `tool_calls`, or rows with `intermediate_steps`',
  fields: ['*', 'messages'],
  detect(record) {
    if (isObject(record) && Array.isArray(record['intermediate_steps']) && 'prediction' in record)
      return own('it has `intermediate_steps`');
    const steps = stepsIn(record);
    return steps.some(isAction) && steps.every((each) => isObject(each)) ? own('its steps have a `step_number`') : null;
  },
  read(record, original) {
    if (isObject(record) && Array.isArray(record['intermediate_steps'])) {
      const model = record['agent_name'] ?? null;
      return [
        rowTranscript(
          bothOf({ model }, record),
          ['intermediate_steps', 'augmented_question'],
          rowMessages(record),
          original,
        ),
      ];
    }
    const steps = stepsIn(record);
    if (steps.length === 0) throw new Unreadable('it has no steps');
    const row: JsonObject = isObject(record) ? record : {};
    return [rowTranscript(row, ['steps', 'memory'], [...systemOf(steps), ...steps.flatMap(stepMessages)], original)];
  },
};
