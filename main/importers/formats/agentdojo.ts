// AgentDojo runs: a task with an injection, the conversation, and whether the task and the attack succeeded.
import { MESSAGE_FIELDS, isMessageList, openaiMessages } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type RecordImporter } from '../importer.ts';
import { isObject } from '../read/lenient-json.ts';
import { bothOf } from '../read/numbers.ts';

export const importer: RecordImporter = {
  reads: 'record',
  name: 'agentdojo',
  description: 'AgentDojo runs: the conversation with its injections; utility and security as scores.',
  detects: 'an object with `suite_name`, `pipeline_name` and `messages`',
  fields: ['*', ...MESSAGE_FIELDS.map((path) => `messages.${path}`)],
  detect: (record) =>
    isObject(record) && 'suite_name' in record && 'pipeline_name' in record && isMessageList(record['messages'])
      ? own('it has `suite_name`, `pipeline_name` and `messages`')
      : null,
  read(record, original) {
    const row = isObject(record) ? record : {};
    const model = row['pipeline_name'] ?? null;
    return [rowTranscript(bothOf({ model }, row), ['messages'], openaiMessages(row['messages'] ?? null), original)];
  },
};
