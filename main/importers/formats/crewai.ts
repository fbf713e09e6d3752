// CrewAI results: each task of a crew with the agent that did it, and its messages if they were stored.
import type { Json, Message } from '../../../contract/transcript.ts';
import { isMessageList, openaiMessages } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { under } from '../fields.ts';
import { own, type RecordImporter } from '../importer.ts';
import { message, plain, pretty } from '../normal/blocks.ts';
import { spoken } from '../normal/thoughts.ts';
import { objects, string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

const isTask = (task: Json | undefined): boolean =>
  isObject(task) && 'agent' in task && ('raw' in task || 'output' in task);

/** The agent's task, as far as the result contains it. */
const taskOf = (task: JsonObject): string =>
  ['description', 'task', 'name', 'task_id', 'summary'].map((name) => string(task[name])).find((each) => each !== '') ??
  '';

function taskMessages(task: JsonObject): Message[] {
  const agent = string(task['agent']).trim();
  const kept = task['messages'];
  const told = isMessageList(kept) ? openaiMessages(kept) : [message('user', plain(taskOf(task)))];
  const answer = pretty(task['raw'] ?? task['output'] ?? '');
  const last = told.findLast(({ role }) => role === 'assistant');
  const repeats = last?.blocks.some(({ text }) => text.trim() === answer.trim()) ?? false;
  const all = repeats ? told : [...told, message('assistant', spoken(answer))];
  return all.map((each) => (each.role === 'assistant' && agent !== '' ? { ...each, name: agent } : each));
}

export const importer: RecordImporter = {
  reads: 'record',
  name: 'crewai',
  description: 'CrewAI results: the tasks of a crew in order, each agent under its name.',
  detects: 'an object with `tasks_output` that have an `agent` and `raw` or `output`',
  fields: [
    ...under('', 'raw pydantic json_dict token_usage'),
    ...under(
      'tasks_output',
      `
      name description expected_output summary raw pydantic json_dict agent output_format messages output task
    `,
    ),
  ],
  detect: (record) =>
    isObject(record) && Array.isArray(record['tasks_output']) && record['tasks_output'].some(isTask)
      ? own('it has `tasks_output`')
      : null,
  read(record, original) {
    const row = isObject(record) ? record : {};
    const messages = objects(row['tasks_output']).flatMap(taskMessages);
    return [rowTranscript(row, ['tasks_output', 'raw', 'crew_output', 'json_dict', 'pydantic'], messages, original)];
  },
};
