// Sessions of Kimi Code and Kimi CLI: a journal in lines, or the lines of the model's context.
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Json } from '../../../contract/transcript.ts';
import { MESSAGE_FIELDS, openaiMessages } from '../chat/openai-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { under } from '../fields.ts';
import { own, type FileImporter } from '../importer.ts';
import { wireMessages } from '../kimi/wire.ts';
import { string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { objectBeside } from '../read/neighbours.ts';
import { writtenJson } from '../read/numbers.ts';
import { together } from '../read/together.ts';

const isMeta = (value: Json): value is JsonObject =>
  isObject(value) && value['type'] === 'metadata' && 'protocol_version' in value;
const isRecord = (value: Json): boolean =>
  isObject(value) &&
  typeof value['timestamp'] === 'number' &&
  isObject(value['message']) &&
  'payload' in value['message'];
/** Lines of the context that are not messages. */
const isMark = (value: Json): boolean =>
  isObject(value) && ['_checkpoint', '_usage', '_system_prompt'].includes(string(value['role']));

/** The folder of a session, and the agent whose journal is in a subfolder of it. */
function placeOf(path: string | null): { folder: string | null; session: Json; agent: string } {
  if (path === null) return { folder: null, session: null, agent: '' };
  const own = dirname(path);
  if (basename(dirname(own)) !== 'agents')
    return { folder: own, session: /^wire|^context/.test(basename(path)) ? basename(own) : null, agent: '' };
  const folder = dirname(dirname(own));
  return { folder, session: basename(folder), agent: basename(own) === 'main' ? '' : basename(own) };
}

/** Lines of a context without the program's marks, except the system prompt. */
const contextMessages = (lines: readonly JsonObject[]): JsonObject[] =>
  lines.flatMap((line) =>
    !isMark(line) ? [line] : line['role'] === '_system_prompt' ? [{ ...line, role: 'system' }] : [],
  );

function transcripts(values: readonly Json[], text: string, path: string | null): NormalTranscript[] {
  const lines = values.filter((value) => isObject(value));
  const { folder, session, agent } = placeOf(path);
  const state = folder === null ? {} : objectBeside(join(folder, 'wire.jsonl'), 'state.json');
  const { own, agents } = lines.some(isMark) ? { own: contextMessages(lines), agents: new Map() } : wireMessages(lines);
  const alias = lines.map((line) => line['modelAlias']).findLast((each) => typeof each === 'string');
  const model = lines.map((line) => line['model']).find((each) => typeof each === 'string') ?? alias ?? null;
  const cwd = state['workDir'] ?? lines.map((line) => line['cwd']).find((each) => typeof each === 'string') ?? null;
  const told = openaiMessages(own);
  const title = agent === '' ? (state['title'] ?? state['custom_title'] ?? null) : null;
  const id = session === null || agent === '' ? session : `${string(session)}/${agent}`;
  const row = { id, title, model, cwd, parent: agent === '' ? null : session };
  const subagents = [...agents].map(([call, its]) => {
    const beside = { id: `${string(session)}/${call}`, parent: session, model, title: `subagent of ${call}` };
    return rowTranscript(beside, [], openaiMessages(its), writtenJson(its));
  });
  return told.length === 0 ? [] : [rowTranscript(row, [], told, text), ...subagents];
}

export const importer: FileImporter = {
  reads: 'file',
  name: 'kimi',
  description: 'Kimi Code and Kimi CLI sessions (wire.jsonl, context.jsonl), each subagent as a transcript.',
  detects: 'a first line of type metadata with `protocol_version`, or lines of roles _checkpoint and _system_prompt',
  fields: [
    ...under(
      '',
      `
      type protocol_version created_at app_version time timestamp agentId profileName systemPrompt subagentNames names
      modelAlias thinkingEffort cwd input origin hash tools kind provider model thinkingKeep maxTokens toolSelect
      systemPromptHash toolsHash messageCount turnStep attempt usage usageScope turnId toolCallId toolName action
      sessionApprovalRule result id summary contextSummary compactedCount tokensBefore tokensAfter
      keptUserMessageCount source mode enabled token_count
    `,
    ),
    ...under(
      'event',
      'type uuid turnId step usage finishReason messageId stepUuid part parentUuid toolCallId name args',
    ),
    ...under('event', 'description display result llmFirstTokenLatencyMs llmStreamDurationMs llmRequestBuildMs'),
    ...under('event', 'llmServerFirstTokenMs llmServerDecodeMs llmClientConsumeMs'),
    ...under('message', 'payload type toolCalls toolCallId isError origin'),
    ...MESSAGE_FIELDS,
    ...MESSAGE_FIELDS.map((path) => `message.${path}`),
    ...['content', 'message.content'].flatMap((path) => under(path, 'think encrypted')),
  ],
  // the journal contains the whole context, also from before a compaction
  beside: (path) =>
    (basename(path) === 'state.json' &&
      (existsSync(join(dirname(path), 'agents')) || existsSync(join(dirname(path), 'wire.jsonl')))) ||
    (/^context(?:_\d+|_sub_\d+)?\.jsonl$/.test(basename(path)) && existsSync(join(dirname(path), 'wire.jsonl'))),
  detect: (sniff) =>
    sniff.kind === 'json' &&
    sniff.layout === 'lines' &&
    (sniff.values.some(isMeta) ||
      sniff.values.some(isMark) ||
      (sniff.values.length > 0 && sniff.values.every(isRecord)))
      ? own('its lines are of a journal of Kimi')
      : null,
  read: (source, sniff) =>
    together(source, sniff, 'a session of Kimi without messages', ({ values, text, path }) =>
      transcripts(values, text, path),
    ),
};
