// Single answers of chat APIs without their requests: a chat completion, an Anthropic message, Gemini's candidates.
import { recordedMessages } from '../chat/any-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { under } from '../fields.ts';
import { own, type ValueImporter } from '../importer.ts';
import type { Json } from '../../../contract/transcript.ts';
import { jsonText } from '../normal/json-text.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

const isCompletion = (unit: JsonObject): boolean =>
  Array.isArray(unit['choices']) &&
  (/^(?:chat\.completion|text_completion)/.test(jsonText(unit['object'])) ||
    unit['choices'].some((choice) => isObject(choice) && isObject(choice['message'])));
const isMessage = (unit: JsonObject): boolean =>
  unit['type'] === 'message' && unit['role'] === 'assistant' && Array.isArray(unit['content']) && 'stop_reason' in unit;
const isCandidates = (unit: JsonObject): boolean =>
  Array.isArray(unit['candidates']) && unit['candidates'].some((each) => isObject(each) && isObject(each['content']));

const isAnswer = (unit: Json): boolean =>
  isObject(unit) && unit['messages'] === undefined && (isCompletion(unit) || isMessage(unit) || isCandidates(unit));

export const importer: ValueImporter = {
  unit: 'value',
  name: 'api-response',
  description:
    'Answers of chat APIs on their own: chat completions of OpenAI, messages of Anthropic, candidates of Gemini.',
  detects: 'an object with `choices` of messages, `candidates`, or of type message with `stop_reason`',
  fields: [
    ...under(
      '',
      `
      id object created model modelVersion responseId choices candidates usage usageMetadata
      system_fingerprint service_tier type role content stop_reason stop_sequence stop_details container
      context_management provider promptFeedback prompt_filter_results createTime citations
    `,
    ),
  ],
  detect: (unit) => (isAnswer(unit) ? own('it is an answer of a chat API') : null),
  read(unit, original) {
    const row = isObject(unit) ? unit : {};
    const model = row['model'] ?? row['modelVersion'] ?? null;
    const id = row['id'] ?? row['responseId'] ?? null;
    return [
      rowTranscript({ id, model, created: row['created'] ?? null }, [], recordedMessages(unit, 'assistant'), original),
    ];
  },
};
