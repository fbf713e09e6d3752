// The lines of a Claude Code session that have content, each once, with a reference to the line that it follows.
import { hash } from 'node:crypto';
import { z } from 'zod';
import { Digests } from '../../../contract/digests.ts';
import type { Json } from '../../../contract/transcript.ts';
import { without } from '../normal/facets.ts';
import { AnyJson, MaybeText } from '../normal/wire.ts';
import { string } from '../read/json-values.ts';
import { isObject } from '../read/lenient-json.ts';
import { takenOut } from '../read/taken-out.ts';

const Yes = z.boolean().nullish().catch(null);
const Wire = z.object({ id: MaybeText, model: MaybeText, content: AnyJson });
const SessionLine = z.object({
  type: z.enum(['user', 'assistant']),
  uuid: MaybeText,
  parentUuid: MaybeText,
  sessionId: MaybeText,
  agentId: MaybeText,
  timestamp: MaybeText,
  isSidechain: Yes,
  isMeta: Yes,
  isCompactSummary: Yes,
  isApiErrorMessage: Yes,
  origin: z.object({ kind: MaybeText }).nullish().catch(null),
  message: Wire,
});
export type SessionLine = z.infer<typeof SessionLine>;

/** Text that a person typed while the model worked is in an attachment, and is imported as a turn. */
function asLine(value: Json): Json {
  const attachment = isObject(value) && value['type'] === 'attachment' ? value['attachment'] : undefined;
  if (!isObject(value) || !isObject(attachment) || attachment['type'] !== 'queued_command') return value;
  const { prompt = '' } = attachment;
  return { ...value, type: 'user', message: { role: 'user', content: prompt } };
}

/**
 * The fields of a line and of its message that are read. The other fields of a large session are not kept in memory.
 */
const READ = new Set(
  `type uuid parentUuid sessionId agentId timestamp isSidechain isMeta isCompactSummary isApiErrorMessage origin message
  attachment slug version gitBranch cwd summary subtype compactMetadata sessionKind`.split(/\s+/),
);
const READ_OF_MESSAGE = new Set(['id', 'model', 'content', 'role']);

/** Lines one after another without the fields that are not read, such as repeated tool results and token usage. */
export function slimming(): (value: Json) => Json {
  let last: Json = null;
  return (value) => {
    if (!isObject(value)) return value;
    const line = without(value, (key) => !READ.has(key));
    const { message } = line;
    if (isObject(message)) line['message'] = without(message, (key) => !READ_OF_MESSAGE.has(key));
    // both fields share one string, to save memory: most lines follow the one before them
    if (line['parentUuid'] === last) line['parentUuid'] = last;
    last = line['uuid'] ?? null;
    return line;
  };
}

/** The lines that have content, and the parent of each line without content (durations, hooks, snapshots). */
interface Lines {
  lines: SessionLine[];
  silent: Map<string, string>;
}

/** The lines in order, one for each uuid: a resumed session repeats earlier lines. */
function linesIn(values: Json[]): Lines {
  const seen = new Set<string>();
  const lines: SessionLine[] = [];
  const silent = new Map<string, string>();
  for (const value of takenOut(values)) {
    const parsed = SessionLine.safeParse(asLine(value));
    if (!parsed.success) {
      if (isObject(value)) silent.set(string(value['uuid']), string(value['parentUuid']));
      continue;
    }
    const { uuid } = parsed.data;
    if (uuid && seen.has(uuid)) continue;
    if (uuid) seen.add(uuid);
    lines.push(parsed.data);
  }
  for (const uuid of seen) silent.delete(uuid);
  return { lines, silent };
}

const contentOf = (line: SessionLine | undefined): string =>
  line === undefined ? '' : JSON.stringify([line.type, line.message.content]);

/**
 * Lines that repeat a reply under a new uuid, and the turn before it, each with the uuid of the line that it repeats:
 * some histories were written twice. A reply is recognised by its id and its text.
 */
function repeated(lines: readonly SessionLine[]): Map<string, string> {
  // built only when a reply is repeated, which is rare
  let byId: Map<string, SessionLine> | null = null;
  const lineOf = (uuid: string): SessionLine | undefined => {
    byId ??= new Map(lines.map((line) => [line.uuid ?? '', line]));
    return byId.get(uuid);
  };
  // by a hash, because the text of all replies would take too much memory
  const replies = new Digests();
  const same = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    const { uuid, message, type } = line;
    if (type !== 'assistant' || !message.id || !uuid) continue;
    const key = hash('sha256', `${message.id} ${contentOf(line)}`, 'latin1');
    const first = lines[replies.numberOf(key, () => index)];
    if (first === undefined || first === line) continue;
    same.set(uuid, first.uuid ?? '');
    const [asked, before] = [line.parentUuid ?? '', first.parentUuid ?? ''];
    const isTurn = lineOf(asked)?.type === 'user' && contentOf(lineOf(asked)) === contentOf(lineOf(before));
    if (isTurn && asked !== before) same.set(asked, before);
  }
  return same;
}

/**
 * The lines that have content, without the program's own bookkeeping (summaries, snapshots, progress). The values are
 * removed from their list: there may be hundreds of thousands.
 */
export function spokenLines(values: Json[]): SessionLine[] {
  const { lines, silent } = linesIn(values);
  const same = repeated(lines);
  const parentOf = (uuid: string | null | undefined): string | null => {
    let parent = uuid ?? '';
    for (let steps = 0; steps < silent.size + same.size && (silent.has(parent) || same.has(parent)); steps++) {
      parent = silent.get(parent) ?? same.get(parent) ?? '';
    }
    return parent === '' ? null : parent;
  };
  for (const line of lines) line.parentUuid = parentOf(line.parentUuid);
  return lines.filter((line) => !same.has(line.uuid ?? ''));
}
