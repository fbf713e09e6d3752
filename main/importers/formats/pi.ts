// Pi sessions: a tree of messages by their parents; abandoned paths are kept as branches.
import type { Json, Message } from '../../../contract/transcript.ts';
import { MESSAGE_FIELDS, openaiMessages } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { treeBranches } from '../chat/tree.ts';
import { own, type FileImporter } from '../importer.ts';
import { plain } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { jsonText } from '../normal/json-text.ts';
import { string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { beginningOf } from '../read/shelf.ts';
import { together } from '../read/together.ts';

const isHeader = (value: Json): value is JsonObject =>
  isObject(value) && value['type'] === 'session' && 'id' in value && ('cwd' in value || 'version' in value);

/** A line as a message; a compaction and a summary of a branch are notices of the program. */
function wireOf(line: JsonObject): JsonObject | null {
  const at = line['timestamp'] ?? null;
  if (line['type'] === 'message' && isObject(line['message'])) return { ...line['message'], timestamp: at };
  const { summary } = line;
  if (typeof summary === 'string')
    return { role: 'system', content: `[${jsonText(line['type'])}] ${summary}`, timestamp: at };
  const custom = line['type'] === 'custom_message' ? line['content'] : undefined;
  return custom === undefined ? null : { role: 'system', content: custom, timestamp: at };
}

/** A line as a chat message; a command that Pi ran for the user becomes a message of the user. */
function asChat(wire: JsonObject): JsonObject {
  if (wire['role'] === 'bashExecution')
    return {
      role: 'user',
      name: 'shell',
      content: `$ ${string(wire['command'])}\n${string(wire['output'])}`,
      timestamp: wire['timestamp'] ?? null,
    };
  return wire;
}

/** A failed answer is marked in its name; if it has no text, it becomes a notice of the program. */
function marked(placed: Message, error: string): Message {
  if (error === '') return placed;
  if (placed.blocks.length > 0) return { ...placed, name: `cut off: ${beginningOf(error, 200)}` };
  return { ...placed, role: 'system', name: 'error', blocks: plain(`[${error}]`) };
}

function messagesOf(values: readonly Json[]): Message[] {
  const lines = values.filter((value) => isObject(value));
  const spoken = lines.flatMap((line) => {
    const wire = wireOf(line);
    return wire === null ? [] : [{ line, wire: asChat(wire) }];
  });
  const branches = treeBranches(lines.map((line) => ({ id: string(line['id']), parent: string(line['parentId']) })));
  const told = openaiMessages(spoken.map(({ wire }) => wire));
  return told.flatMap((each, at): Message[] => {
    const one = spoken[at];
    if (one === undefined) return [each];
    const placed = { ...each, branch: branches.get(string(one.line['id'])) ?? '', at: timeOf(one.line['timestamp']) };
    return [marked(placed, string(one.wire['errorMessage']))];
  });
}

const LINE =
  'type id parentId timestamp cwd version provider modelId thinkingLevel summary firstKeptEntryId tokensBefore fromId customType data content display label targetId name details fromHook';

export const importer: FileImporter = {
  reads: 'file',
  name: 'pi',
  description: 'Pi sessions: the tree with abandoned branches, compactions marked.',
  detects: 'a first line of type session with `cwd`, and lines of type message',
  fields: [
    ...LINE.split(' '),
    ...[...MESSAGE_FIELDS, 'errorMessage', 'details', 'command', 'output', 'exitCode'].map((path) => `message.${path}`),
  ],
  detect: (sniff) =>
    sniff.kind === 'json' && sniff.layout === 'lines' && sniff.values.some(isHeader)
      ? own('its first line is of type session')
      : null,
  read: (source, sniff) =>
    together(source, sniff, 'a session of Pi without messages', ({ values, text }) => {
      const messages = messagesOf(values);
      const header = values.find(isHeader) ?? {};
      const model = messages.find((each) => each.model !== null)?.model ?? header['modelId'] ?? null;
      const parent = string(header['parentSession']).replace(/^.*\//, '');
      const row = {
        id: header['id'] ?? null,
        timestamp: header['timestamp'] ?? null,
        cwd: header['cwd'] ?? null,
        model,
        parent,
      };
      return messages.length === 0 ? [] : [rowTranscript(row, [], messages, text)];
    }),
};
