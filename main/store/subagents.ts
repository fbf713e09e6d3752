// Finds the transcripts of subagents, and the calls of this transcript that started them.
import { readJson } from '../../contract/json.ts';
import type { Subagent } from '../../contract/transcript-head.ts';
import type { Json } from '../../contract/transcript.ts';
import { statement, type Db } from './connection.ts';
import { messagesFrom } from './pages.ts';

// importers name a subagent's transcript by the id of its session, a slash, and its own id
const candidates = statement<{ key: number; title: string; agent: string }>(`
  select s.key, s.title, substr(s.source_id, length(t.source_id) + 2) as agent from transcript t
  join transcript s on s.source_id > t.source_id || '/' and s.source_id < t.source_id || '0'
  where t.key = ? and t.source_id <> '' order by s.key`);

/** A shorter id may occur anywhere by chance. */
const SHORTEST_ID = 6;

/** The task of a subagent: its first text that is not from the system. */
function taskOf(db: Db, key: number): string {
  for (const { role, blocks } of messagesFrom(db, key, 0)) {
    const told = blocks.find(({ type }) => type === 'text');
    if (role !== 'system' && told !== undefined) return told.text.trim();
  }
  return '';
}

const stringsIn = (value: Json): string[] => {
  if (typeof value === 'string') return [value.trim()];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
};

function argumentsIn(text: string): string[] {
  try {
    return stringsIn(readJson(text));
  } catch {
    return [text.trim()];
  }
}

/**
 * The subagents that calls of a transcript started, found by their task, otherwise by their id in the call's result.
 */
export function subagentsOf(db: Db, key: number): Subagent[] {
  const open = candidates(db)
    .all(key)
    .map((one) => ({ ...one, task: taskOf(db, one.key) }));
  const found: Subagent[] = [];
  const calls = new Map<string, { message: number; block: number }>();
  const take = (at: number, place: { message: number; block: number }): void => {
    const [taken] = open.splice(at, 1);
    if (taken !== undefined) found.push({ key: taken.key, title: taken.title, ...place });
  };
  if (open.length === 0) return found;
  let message = 0;
  for (const { blocks } of messagesFrom(db, key, 0)) {
    for (const [block, part] of blocks.entries()) {
      if (part.type === 'tool_call') {
        calls.set(part.call_id, { message, block });
        const told = new Set(argumentsIn(part.text));
        const at = open.findIndex(({ task }) => task !== '' && told.has(task));
        if (at >= 0) take(at, { message, block });
      } else if (part.type === 'tool_result') {
        const place = calls.get(part.call_id);
        const at = open.findIndex(({ agent }) => agent.length >= SHORTEST_ID && part.text.includes(agent));
        if (at >= 0 && place !== undefined) take(at, place);
      }
    }
    message += 1;
  }
  return found;
}
