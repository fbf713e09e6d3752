// Touchstone's own JSONL export of transcripts; importing it restores the exported transcripts exactly.
import { z } from 'zod';
import { FacetValue, Message, Role, type Block, type Json } from '../../../contract/transcript.ts';
import { ScoreState, type Score } from '../../../contract/score.ts';
import { OWN_FORMAT, type RecordImporter } from '../importer.ts';
import { text, reasoning } from '../normal/blocks.ts';
import { AnyJson } from '../normal/wire.ts';
import { isObject, parseJson } from '../read/lenient-json.ts';

/** Earlier versions counted `index` from 0. */
const numbered = (chat: unknown): unknown =>
  typeof chat === 'object' && chat !== null && 'index' in chat && typeof chat.index === 'number'
    ? { message_number: chat.index + 1, ...chat }
    : chat;

const Said = z.object({
  message_number: z.number(),
  role: Role,
  content: z.string(),
  reasoning: z.string(),
  tool_calls: z.array(z.object({ id: z.string(), function: z.object({ name: z.string(), arguments: z.string() }) })),
  tool_call_id: z.string(),
  name: z.string(),
  is_error: z.boolean(),
  model: z.string(),
  at: z.string(),
  branch: z.string(),
  prefilled: z.boolean(),
  message: z.string(),
});
const Chat = z.preprocess(numbered, Said);
type Chat = z.infer<typeof Chat>;

const GraderScore = z.object({
  grader: z.string(),
  dimension: z.string(),
  state: ScoreState,
  value: z.number().nullable(),
  label: z.string(),
  explanation: z.string(),
  override: z.string().default(''),
  context: z.string().default(''),
  at: z.string().default(''),
});
const Row = z.object({
  source_id: z.string(),
  source_file: z.string().nullish(),
  title: z.string(),
  created_at: z.string().nullable(),
  facets: z.string(),
  messages: z.array(Chat),
  branch_messages: z.array(Chat),
  grader_scores: z.array(GraderScore),
  metadata: z.string(),
});

function blocksOf(chat: Chat): Block[] {
  if (chat.role === 'tool')
    return [
      { type: 'tool_result', call_id: chat.tool_call_id, name: chat.name, text: chat.content, is_error: chat.is_error },
    ];
  return [
    ...(chat.reasoning === '' ? [] : [reasoning(chat.reasoning)]),
    ...(chat.content === '' ? [] : [text(chat.content)]),
    ...chat.tool_calls.map(({ id, function: called }): Block => ({
      type: 'tool_call',
      call_id: id,
      name: called.name,
      text: called.arguments,
    })),
  ];
}

/** A message of the export, from its own JSON if the chat form could not represent all of it. */
function messageOf(chat: Chat): Message {
  if (chat.message !== '') return Message.parse(parseJson(chat.message));
  const { role, model, at, branch, prefilled } = chat;
  const name = role === 'tool' || chat.name === '' ? null : chat.name;
  return {
    role,
    name,
    model: model === '' ? null : model,
    at: at === '' ? null : at,
    branch,
    prefilled,
    blocks: blocksOf(chat),
  };
}

/** All messages in order; several chat messages with one number are one message. */
function messagesOf(chats: readonly Chat[]): Message[] {
  const first = new Map<number, Chat>();
  for (const chat of chats) if (!first.has(chat.message_number)) first.set(chat.message_number, chat);
  return [...first.values()].sort((a, b) => a.message_number - b.message_number).map(messageOf);
}

const textOf = (text: string): string | null => (text === '' ? null : text);
const jsonOf = (text: string): Json => (text === '' ? null : AnyJson.parse(parseJson(text)));

function scoreOf({ label, explanation, override, context, at, ...score }: z.infer<typeof GraderScore>): Score {
  return {
    ...score,
    label: textOf(label),
    explanation: textOf(explanation),
    override: jsonOf(override),
    context: jsonOf(context),
    at: textOf(at),
  };
}

const isOwn = (record: Json): boolean =>
  isObject(record) &&
  Array.isArray(record['messages']) &&
  Array.isArray(record['branch_messages']) &&
  Array.isArray(record['grader_scores']);

export const importer: RecordImporter = {
  reads: 'record',
  name: OWN_FORMAT,
  description:
    'Touchstone’s own JSONL export of transcripts, with facets and scores, without loss; import its labels with `labels import`.',
  detects: 'an object with `messages`, `branch_messages` and `grader_scores`',
  fields: ['*'],
  detect: (record) => (isOwn(record) ? { strength: 3, why: 'it has `branch_messages` and `grader_scores`' } : null),
  read(record, original) {
    const row = Row.parse(record);
    const facets = z.record(z.string(), FacetValue).parse(parseJson(row.facets));
    return [
      {
        source_id: row.source_id,
        title: row.title,
        created_at: row.created_at,
        facets,
        messages: messagesOf([...row.messages, ...row.branch_messages]),
        scores: row.grader_scores.map(scoreOf),
        metadata: AnyJson.parse(parseJson(row.metadata)),
        original,
        ...(row.source_file && { source_file: row.source_file }),
      },
    ];
  },
};
