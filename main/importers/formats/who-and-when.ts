// Who&When: failed runs of several agents, each agent under its name; who made the mistake and when is what people said.
import type { Json } from '../../../contract/transcript.ts';
import { openaiMessages } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type ValueImporter } from '../importer.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

const LABELS = ['mistake_agent', 'mistake_step', 'mistake_reason'];

const historyIn = (unit: Json): JsonObject[] =>
  isObject(unit) && Array.isArray(unit['history']) ? unit['history'].filter((each) => isObject(each)) : [];

/** In half of the runs `name` is who speaks and `role` only how; in the others `role` is the agent. */
function asChat(entry: JsonObject): JsonObject {
  const { name, role } = entry;
  return typeof name === 'string' && name !== ''
    ? { ...entry, role: typeof role === 'string' ? role : 'assistant' }
    : entry;
}

export const importer: ValueImporter = {
  unit: 'value',
  name: 'who-and-when',
  description: 'Who&When runs of several agents, by name; the annotators’ mistake, step and reason stay out of sight.',
  detects: 'an object with `history` and `mistake_agent`',
  fields: ['*', ...'content role name'.split(' ').map((name) => `history.${name}`)],
  detect: (unit) =>
    historyIn(unit).length > 0 && isObject(unit) && LABELS.some((name) => name in unit)
      ? own('it has `history` and `mistake_agent`')
      : null,
  read(unit, original) {
    const row = isObject(unit) ? unit : {};
    const told = openaiMessages(historyIn(unit).map(asChat));
    const id = row['question_ID'] ?? row['question_id'] ?? row['id'] ?? null;
    const beside = { ...row, ...(id === null ? {} : { id }) };
    const hidden = ['history', 'ground_truth', 'groundtruth', 'system_prompt', 'labels', ...LABELS];
    return [rowTranscript(beside, hidden, told, original)];
  },
};
