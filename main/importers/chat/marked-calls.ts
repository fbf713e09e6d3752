// Calls of tools in the text of a model, between <tool_call> marks (Hermes, Qwen), and their results.
import type { Block, Json } from '../../../contract/transcript.ts';
import { argumentsOf, plain, toolCall, toolResult } from '../normal/blocks.ts';
import { spoken } from '../normal/thoughts.ts';
import { isObject, parseJson } from '../read/lenient-json.ts';

const CALL_MARKS = /<tool_call>([\s\S]*?)<\/tool_call>/g;
const ANSWER_MARKS = /^\s*<tool_response>\s*([\s\S]*?)\s*<\/tool_response>\s*$/;
/** Qwen's models for code write the name and the arguments as tags. */
const NAMED = /^\s*<function=([^>\s]+)>/;

/** The calls of a conversation so far: it has no ids, so results belong to the calls in the same order. */
export interface Open {
  count: number;
  waiting: { id: string; name: string }[];
}

function callOf(name: string, args: Json, open: Open): Block {
  const id = `call_${++open.count}`;
  open.waiting.push({ id, name });
  return toolCall(id, name, args);
}

/** Calls written as JSON, one or a list, or as tags; null if the text is neither. */
export function callsIn(written: string, open: Open): Block[] | null {
  const named = NAMED.exec(written);
  if (named !== null) return [callOf(named[1] ?? '', written.trim(), open)];
  let value: Json;
  try {
    value = parseJson(written);
  } catch {
    return null;
  }
  const list = Array.isArray(value) ? value : [value];
  const objects = list.filter((each) => isObject(each));
  return objects.length < Math.max(1, list.length)
    ? null
    : objects.map((call) => callOf(typeof call['name'] === 'string' ? call['name'] : '', argumentsOf(call), open));
}

export const hasCallMarks = (words: string): boolean => words.includes('<tool_call>');

/** What a model says, with the calls between the marks in it. */
export function saidWithCalls(words: string, open: Open): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (const match of words.matchAll(CALL_MARKS)) {
    const found = callsIn(match[1] ?? '', open);
    if (found === null) continue;
    blocks.push(...spoken(words.slice(from, match.index).trim()), ...found);
    from = match.index + match[0].length;
  }
  return from === 0 ? spoken(words) : [...blocks, ...plain(words.slice(from).trim())];
}

/** The result of the next call, without its marks; `words` itself if it has none. */
export function answerTo(words: string, open: Open): Block {
  const call = open.waiting.shift();
  return toolResult(call?.id ?? '', call?.name ?? '', ANSWER_MARKS.exec(words)?.[1] ?? words);
}
