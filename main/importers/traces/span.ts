// Turns the spans of a trace into a transcript: the longest conversation with a model is the main branch, others are
// branches.
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Block, Json, Message } from '../../../contract/transcript.ts';
import { exchange } from '../chat/any-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { message, pretty, toolCall, toolResult } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { bothOf, writtenJson } from '../read/numbers.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { inLine } from './line.ts';
import { repaired } from './repaired.ts';

/** One span. `kind`: a call of a model, a call of a tool, or a span around others (an agent, a chain). */
export interface TraceSpan {
  trace: string;
  id: string;
  kind: 'model' | 'tool' | 'other';
  name: string;
  at: Json;
  model: Json;
  input: Json | undefined;
  output: Json | undefined;
  system?: Message[];
  /** The original span. */
  record: Json;
}

export interface Conversation {
  name: string;
  at: Json;
  messages: Message[];
  /** Whether its input consists only of tools' results, so that it continues the call before. */
  goesOn: boolean;
}

const keyOf = ({ role, blocks }: Message): string => JSON.stringify([role, blocks]);

/** The conversation of a span. Its last answer gets the span's model and start time. */
function conversation(span: TraceSpan): Conversation {
  const input = isVoid(span.input) ? undefined : repaired(span.input);
  const spoken = exchange(input, repaired(span.output));
  const system = (span.system ?? []).filter(() => spoken[0]?.role !== 'system');
  const messages = [...system, ...spoken];
  const last = messages.findLastIndex(({ role }) => role === 'assistant');
  const model = typeof span.model === 'string' ? span.model : null;
  const named = messages.map((each, at) =>
    at === last && each.model === null ? { ...each, model, at: each.at ?? timeOf(span.at) } : each,
  );
  const goesOn = messages.every(({ role }) => role === 'assistant' || role === 'tool');
  return { name: span.name, at: span.at, messages: named, goesOn };
}

/** A recorder of Claude's agents writes the field name `role` instead of the messages. */
const isVoid = (input: Json | undefined): boolean =>
  isObject(input) && Object.keys(input).length === 1 && input['content'] === 'role';

/** Whether one conversation contains all messages of another one. */
function isIn(one: Conversation, other: Conversation): boolean {
  const all = new Set(other.messages.map(keyOf));
  return one.messages.every((each) => all.has(keyOf(each)));
}

/** The result of a tool as text. MCP tools give it in parts. */
function answerOf(output: Json): string {
  const parts = isObject(output) && Array.isArray(output['content']) ? output['content'] : [];
  const words = parts.flatMap((part) => (isObject(part) && typeof part['text'] === 'string' ? [part['text']] : []));
  return words.length > 0 && words.length === parts.length ? words.join('\n') : pretty(output);
}

/** The arguments of a tool; some recorders put them under `input`. */
function argumentsOf(input: Json): Json {
  const inner = isObject(input) && Object.keys(input).length === 1 ? input['input'] : undefined;
  return isObject(inner) ? inner : input;
}

/** The calls and results in the spans of tools. */
function toolMessages(spans: readonly TraceSpan[]): Message[] {
  return spans.flatMap((span) => {
    const call: Block = toolCall(span.id, span.name, argumentsOf(span.input ?? {}));
    const at = timeOf(span.at);
    const output = span.output ?? 'null';
    const answer = output === 'null' ? [] : [answerOf(output)];
    return [
      { ...message('assistant', [call]), at },
      ...answer.map((words) => ({ ...message('tool', [toolResult(span.id, span.name, words)]), at })),
    ];
  });
}

const byTime = (a: TraceSpan, b: TraceSpan): number => {
  const [x, y] = [timeOf(a.at) ?? '', timeOf(b.at) ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Joins conversations and tool messages, and drops repeated ones. */
function joined(all: readonly Conversation[], tools: readonly Message[]): Message[] {
  const seen = new Set<string>();
  return [...all.flatMap(({ messages }) => messages), ...tools].filter((each) => {
    const key = keyOf(each);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Calls and results of tools that occur in no conversation. */
function unrepeatedOf(talks: readonly Conversation[], tools: readonly Message[]): Message[] {
  const all = JSON.stringify(talks.map(({ messages }) => messages));
  return tools.filter(({ blocks }) => blocks.some(({ text }) => !all.includes(JSON.stringify(text).slice(1, -1))));
}

function traceMessages(spans: readonly TraceSpan[]): Message[] {
  const sorted = [...spans].sort(byTime);
  const models = sorted.filter(({ kind }) => kind === 'model').map(conversation);
  const talks = models.filter(({ messages }) => messages.some(({ blocks }) => blocks.length > 0));
  const tools = toolMessages(sorted.filter(({ kind }) => kind === 'tool'));
  const [first] = talks;
  if (first === undefined) {
    const others = sorted.filter(({ kind, input, output }) => kind === 'other' && (input ?? output) !== undefined);
    const [outer] = others.map(conversation);
    return joined(outer === undefined ? [] : [outer], tools);
  }
  if (talks.slice(1).every(({ goesOn }) => goesOn)) {
    const outer = sorted.filter(({ kind, input }) => kind === 'other' && input !== undefined).map(conversation);
    return inLine(talks, tools, outer);
  }
  const longest = Math.max(...talks.map(({ messages }) => messages.length));
  // of conversations with the same length, the last is the most complete
  const main = talks.findLast(({ messages }) => messages.length === longest) ?? first;
  const kept = [main];
  for (const each of talks.toReversed()) if (!kept.some((other) => isIn(each, other))) kept.push(each);
  const sides = kept.slice(1).toReversed();
  const began = timeOf(main.at) ?? '';
  const after = sides.length === 0 ? tools.filter(({ at }) => (at ?? '') > began) : [];
  const unrepeated = unrepeatedOf(
    kept,
    tools.filter((each) => !after.includes(each)),
  );
  const names = sides.map(
    ({ name }, index) => (sides.length === 1 ? name : `${name} ${index + 1}`) || `call ${index + 1}`,
  );
  return [
    ...(after.length === 0 ? main.messages : inLine([main], after, [])),
    ...sides.flatMap(({ messages }, index) => messages.map((each) => ({ ...each, branch: names[index] ?? '' }))),
    ...unrepeated.map((each) => ({ ...each, branch: 'tools' })),
  ];
}

/** A transcript of a trace's spans. `row`: the fields beside them, such as scores. */
export function traceTranscript(spans: readonly TraceSpan[], row: JsonObject, original: string): NormalTranscript {
  const sorted = [...spans].sort(byTime);
  const model = spans.find((span) => typeof span.model === 'string')?.model ?? null;
  const created = timeOf(sorted[0]?.at ?? null);
  return rowTranscript(bothOf({ created, model }, row), [], traceMessages(spans), original);
}

/** A transcript for each trace, in the order in which traces begin in the file. */
export function tracesOf(
  spans: readonly TraceSpan[],
  text: string,
  beside: (spans: readonly TraceSpan[]) => JsonObject = () => ({}),
): NormalTranscript[] {
  const traces = new Map<string, TraceSpan[]>();
  for (const span of spans) {
    const its = traces.get(span.trace);
    if (its === undefined) traces.set(span.trace, [span]);
    else its.push(span);
  }
  return [...traces].map(([id, its]) => {
    const own = traces.size === 1 ? text : writtenJson(its.map(({ record }) => record));
    return traceTranscript(its, { id, ...beside(its) }, own);
  });
}
