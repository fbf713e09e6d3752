// Sessions of Qwen Code: a line for each event, in the form of Gemini's API. Turns that were taken back become a
// branch.
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Json, Message } from '../../../contract/transcript.ts';
import { partMessages, PART_MESSAGE_FIELDS } from '../chat/part-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { own, type FileImporter } from '../importer.ts';
import { timeOf } from '../normal/facets.ts';
import { string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { together } from '../read/together.ts';

const isLine = (value: Json): value is JsonObject =>
  isObject(value) && typeof value['uuid'] === 'string' && typeof value['sessionId'] === 'string';

const partsOf = ({ message }: JsonObject): Json[] | null =>
  isObject(message) && Array.isArray(message['parts']) ? message['parts'] : null;

/** Text that hooks and the program insert before the prompt in a person's turn. */
const isContext = (part: Json): boolean => isObject(part) && /^\s*<qwen:[\w-]+>/.test(string(part['text']));

/** The lines on the path from the last message back to the first. All other lines were taken back. */
function standing(lines: readonly JsonObject[]): Set<string> {
  const parents = new Map(lines.map((line) => [string(line['uuid']), string(line['parentUuid'])]));
  const path = new Set<string>();
  let at = string(lines.findLast((line) => partsOf(line) !== null)?.['uuid']);
  while (at !== '' && !path.has(at)) {
    path.add(at);
    at = parents.get(at) ?? '';
  }
  return path;
}

function lineMessages(line: JsonObject, branch: string): Message[] {
  const parts = partsOf(line) ?? [];
  const role = isObject(line['message']) ? (line['message']['role'] ?? line['type'] ?? '') : '';
  const told = role === 'user' ? parts.filter(isContext) : [];
  const said = parts.filter((part) => !told.includes(part));
  const wires = [
    ...(told.length === 0 ? [] : [{ role: 'system', name: 'context', parts: told }]),
    ...(said.length === 0 ? [] : [{ role, parts: said, model: line['model'] ?? null }]),
  ];
  return partMessages(wires).map((each) => ({ ...each, branch, at: timeOf(string(line['timestamp'])) }));
}

function transcriptOf(lines: readonly JsonObject[], text: string): NormalTranscript[] {
  const path = standing(lines);
  const isOn = (line: JsonObject): boolean => path.has(string(line['uuid']));
  const messages = lines.flatMap((line) => lineMessages(line, isOn(line) ? '' : 'taken back'));
  if (messages.length === 0) return [];
  const payloads = lines
    .filter((line) => line['subtype'] === 'custom_title')
    .map(({ systemPayload }) => (isObject(systemPayload) ? systemPayload['customTitle'] : null));
  const last = lines.findLast(isOn) ?? {};
  const row = {
    id: last['sessionId'] ?? null,
    title: payloads.findLast((title) => typeof title === 'string') ?? null,
    created: lines[0]?.['timestamp'] ?? null,
    model: messages.findLast((each) => each.model !== null && each.branch === '')?.model ?? null,
    cwd: last['cwd'] ?? null,
    version: last['version'] ?? null,
    gitBranch: last['gitBranch'] ?? null,
  };
  return [rowTranscript(row, [], messages, text)];
}

export const importer: FileImporter = {
  reads: 'file',
  name: 'qwen-code',
  description: 'Sessions of Qwen Code: thoughts, calls with results; turns taken back as a branch.',
  detects: 'lines with `sessionId`, `uuid` and a `message` of `parts`',
  fields: [
    ...'uuid parentUuid sessionId timestamp type subtype cwd version gitBranch model usageMetadata contextWindowSize'.split(
      ' ',
    ),
    ...'systemPayload toolCallResult agentId message.role'.split(' '),
    ...PART_MESSAGE_FIELDS.map((path) => `message.${path}`),
  ],
  detect: (sniff) =>
    sniff.kind === 'json' &&
    sniff.layout === 'lines' &&
    sniff.values.some((each) => isLine(each) && partsOf(each) !== null)
      ? own('its lines have `uuid`, and messages of `parts`')
      : null,
  read: (source, sniff) =>
    together(source, sniff, 'a session of Qwen Code without messages', ({ values, text }) =>
      transcriptOf(values.filter(isLine), text),
    ),
};
