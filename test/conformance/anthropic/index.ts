// Anthropic's SDK: the requests of examples and regression sets have the types of its API, keep its rules, and contain
// the study's texts.
import { join } from 'node:path';
import { z } from 'zod';
import type { Block } from '../../../contract/transcript.ts';
import type { Kit, Receiver } from '../receiver.ts';
import { heldBy, jsonLines, type Held } from '../studies.ts';

const Text = z.object({ type: z.literal('text'), text: z.string() });
const Part = z.discriminatedUnion('type', [
  Text,
  z.object({ type: z.literal('image'), source: z.object({ data: z.string() }) }),
  z.object({ type: z.literal('tool_use'), id: z.string(), name: z.string(), input: z.record(z.string(), z.json()) }),
  z.object({ type: z.literal('tool_result'), tool_use_id: z.string(), content: z.array(Text), is_error: z.boolean() }),
]);
const Request = z.object({
  system: z.array(Text),
  tools: z.array(z.object({ name: z.string() })),
  messages: z.array(z.object({ role: z.string(), content: z.array(Part) })),
});
type Request = z.infer<typeof Request>;
const Told = z.array(
  z.object({ id: z.string(), dimension: z.string(), request: Request.nullable(), refused: z.string().nullable() }),
);
const Example = z.object({ excerpt: z.array(z.object({ text: z.string() })), level: z.number() });

/** The first rule of the API that a request breaks, among those that its types do not express; null if none. */
function broken({ system, tools, messages }: Request): string | null {
  const names = new Set(tools.map(({ name }) => name));
  const ids = messages.flatMap(({ content }) => content.flatMap((one) => (one.type === 'tool_use' ? [one.id] : [])));
  if (new Set(ids).size < ids.length) return 'two calls have one id';
  if (system.some(({ text }) => text.trim() === '')) return 'the system prompt has a blank text';
  for (const [at, { role, content }] of messages.entries()) {
    const where = `message ${at + 1}`;
    if (role !== (at % 2 === 0 ? 'user' : 'assistant')) return `${where} is out of turn`;
    if (content.length === 0) return `${where} says nothing`;
    const answers = content.flatMap((one) => (one.type === 'tool_result' ? [one.tool_use_id] : []));
    const calls = (messages[at - 1]?.content ?? []).flatMap((one) => (one.type === 'tool_use' ? [one.id] : []));
    if (answers.toSorted().join() !== calls.toSorted().join()) return `${where} does not answer the calls before it`;
    if (content.slice(0, answers.length).some(({ type }) => type !== 'tool_result')) return `${where} answers too late`;
    for (const one of content) {
      if (one.type === 'text' && one.text.trim() === '') return `${where} has a blank text`;
      if (
        one.type === 'tool_use' &&
        !(names.has(one.name) && /^[\w-]{1,64}$/.test(one.name) && /^[\w-]+$/.test(one.id))
      )
        return `${where} calls ${one.name} as ${one.id}`;
      if (one.type !== 'text' && (role === 'assistant') !== (one.type === 'tool_use'))
        return `${where} has ${one.type}`;
    }
  }
  return messages.at(-1)?.content.some(({ type }) => type === 'tool_use') === true ? 'a call has no answer' : null;
}

/** All texts of a request, sorted, without the lines that name the kind of a text. */
const saidBy = ({ system, messages }: Request): string[] =>
  [...system, ...messages.flatMap(({ content }) => content)]
    .flatMap((one): string[] => {
      if (one.type === 'text')
        return [one.text.replace(/^\[(?:system|reasoning|image|tool call|tool result)\b[^\n]*\]\n/, '')];
      if (one.type === 'tool_use') return [JSON.stringify(one.input)];
      return one.type === 'tool_result' ? one.content.map(({ text }) => text) : [one.source.data];
    })
    .filter((text) => text.trim() !== '')
    .toSorted();

const blockIn = ({ type, text }: Block): string => {
  if (type !== 'tool_call') return text;
  const value: unknown = JSON.parse(text);
  // arguments with numbers that JavaScript would round stay as they are written
  return /\d{17}/.test(text) ? text : JSON.stringify(value);
};

const saidIn = ({ messages }: Held): string[] =>
  messages
    .filter(({ branch }) => branch === '')
    .flatMap(({ blocks }) => blocks.map(blockIn))
    .filter((text) => text.trim() !== '')
    .toSorted();

async function run({ studies, scratch, check, touchstone, tells }: Kit): Promise<void> {
  for (const [name, study] of Object.entries(studies)) {
    const held = heldBy(study);
    for (const what of ['few-shot', 'regression']) {
      const file = join(scratch, `${name}-${what}.jsonl`);
      await touchstone('export', '-s', study, '--what', what, '--as', 'anthropic', '-o', file);
      const rows = jsonLines(file);
      const told = Told.parse(await tells('parse.py', file));
      check.same(`${name}, ${what}: how many requests there are`, told.length, rows.length);
      for (const [at, { id, dimension, refused, request }] of told.entries()) {
        const of = `${name}, ${what}, ${id} on ${dimension}`;
        check.same(`${of}: is taken`, refused, null);
        if (request === null) continue;
        check.same(`${of}: rules of the API`, broken(request), null);
        const own = held.get(id);
        if (what === 'regression' && own !== undefined) check.same(`${of}: what it says`, saidBy(request), saidIn(own));
        if (what === 'few-shot') {
          const { excerpt, level } = Example.parse(rows[at]);
          const [question, answer] = request.messages.map(({ content }) =>
            content.flatMap((one) => (one.type === 'text' ? [one.text] : [])),
          );
          check.same(`${of}: how many pieces`, question?.length, Math.max(1, excerpt.length));
          for (const [n, { text }] of excerpt.entries())
            check.same(`${of}: piece ${n + 1}`, question?.[n]?.replace(/^\[message [^\n]*\]\n/, ''), text);
          check.same(
            `${of}: its level`,
            z.object({ level: z.number() }).parse(JSON.parse(answer?.[0] ?? '{}')).level,
            level,
          );
        }
      }
    }
  }
}

export const anthropic: Receiver = {
  name: 'anthropic',
  about: 'requests of examples and of regression sets, parsed as what its API takes',
  inCi: true,
  needs: { list: 'inspect', package: 'anthropic' },
  run,
};
