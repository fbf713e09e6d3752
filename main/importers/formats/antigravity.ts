// Antigravity CLI transcripts: a step per line, of the user, of the model with its calls, of the tools, of the program.
import type { Json, Message } from '../../../contract/transcript.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { under } from '../fields.ts';
import { own, type FileImporter } from '../importer.ts';
import { argumentsOf, message, plain, pretty, reasoning, toolCall, toolResult } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { jsonText } from '../normal/json-text.ts';
import { spoken } from '../normal/thoughts.ts';
import { string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { together } from '../read/together.ts';

const isStep = (value: Json): value is JsonObject =>
  isObject(value) && 'step_index' in value && typeof value['type'] === 'string' && 'source' in value;

const REQUEST = /<USER_REQUEST>\n?([\s\S]*?)\n?<\/USER_REQUEST>/;

/** The user's request, without the text that the program adds. */
function asked(words: string): Message[] {
  const found = REQUEST.exec(words);
  if (found === null) return [message('user', plain(words))];
  const added = `${words.slice(0, found.index)}${words.slice(found.index + found[0].length)}`.trim();
  const notice = { ...message('system', plain(added)), name: 'added' };
  return [message('user', plain(found[1] ?? '')), notice];
}

function planned(step: JsonObject): Message[] {
  const thought = string(step['thinking']);
  const calls = Array.isArray(step['tool_calls']) ? step['tool_calls'].filter((each) => isObject(each)) : [];
  return [
    message('assistant', [
      ...(thought === '' ? [] : [reasoning(thought)]),
      ...spoken(string(step['content'])),
      ...calls.map((call) => toolCall(string(call['id']), string(call['name']), argumentsOf(call))),
    ]),
  ];
}

function messagesOf(step: JsonObject): Message[] {
  const type = jsonText(step['type']);
  const words = step['content'] === undefined || step['content'] === null ? '' : pretty(step['content']);
  const failed = step['status'] === 'ERROR' || string(step['error']) !== '';
  const told = [words, string(step['error'])].filter((each) => each !== '').join('\n');
  if (type === 'USER_INPUT') return asked(words);
  if (type === 'PLANNER_RESPONSE') return planned(step);
  if (step['source'] !== 'SYSTEM')
    return told === '' ? [] : [message('tool', [toolResult('', type.toLowerCase(), told, failed)])];
  return [{ ...message('system', plain(told)), name: type.toLowerCase() }];
}

export const importer: FileImporter = {
  reads: 'file',
  name: 'antigravity',
  description: 'Antigravity CLI transcripts: a step per line, with thinking, calls and what the tools returned.',
  detects: 'lines with `step_index`, `source` and `type`',
  fields: under('', 'step_index source type status created_at content thinking tool_calls truncated_fields error'),
  detect: (sniff) =>
    sniff.kind === 'json' && sniff.layout === 'lines' && sniff.values.length > 0 && sniff.values.every(isStep)
      ? own('its lines have `step_index` and `source`')
      : null,
  read: (source, sniff) =>
    together(source, sniff, 'a transcript of Antigravity without messages', ({ values, text, path }) => {
      const steps = values.filter(isStep);
      const messages = steps.flatMap((step) =>
        messagesOf(step)
          .filter(({ blocks }) => blocks.length > 0)
          .map((each) => ({ ...each, at: timeOf(step['created_at']) })),
      );
      // the folder of a transcript has the id of the conversation
      const id =
        path === null ? null : (path.split(/[/\\]/).find((part) => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(part)) ?? null);
      const created = steps[0]?.['created_at'] ?? null;
      return messages.length === 0 ? [] : [rowTranscript({ id, created }, [], messages, text)];
    }),
};
