// AgentDojo runs: a task with an injection, the conversation, and whether the task and the attack succeeded.
import { MESSAGE_FIELDS, isMessageList, openaiMessages } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type ValueImporter } from '../importer.ts';
import { isObject } from '../read/lenient-json.ts';

export const importer: ValueImporter = {
  unit: 'value',
  name: 'agentdojo',
  description: 'AgentDojo runs: the conversation with its injections; utility and security as scores.',
  detects: 'an object with `suite_name`, `pipeline_name` and `messages`',
  fields: ['*', ...MESSAGE_FIELDS.map((path) => `messages.${path}`)],
  detect: (unit) =>
    isObject(unit) && 'suite_name' in unit && 'pipeline_name' in unit && isMessageList(unit['messages'])
      ? own('it has `suite_name`, `pipeline_name` and `messages`')
      : null,
  read(unit, original) {
    const row = isObject(unit) ? unit : {};
    const model = row['pipeline_name'] ?? null;
    return [rowTranscript({ model, ...row }, ['messages'], openaiMessages(row['messages'] ?? null), original)];
  },
};
