// Sessions of the Gemini CLI: what was said, thought and called; notices of the program itself are told as the
// system's.
import { z } from 'zod';
import type { Message } from '../../../contract/transcript.ts';
import { sure, type ValueImporter } from '../importer.ts';
import { message, plain, pretty, reasoning, titleFrom, toolCall, toolResult } from '../normal/blocks.ts';
import { spoken, thoughtPart } from '../normal/thoughts.ts';
import { setFacet, timeOf, type Facets } from '../normal/facets.ts';
import { AnyJson, MaybeText } from '../normal/wire.ts';
import { isObject } from '../read/lenient-json.ts';

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
  content: AnyJson.optional(),
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
  messages: z.array(Turn),
});

const FIELDS = [
  'id type content timestamp model tokens thoughts.subject thoughts.description thoughts.timestamp',
  'toolCalls.id toolCalls.name toolCalls.args toolCalls.status toolCalls.result toolCalls.resultDisplay toolCalls.displayName',
  'toolCalls.description toolCalls.timestamp toolCalls.renderOutputAsMarkdown',
]
  .join(' ')
  .split(' ');

function words(turn: Turn): string {
  const { content = '' } = turn;
  if (!Array.isArray(content)) return pretty(content);
  return content
    .filter((part) => !isObject(part) || thoughtPart(part) === null)
    .map((part) => (isObject(part) && typeof part['text'] === 'string' ? part['text'] : pretty(part)))
    .join('\n');
}

function turnMessages(turn: Turn, index: number): Message[] {
  const at = timeOf(turn.timestamp);
  if (turn.type === 'user') return [{ ...message('user', plain(words(turn))), at }];
  if (turn.type !== 'gemini') return [{ ...message('system', plain(words(turn))), name: turn.type, at }];
  const calls = (turn.toolCalls ?? []).map((call, n) => ({ ...call, id: call.id ?? `call_${index + 1}_${n + 1}` }));
  const thoughts = (turn.thoughts ?? []).map((each) =>
    reasoning([each.subject, each.description].filter(Boolean).join('\n')),
  );
  const parts = Array.isArray(turn.content)
    ? turn.content.flatMap((part) => (isObject(part) ? (thoughtPart(part) ?? []) : []))
    : [];
  const own = [
    ...thoughts,
    ...parts,
    ...spoken(words(turn)),
    ...calls.map((call) => toolCall(call.id, call.name, call.args ?? {})),
  ];
  const answers = calls.flatMap((call) => {
    const told = call.result ?? call.resultDisplay;
    return told === undefined || told === null
      ? []
      : [toolResult(call.id, call.name, pretty(told), call.status === 'error')];
  });
  const said = { ...message('assistant', own), model: turn.model ?? null, at };
  return answers.length === 0 ? [said] : [said, { ...message('tool', answers), at }];
}

export const importer: ValueImporter = {
  unit: 'value',
  name: 'gemini-cli',
  description: 'Sessions of the Gemini CLI, with thoughts and tool calls.',
  detects: 'an object with `sessionId`, `projectHash` and `messages`',
  fields: [
    'sessionId',
    'projectHash',
    'startTime',
    'lastUpdated',
    'summary',
    ...FIELDS.map((path) => `messages.${path}`),
  ],
  detect: (unit) =>
    isObject(unit) && typeof unit['projectHash'] === 'string' && Array.isArray(unit['messages'])
      ? sure('it has `projectHash` and `messages`')
      : null,
  read(unit, original) {
    const session = Session.parse(unit);
    const messages = session.messages.flatMap(turnMessages);
    const facets: Facets = {};
    setFacet(facets, 'model', session.messages.find((turn) => turn.model)?.model ?? undefined);
    return [
      {
        source_id: session.sessionId ?? '',
        title: titleFrom(messages),
        created_at: timeOf(session.startTime),
        facets,
        messages,
        scores: [],
        metadata: { last_updated: session.lastUpdated ?? null },
        original,
      },
    ];
  },
};
