// Google AI Studio prompts, as they are stored in Drive: chunks of text by role, including hidden reasoning.
import type { Block, Json, Message } from '../../../contract/transcript.ts';
import { systemMessage } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { under } from '../fields.ts';
import { own, type RecordImporter } from '../importer.ts';
import { image, message, plain, pretty, reasoning, text, toolCall, toolResult } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { spoken } from '../normal/thoughts.ts';
import { object, objects, string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

/** An image: its data, or its file in Drive. */
function mediaOf(chunk: JsonObject): Block[] {
  const inline = object(chunk['inlineData'] ?? chunk['inlineImage']);
  const type = string(inline['mimeType']);
  if (typeof inline['data'] === 'string' && type.startsWith('image/'))
    return [image(`data:${type};base64,${inline['data']}`)];
  const kinds = Object.keys(chunk).filter((name) => /^drive[A-Z]|^youtube/.test(name));
  return kinds.map((name) =>
    text(`[${name.replace(/^drive/, '').toLowerCase()}: ${string(object(chunk[name])['id'])}]`),
  );
}

function chunkMessage(chunk: JsonObject): Message[] {
  const words = string(chunk['text']);
  const role = chunk['role'] === 'user' ? 'user' : 'assistant';
  const call = object(chunk['functionCall']);
  const code = object(chunk['executableCode']);
  const result = object(chunk['codeExecutionResult']);
  const blocks: Block[] = [
    ...(chunk['isThought'] === true || chunk['thought'] === true
      ? [reasoning(words)]
      : role === 'user'
        ? plain(words)
        : spoken(words)),
    ...mediaOf(chunk),
    ...(typeof call['name'] === 'string'
      ? [toolCall(string(call['id']), call['name'], call['parameters'] ?? call['args'] ?? {})]
      : []),
    ...(typeof code['code'] === 'string' ? [toolCall('', string(code['language']) || 'code', code['code'])] : []),
  ];
  const error = string(chunk['errorMessage']);
  const at = timeOf(chunk['createTime']);
  const answer = result['output'] === undefined ? [] : [toolResult('', 'code', pretty(result['output']))];
  const own = [
    ...(blocks.length === 0 ? [] : [{ ...message(role, blocks), at }]),
    ...(answer.length === 0 ? [] : [{ ...message('tool', answer), at }]),
  ];
  return error === '' ? own : [...own, { ...message('system', plain(`[${error}]`)), name: 'error' }];
}

const chunksIn = (record: Json): JsonObject[] => objects(object(object(record)['chunkedPrompt'])['chunks']);

/** Hidden reasoning becomes the first block of the message after it. */
function joined(messages: readonly Message[]): Message[] {
  const all: Message[] = [];
  for (const each of messages) {
    const before = all.at(-1);
    const thought = before?.role === 'assistant' && before.blocks.every(({ type }) => type === 'reasoning');
    if (thought && each.role === 'assistant')
      all[all.length - 1] = { ...each, blocks: [...before.blocks, ...each.blocks] };
    else all.push(each);
  }
  return all;
}

export const importer: RecordImporter = {
  reads: 'record',
  name: 'ai-studio',
  description: 'Google AI Studio prompts (from Drive): chunks as messages, thoughts as reasoning.',
  detects: 'an object with `chunkedPrompt`',
  fields: [
    ...under('', 'runSettings systemInstruction citations applet'),
    ...under('chunkedPrompt', 'pendingInputs'),
    ...under(
      'chunkedPrompt.chunks',
      `
      text role isThought thought thoughtSignatures parts inlineData inlineImage inlineFile createTime
      functionCall functionResponse executableCode codeExecutionResult errorMessage finishReason tokenCount
      branchParent branchChildren isEdited isGeneratedUsingApiKey thinkingBudget grounding safetyRatings
      driveDocument driveImage driveVideo driveAudio youtubeVideo
    `,
    ),
  ],
  detect: (record) => (isObject(record) && isObject(record['chunkedPrompt']) ? own('it has a `chunkedPrompt`') : null),
  read(record, original) {
    const row = object(record);
    const settings = object(row['runSettings']);
    const system = object(row['systemInstruction']);
    const chunks = chunksIn(record);
    const beside = { model: settings['model'] ?? null, created: chunks[0]?.['createTime'] ?? null, metadata: settings };
    const messages = [...systemMessage(system['parts'] ?? system['text']), ...joined(chunks.flatMap(chunkMessage))];
    return [rowTranscript(beside, [], messages, original)];
  },
};
