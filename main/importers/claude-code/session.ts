// The lines of Claude Code sessions: which belong together, which were abandoned when the person went back, and the
// message of each.
import type { Json, Message } from '../../../contract/transcript.ts';
import { anthropicReader } from '../chat/anthropic-messages.ts';
import { timeOf } from '../normal/facets.ts';
import { isObject } from '../read/lenient-json.ts';
import { inFull } from '../read/shelf.ts';
import { takenOut } from '../read/taken-out.ts';
import type { Parent } from './beside.ts';
import type { SessionLine } from './lines.ts';
import { callsOnce } from './calls.ts';
import { noticeOf } from './program.ts';

const isAnswer = ({ message }: SessionLine): boolean =>
  Array.isArray(message.content) &&
  message.content.some(
    (part) => typeof part === 'object' && part !== null && !Array.isArray(part) && part['type'] === 'tool_result',
  );

/** iFlow names the person's line as the parent of all replies of a turn: they follow each other. */
const SAME_PARENT = /^response-\d+/;

/**
 * What a line starts if several lines follow one line: a person's turn or an answer of the model; a tool result starts
 * nothing.
 */
function startOf(line: SessionLine, before: SessionLine | undefined): 'user' | 'assistant' | null {
  if (line.type === 'user') return isAnswer(line) ? null : 'user';
  if (SAME_PARENT.test(line.message.id ?? '')) return null;
  return line.message.id !== undefined && line.message.id === before?.message.id ? null : 'assistant';
}

/**
 * The branch of each line: '' on the path to the end; a name on lines that were abandoned because the person went back
 * and asked again, or had the model answer again. Of several starts under one line the last is on the main branch.
 */
export function branches(lines: readonly SessionLine[]): string[] {
  const byId = new Map(lines.flatMap((line): [string, SessionLine][] => (line.uuid ? [[line.uuid, line]] : [])));
  // the last start of each kind under each line
  const kept = { user: new Map<string, SessionLine>(), assistant: new Map<string, SessionLine>() };
  const startUnder = (line: SessionLine): 'user' | 'assistant' | null =>
    line.parentUuid ? startOf(line, byId.get(line.parentUuid)) : null;
  for (const line of lines) {
    const start = startUnder(line);
    if (start !== null) kept[start].set(line.parentUuid ?? '', line);
  }
  // of the abandoned lines only: most lines of a session are on the main branch
  const names = new Map<string, string>();
  let count = 0;
  return lines.map((line) => {
    const start = startUnder(line);
    const inherited = names.get(line.parentUuid ?? '') ?? '';
    const left = start !== null && kept[start].get(line.parentUuid ?? '') !== line;
    const branch = left ? `branch ${++count}` : inherited;
    if (line.uuid && branch !== '') names.set(line.uuid, branch);
    return branch;
  });
}

/** The text of a text part. */
const textOf = (part: Json | undefined): string | null =>
  isObject(part) && part['type'] === 'text' && typeof part['text'] === 'string' ? part['text'] : null;

/** The parts of a reply together with those of its next line, which has either only new parts, or all parts so far. */
function grown(before: readonly Json[], now: readonly Json[]): Json[] {
  const parts = [...before];
  for (const part of now) {
    const words = textOf(part);
    const at = parts.findIndex((each) => {
      const old = textOf(each);
      return words !== null && old !== null && old !== ''
        ? inFull(words).startsWith(inFull(old))
        : JSON.stringify(each) === JSON.stringify(part);
    });
    if (at < 0) parts.push(part);
    else parts[at] = part;
  }
  return parts;
}

interface Placed {
  line: SessionLine;
  branch: string;
}

/** Two lines of one API reply (they share its id) as one; null if they are not. */
function asOne(before: Placed, { line, branch }: Placed): Placed | null {
  const { id, content } = line.message;
  const { id: own, content: parts } = before.line.message;
  const isSame = id !== undefined && id !== null && own === id && before.branch === branch;
  if (!isSame || !Array.isArray(parts) || !Array.isArray(content)) return null;
  return { line: { ...before.line, message: { ...line.message, content: grown(parts, content) } }, branch };
}

/** The lines with their branches, those of one reply as one. They are taken out of their list. */
function* merged(lines: SessionLine[], names: readonly string[]): Generator<Placed> {
  let open: Placed | null = null;
  let index = 0;
  for (const line of takenOut(lines)) {
    const next: Placed = { line, branch: names[index++] ?? '' };
    const both: Placed | null = open === null ? null : asOne(open, next);
    if (both === null && open !== null) yield open;
    open = both ?? next;
  }
  if (open !== null) yield open;
}

/** Turns that a program wrote in the role of the user become system messages. */
function told(line: SessionLine, message: Message): Message {
  const notice = noticeOf(line);
  return notice === null ? message : { ...message, role: 'system', name: notice };
}

/**
 * The lines in normal form; messages of the session that this one continues are marked. There may be hundreds of
 * thousands: each line is taken out of the list when its message is made. Throws ZodError.
 */
export function sessionMessages(lines: SessionLine[], parent: Parent | null = null): Message[] {
  const names = branches(lines);
  const messageOf = anthropicReader();
  const own = Array.from(merged(lines, names), ({ line, branch }) => {
    const { content, model = null } = line.message;
    const message = messageOf({ role: line.type, content, model });
    const its = parent !== null && parent.uuids.has(line.uuid ?? '');
    const said = its ? { ...message, name: `replayed from ${parent.id}` } : message;
    return told(line, { ...said, branch, at: timeOf(line.timestamp) });
  });
  return callsOnce(own);
}
