// Messages of goose, whose parts have kinds of their own: calls, tool results, and text of the program itself.
import type { Block, Json, Message } from '../../../contract/transcript.ts';
import { message, plain } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { listMessages } from './any-messages.ts';

const CALLS = new Set<Json | undefined>(['toolRequest', 'frontendToolRequest']);
/** Kinds of parts with text from the program to the user, or with its question before a call. */
const NOTICES = new Set<Json | undefined>(['systemNotification', 'actionRequired', 'toolConfirmationRequest']);

/** The fields of goose's parts beside those of other chats. */
export const GOOSE_FIELDS =
  'toolCall toolResult _meta metadata notificationType msg message toolName arguments prompt data annotations'
    .split(' ')
    .map((name) => `content.${name}`);

const isOfGoose = (part: Json): part is JsonObject =>
  isObject(part) && (CALLS.has(part['type']) || part['type'] === 'toolResponse' || NOTICES.has(part['type']));

/** Whether a message has parts of goose's own kinds. */
export const hasGooseParts = (wire: Json): boolean =>
  isObject(wire) && Array.isArray(wire['content']) && wire['content'].some(isOfGoose);

/** A part of goose's message as other chat formats write it. */
function goosePart(part: Json): Json {
  if (!isOfGoose(part)) return part;
  const { type, id = null } = part;
  const told = part[type === 'toolResponse' ? 'toolResult' : 'toolCall'];
  const inner = isObject(told) ? (told['value'] ?? told) : told;
  if (CALLS.has(type)) {
    const call = isObject(inner) ? inner : {};
    return { type: 'tool_use', id, name: call['name'] ?? '', input: call['arguments'] ?? call['error'] ?? {} };
  }
  if (type !== 'toolResponse') return part;
  const content = isObject(inner) ? (inner['content'] ?? inner) : (inner ?? null);
  const failed = isObject(told) && told['status'] === 'error';
  return {
    type: 'tool_result',
    tool_use_id: id,
    content: failed ? (told['error'] ?? content) : content,
    is_error: failed || (isObject(inner) && inner['isError'] === true),
  };
}

const noticeOf = (part: Json): string => {
  const words = isObject(part) ? (part['msg'] ?? part['message'] ?? part['prompt']) : null;
  return typeof words === 'string' ? words : '';
};

/** A tool result with the name of its call, which goose does not repeat. */
function named(block: Block, names: Map<string, string>): Block {
  if (block.type === 'tool_call') names.set(block.call_id, block.name);
  return block.type === 'tool_result' && block.name === '' ? { ...block, name: names.get(block.call_id) ?? '' } : block;
}

/** Messages in normal form; text of the program becomes system messages. Throws ZodError. */
export function gooseMessages(wires: readonly Json[]): Message[] {
  const names = new Map<string, string>();
  return wires.flatMap((wire): Message[] => {
    if (!isObject(wire)) return [];
    const parts = Array.isArray(wire['content']) ? wire['content'] : [];
    const notices = parts.filter((part) => isObject(part) && NOTICES.has(part['type']));
    const own = parts.filter((part) => !notices.includes(part)).map(goosePart);
    const at = timeOf(wire['created']);
    const said =
      own.length === 0 && parts.length > 0
        ? []
        : (listMessages([{ ...wire, ...(parts.length > 0 ? { content: own } : {}) }]) ?? []);
    const told = notices.map(noticeOf).filter((words) => words !== '');
    return [...said, ...told.map((words) => ({ ...message('system', plain(words)), name: 'goose' }))].map((each) => ({
      ...each,
      blocks: each.blocks.map((block) => named(block, names)),
      at: each.at ?? at,
    }));
  });
}
