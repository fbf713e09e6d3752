// HELM scenario states: each request with what the model completed.
import type { Json, Message } from '../../../contract/transcript.ts';
import { isMessageList, openaiMessages } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type ValueImporter } from '../importer.ts';
import { message, plain, pretty, reasoning } from '../normal/blocks.ts';
import { spoken } from '../normal/thoughts.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { writtenJson } from '../read/numbers.ts';

const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

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

export const importer: ValueImporter = {
  unit: 'value',
  name: 'helm',
  description: 'HELM scenario states: each request with its completions as a transcript.',
  detects: 'an object with `adapter_spec` and `request_states`',
  fields: ['*'],
  detect: (unit) =>
    isObject(unit) && isObject(unit['adapter_spec']) && Array.isArray(unit['request_states'])
      ? own('it has `adapter_spec` and `request_states`')
      : null,
  read(unit) {
    const { adapter_spec, request_states } = object(unit);
    const spec = object(adapter_spec);
    return list(request_states).map((each) => {
      const state = object(each);
      const { id = null, split = null } = object(state['instance']);
      const beside = {
        model: object(state['request'])['model'] ?? spec['model'] ?? null,
        method: spec['method'] ?? null,
        instance: id,
        split,
        train_trial: state['train_trial_index'] ?? null,
        reference: state['reference_index'] ?? null,
      };
      return rowTranscript(beside, [], messagesOf(state), writtenJson(each));
    });
  },
};
