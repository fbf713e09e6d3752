// Amp threads: messages whose tool results are runs with a status.
import type { Json } from '../../../contract/transcript.ts';
import { anthropicMessages, CONTENT_FIELDS } from '../chat/anthropic-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { under } from '../fields.ts';
import { own, type RecordImporter } from '../importer.ts';
import { pretty } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { object } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

const messagesIn = (record: Json): Json[] =>
  isObject(record) && Array.isArray(record['messages']) ? record['messages'] : [];

const partsOf = (said: Json): Json[] => {
  const content = object(said)['content'];
  return Array.isArray(content) ? content : [];
};

const isRun = (part: Json): boolean => isObject(part) && part['type'] === 'tool_result' && 'run' in part;

/** The result of a run: the output of the tool is under `output`, with its exit code beside it. */
function wordsOf(result: Json): Json {
  if (!isObject(result)) return result;
  const { output, exitCode } = result;
  if (typeof output !== 'string') return pretty(result);
  return exitCode === undefined || exitCode === 0 ? output : `${output}\n[exit code ${pretty(exitCode)}]`;
}

/** A part in Anthropic's form. */
function asPart(part: Json): Json {
  if (!isObject(part) || !isRun(part)) return part;
  const run = object(part['run']);
  const error = object(run['error'])['message'] ?? run['error'] ?? null;
  const status = run['status'] ?? '';
  const result = run['result'] === undefined || run['result'] === null ? null : wordsOf(run['result']);
  const content = result ?? error ?? `[${pretty(status)}]`;
  const code = object(run['result'])['exitCode'];
  const failed = status === 'error' || status === 'cancelled' || (typeof code === 'number' && code !== 0);
  return {
    type: 'tool_result',
    tool_use_id: part['toolUseID'] ?? part['tool_use_id'] ?? '',
    content,
    is_error: failed,
  };
}

function asMessage(said: Json): JsonObject {
  const wire = object(said);
  const { content = '' } = wire;
  const model = object(wire['usage'])['model'] ?? wire['model'] ?? null;
  return { role: wire['role'] ?? 'user', model, content: Array.isArray(content) ? content.map(asPart) : content };
}

export const importer: RecordImporter = {
  reads: 'record',
  name: 'amp',
  description: 'Amp threads: messages with thinking, tools with their runs.',
  detects: 'an object with `messages` and an `id` that begins with T-, or with tool results that have a `run`',
  fields: [
    ...under(
      '',
      'v id created title messages.messageId messages.meta messages.state messages.usage messages.userState',
    ),
    ...under('', 'env meta nextMessageId agentMode mainThreadID relationships creatorUserID summary activatedSkills'),
    ...under('messages', 'timestamp dtwMessageID fileMentions originalToolUseInput agentMode'),
    ...under('messages.content', 'complete startTime finalTime provider blockID toolUseID run originalInput'),
    ...CONTENT_FIELDS.map((path) => `messages.${path}`),
  ],
  detect(record) {
    if (!isObject(record) || messagesIn(record).length === 0) return null;
    const named = 'v' in record && typeof record['id'] === 'string' && record['id'].startsWith('T-');
    return named || messagesIn(record).some((each) => partsOf(each).some(isRun)) ? own('it is a thread of Amp') : null;
  },
  read(record, original) {
    const row = isObject(record) ? record : {};
    const list = messagesIn(record);
    const messages = anthropicMessages(list.map(asMessage)).map((each, at) => {
      const wire = object(list[at]);
      const sent = object(wire['meta'])['sentAt'] ?? object(wire['usage'])['timestamp'] ?? null;
      return { ...each, at: timeOf(sent) };
    });
    const tree = object(object(row['env'])['initial'])['trees'];
    const cwd = Array.isArray(tree) ? (object(tree[0])['uri'] ?? null) : null;
    const model = messages.find((each) => each.model !== null)?.model ?? null;
    const parent = row['mainThreadID'] ?? null;
    const { id = null, title = null, created = null } = row;
    return [rowTranscript({ id, title, created, model, cwd, parent }, [], messages, original)];
  },
};
