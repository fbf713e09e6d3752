// The answer of a model that stands beside a conversation which ends with what was asked.
import type { Message } from '../../../contract/transcript.ts';
import type { JsonObject } from '../read/lenient-json.ts';
import { answerIn } from './any-messages.ts';

/** Fields that hold what a model answered; `answer`, `target` and their like hold what is right. */
const NAMES = [
  'completion',
  'response',
  'model_response',
  'assistant_response',
  'llm_response',
  'model_output',
  'llm_output',
  'prediction',
  'generation',
  'generated_text',
  'output',
  'output_text',
  'reply',
  'choices',
];

/**
 * The answer in a row whose messages end with a turn of somebody else, with the name of its field; no messages and a
 * null if the row has none, or if the messages end with the model's words.
 */
export function answerBeside(row: JsonObject, messages: readonly Message[]): { name: string | null; told: Message[] } {
  const last = messages.at(-1);
  if (last === undefined || last.role === 'assistant') return { name: null, told: [] };
  for (const name of NAMES) {
    const value = row[name];
    if (value === undefined || value === null) continue;
    const told = answerIn(value) ?? [];
    if (told.length > 0 && told.every(({ role }) => role === 'assistant' || role === 'tool')) return { name, told };
  }
  return { name: null, told: [] };
}
