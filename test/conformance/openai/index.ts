// OpenAI's SDK: the messages of transcripts, examples and regression sets have the types of its API, and contain the
// study's texts.
import { join } from 'node:path';
import { z } from 'zod';
import type { Block } from '../../../contract/transcript.ts';
import type { Kit, Receiver } from '../receiver.ts';
import { heldBy, jsonLines, type Held } from '../studies.ts';

const Parsed = z.looseObject({
  role: z.string(),
  content: z.string(),
  tool_call_id: z.string().optional(),
  tool_calls: z
    .array(z.object({ id: z.string(), function: z.object({ name: z.string(), arguments: z.string() }) }))
    .default([]),
});
const Told = z.array(z.object({ id: z.string(), messages: z.array(Parsed), refused: z.string().nullable() }));

/** The texts, tool calls and tool results of a conversation, each in order. */
interface Said {
  words: string;
  calls: [string, string, string][];
  answers: [string, string][];
}

const saidBy = (messages: readonly z.infer<typeof Parsed>[]): Said => {
  const answers = messages.filter(({ role }) => role === 'tool');
  return {
    words: messages
      .filter(({ role, content }) => role !== 'tool' && content !== '')
      .map(({ content }) => content)
      .join('\n\n'),
    calls: messages.flatMap((one) =>
      one.tool_calls.map(({ id, function: { name, arguments: text } }): [string, string, string] => [id, name, text]),
    ),
    answers: answers.map(({ tool_call_id = '', content }) => [tool_call_id, content]),
  };
};

const saidIn = ({ messages }: Held): Said => {
  const blocks: Block[] = messages.filter(({ branch }) => branch === '').flatMap((one) => one.blocks);
  return {
    words: blocks.flatMap((one) => (one.type === 'text' && one.text !== '' ? [one.text] : [])).join('\n\n'),
    calls: blocks.flatMap((one): [string, string, string][] =>
      one.type === 'tool_call' ? [[one.call_id, one.name, one.text]] : [],
    ),
    answers: blocks.flatMap((one): [string, string][] => (one.type === 'tool_result' ? [[one.call_id, one.text]] : [])),
  };
};

const FORMS = { transcripts: 'jsonl', regression: 'jsonl', 'few-shot': 'openai' };
const Example = z.object({
  excerpt: z.array(z.object({ text: z.string() })),
  request: z.object({ messages: z.array(z.object({ content: z.string() })) }),
});

/** Compares the roles and texts of examples, and checks that the question contains each piece of the excerpt. */
function compareExamples(check: Kit['check'], of: string, told: z.infer<typeof Told>, rows: readonly unknown[]): void {
  for (const [at, { id, messages }] of told.entries()) {
    const { excerpt, request } = Example.parse(rows[at]);
    check.same(`${of}: roles in ${id}`, messages.map(({ role }) => role).join(' '), 'system user assistant');
    check.same(
      `${of}: what ${id} says`,
      messages.map(({ content }) => content),
      request.messages.map(({ content }) => content),
    );
    const asked = messages[1]?.content ?? '';
    check.same(
      `${of}: pieces in ${id}`,
      excerpt.every(({ text }) => asked.includes(text)),
      true,
    );
  }
}

async function run({ studies, scratch, check, touchstone, tells }: Kit): Promise<void> {
  for (const [name, study] of Object.entries(studies)) {
    const held = heldBy(study);
    for (const [what, as] of Object.entries(FORMS)) {
      const file = join(scratch, `${name}-${what}.jsonl`);
      await touchstone('export', '-s', study, '--what', what, '--as', as, '-o', file);
      const told = Told.parse(await tells('parse.py', file));
      const rows = jsonLines(file);
      check.same(`${name}, ${what}: how many conversations there are`, told.length, rows.length);
      if (as === 'openai') compareExamples(check, `${name}, ${what}`, told, rows);
      for (const { id, refused, messages } of told) {
        const own = held.get(id);
        check.same(`${name}, ${what}: whether it takes ${id}`, refused, null);
        if (own !== undefined && as === 'jsonl')
          check.same(`${name}, ${what}: what ${id} says`, saidBy(messages), saidIn(own));
      }
    }
  }
}

export const openai: Receiver = {
  name: 'openai',
  about: 'messages of transcripts, examples and regression sets, parsed as what its API takes',
  inCi: true,
  needs: { list: 'inspect', package: 'openai' },
  run,
};
