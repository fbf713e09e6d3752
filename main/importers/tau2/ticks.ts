// Converts a voice run of tau2-bench from ticks to spoken turns: the speaker, the times, and the words if they were
// stored.
import type { Block, Json, Message } from '../../../contract/transcript.ts';
import { argumentsOf, message, plain, pretty, text, toolCall, toolResult } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { objects, string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

const SIDES = [
  ['agent', 'assistant'],
  ['user', 'user'],
] as const;

interface Turn {
  role: 'assistant' | 'user';
  from: Json;
  to: Json;
  words: string;
}

function turnMessage({ role, from, to, words }: Turn): Message {
  const clock = (at: Json): string => string(at).replace(/^.*T/, '').slice(0, 10);
  const silent = [text(`[speech from ${clock(from)} to ${clock(to)}; its text is not in the file]`)];
  return { ...message(role, words.trim() === '' ? silent : plain(words.trim())), at: timeOf(from) };
}

function calls(chunk: JsonObject, tick: JsonObject, side: string): Block[] {
  const all = [...objects(chunk['tool_calls']), ...objects(tick[`${side}_tool_calls`])];
  return all.map((call) => toolCall(string(call['id']), string(call['name']), argumentsOf(call)));
}

function results(tick: JsonObject, side: string): Block[] {
  return objects(tick[`${side}_tool_results`]).map((result) =>
    toolResult(string(result['id']), '', pretty(result['content'] ?? ''), result['error'] === true),
  );
}

/** The turns of a run. A turn ends when its speaker is silent for a tick, or a tool is called. */
export function spokenTurns(ticks: Json): Message[] {
  const messages: { at: number; message: Message }[] = [];
  const open = new Map<string, { at: number; turn: Turn }>();
  const close = (side: string): void => {
    const last = open.get(side);
    if (last !== undefined) messages.push({ at: last.at, message: turnMessage(last.turn) });
    open.delete(side);
  };
  for (const [at, tick] of objects(ticks).entries()) {
    const now = tick['timestamp'] ?? null;
    for (const [side, role] of SIDES) {
      const chunk = isObject(tick[`${side}_chunk`]) ? tick[`${side}_chunk`] : {};
      const { content = '', contains_speech = false } = isObject(chunk) ? chunk : {};
      const last = open.get(side);
      if (contains_speech !== true && string(content) === '') close(side);
      else if (last === undefined) open.set(side, { at, turn: { role, from: now, to: now, words: string(content) } });
      else last.turn = { ...last.turn, to: now, words: last.turn.words + string(content) };
      const called = calls(isObject(chunk) ? chunk : {}, tick, side);
      const answered = results(tick, side);
      if (called.length > 0) messages.push({ at, message: { ...message(role, called), at: timeOf(now) } });
      if (answered.length > 0) messages.push({ at, message: { ...message('tool', answered), at: timeOf(now) } });
    }
  }
  for (const [side] of SIDES) close(side);
  return messages.sort((a, b) => a.at - b.at).map((each) => each.message);
}
