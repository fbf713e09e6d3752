// Sessions of the Gemini CLI, one object or a line for each event: text, reasoning and tool calls. Notices of the
// program become system messages; turns that were taken back become branches.
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Json, Message } from '../../../contract/transcript.ts';
import { replayed } from '../gemini/lines.ts';
import { sure, type FileImporter } from '../importer.ts';
import { message, plain, pretty, reasoning, titleFrom, toolCall, toolResult } from '../normal/blocks.ts';
import { spoken, thoughtPart } from '../normal/thoughts.ts';
import { setFacet, timeOf, type Facets } from '../normal/facets.ts';
import { AnyJson, MaybeText } from '../normal/wire.ts';
import { isObject } from '../read/lenient-json.ts';
import type { Sniff } from '../read/sniff.ts';
import { together } from '../read/together.ts';

const Call = z.object({
  id: MaybeText,
  name: z.string(),
  args: AnyJson.optional(),
  status: MaybeText,
  result: AnyJson.optional(),
  resultDisplay: AnyJson.optional(),
});
const Turn = z.object({
  type: z.string(),
  branch: z.string().default(''),
  content: AnyJson.optional(),
  parts: AnyJson.optional(),
  timestamp: MaybeText,
  model: MaybeText,
  thoughts: z.array(z.object({ subject: MaybeText, description: MaybeText })).nullish(),
  toolCalls: z.array(Call).nullish(),
});
type Turn = z.infer<typeof Turn>;
const Session = z.object({
  sessionId: MaybeText,
  startTime: MaybeText,
  lastUpdated: MaybeText,
  kind: MaybeText,
  summary: MaybeText,
  messages: z.array(Turn),
});

const FIELDS = [
  'id type content parts timestamp model tokens thoughts.subject thoughts.description thoughts.timestamp',
  'toolCalls.id toolCalls.name toolCalls.args toolCalls.status toolCalls.result toolCalls.resultDisplay toolCalls.displayName',
  'toolCalls.description toolCalls.timestamp toolCalls.renderOutputAsMarkdown',
]
  .join(' ')
  .split(' ');

const contentOf = ({ content, parts }: Turn): Json => content ?? parts ?? '';

/** The result of a call: a list of Gemini’s own results, each with an output or an error. */
function answer(told: Json): string {
  const responses = (Array.isArray(told) ? told : []).map((each) => {
    const found = isObject(each) ? each['functionResponse'] : undefined;
    const response = isObject(found) ? found['response'] : undefined;
    const [name, second] = isObject(response) ? Object.keys(response) : [];
    const only = isObject(response) && name !== undefined && second === undefined ? response[name] : null;
    return typeof only === 'string' ? only : null;
  });
  return responses.length > 0 && responses.every((each) => each !== null) ? responses.join('\n') : pretty(told);
}

function textOf(turn: Turn): string {
  const content = contentOf(turn);
  if (!Array.isArray(content)) return pretty(content);
  return content
    .filter((part) => !isObject(part) || thoughtPart(part) === null)
    .map((part) => (isObject(part) && typeof part['text'] === 'string' ? part['text'] : pretty(part)))
    .join('\n');
}

function turnMessages(turn: Turn, index: number): Message[] {
  return plainMessages(turn, index).map((each) => ({ ...each, branch: turn.branch }));
}

function plainMessages(turn: Turn, index: number): Message[] {
  const at = timeOf(turn.timestamp);
  if (turn.type === 'user') return [{ ...message('user', plain(textOf(turn))), at }];
  if (turn.type !== 'gemini' && turn.type !== 'model')
    return [{ ...message('system', plain(textOf(turn))), name: turn.type, at }];
  const calls = (turn.toolCalls ?? []).map((call, n) => ({ ...call, id: call.id ?? `call_${index + 1}_${n + 1}` }));
  const thoughts = (turn.thoughts ?? []).map((each) =>
    reasoning([each.subject, each.description].filter(Boolean).join('\n')),
  );
  const content = contentOf(turn);
  const parts = Array.isArray(content)
    ? content.flatMap((part) => (isObject(part) ? (thoughtPart(part) ?? []) : []))
    : [];
  const own = [
    ...thoughts,
    ...parts,
    ...spoken(textOf(turn)),
    ...calls.map((call) => toolCall(call.id, call.name, call.args ?? {})),
  ];
  const answers = calls.flatMap((call) => {
    const told = call.result ?? call.resultDisplay;
    return told === undefined || told === null
      ? []
      : [toolResult(call.id, call.name, answer(told), call.status === 'error')];
  });
  const said = { ...message('assistant', own), model: turn.model ?? null, at };
  return answers.length === 0 ? [said] : [said, { ...message('tool', answers), at }];
}

const HEADER = 'sessionId projectHash startTime lastUpdated summary kind directories'.split(' ');

/**
 * A session; `folder` is the folder of its file, which for a subagent has the name of the session that it works for.
 */
function transcriptOf(session: z.infer<typeof Session>, folder: string, original: string): NormalTranscript {
  const messages = session.messages.flatMap(turnMessages);
  const facets: Facets = {};
  setFacet(facets, 'model', session.messages.find((turn) => turn.model)?.model ?? undefined);
  const parent = session.kind === 'subagent' ? folder : '';
  setFacet(facets, 'parent', parent);
  return {
    source_id: [parent, session.sessionId].filter(Boolean).join('/'),
    title: session.summary ?? titleFrom(messages),
    created_at: timeOf(session.startTime),
    facets,
    messages,
    scores: [],
    metadata: { last_updated: session.lastUpdated ?? null, kind: session.kind ?? null },
    original,
  };
}

function detect(sniff: Sniff): ReturnType<typeof sure> | null {
  if (sniff.kind !== 'json') return null;
  const { fields, layout } = sniff;
  // the head shows only the first fields of a long line
  if (layout === 'object' || (layout === 'lines' && sniff.values.length === 0))
    return fields.includes('projectHash') && (fields.includes('messages') || fields.includes('sessionId'))
      ? sure('it has `projectHash` and `messages`')
      : null;
  const [first] = sniff.values;
  const known = isObject(first) && typeof first['projectHash'] === 'string' && typeof first['sessionId'] === 'string';
  return known ? sure('it begins with `sessionId` and `projectHash`') : null;
}

export const importer: FileImporter = {
  reads: 'file',
  name: 'gemini-cli',
  description:
    'Sessions of the Gemini CLI, JSON or JSONL, with thoughts and tool calls; withdrawn turns as branches, subagents with their parent.',
  detects: 'an object, or a first line, with `sessionId` and `projectHash`',
  fields: [
    ...HEADER,
    ...HEADER.map((name) => `$set.${name}`),
    '$rewindTo',
    ...FIELDS,
    ...FIELDS.flatMap((path) => [`messages.${path}`, `$set.messages.${path}`]),
  ],
  detect,
  read: (source, sniff) =>
    together(source, sniff, 'a session of the Gemini CLI without messages', ({ values, text, path }) => {
      const [only] = values;
      const isOne = values.length === 1 && isObject(only) && Array.isArray(only['messages']);
      const lists = isOne ? values : [replayed(values)];
      const folder = path === null ? '' : basename(dirname(path));
      return lists
        .map((each) => Session.parse(each))
        .filter(({ messages }) => messages.length > 0)
        .map((session) => transcriptOf(session, folder, text));
    }),
};
