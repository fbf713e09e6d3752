// LangChain messages, in any of the ways they are written, as OpenAI chat messages.
import type { Json, Message } from '../../../contract/transcript.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';
import { MESSAGE_FIELDS, openaiMessages } from './openai-messages.ts';

const ROLES: Record<string, string> = {
  human: 'user',
  HumanMessage: 'user',
  HumanMessageChunk: 'user',
  ai: 'assistant',
  AIMessage: 'assistant',
  AIMessageChunk: 'assistant',
  system: 'system',
  SystemMessage: 'system',
  developer: 'system',
  tool: 'tool',
  ToolMessage: 'tool',
  function: 'tool',
  FunctionMessage: 'tool',
  chat: 'user',
  ChatMessage: 'user',
};

const BESIDE =
  'type additional_kwargs response_metadata usage_metadata invalid_tool_calls example artifact status lc_attributes tool_call_chunks kwargs lc data';

/** The field paths of such a message that are understood; its fields are at the top, under `data` or under `kwargs`. */
export const LANGCHAIN_FIELDS: readonly string[] = [...BESIDE.split(' '), ...MESSAGE_FIELDS];

/** The class of a serialised message, the last step of its path. */
function classOf(value: JsonObject): string {
  const { id, type } = value;
  const last = Array.isArray(id) ? id.at(-1) : undefined;
  return typeof last === 'string' ? last : typeof type === 'string' ? type : '';
}

const roleIn = (value: Json | undefined): string | undefined => {
  if (!isObject(value)) return undefined;
  const name = classOf(value);
  return Object.hasOwn(ROLES, name) ? ROLES[name] : undefined;
};

function asChat(value: Json): Json {
  if (!isObject(value)) return value;
  const inner = isObject(value['kwargs']) ? value['kwargs'] : isObject(value['data']) ? value['data'] : value;
  const { additional_kwargs: more, ...rest } = inner;
  const kwargs = isObject(more) ? more : {};
  const own = inner['tool_calls'];
  const valid = Array.isArray(own) && own.length > 0 ? own : (kwargs['tool_calls'] ?? own ?? null);
  // calls whose arguments are not JSON are in a field of their own
  const broken = inner['invalid_tool_calls'];
  const calls = Array.isArray(broken) && broken.length > 0 ? [valid ?? [], broken].flat() : valid;
  const meta = isObject(inner['response_metadata']) ? inner['response_metadata'] : {};
  const model = meta['model_name'] ?? meta['model'] ?? null;
  const failed = inner['status'] === 'error' ? { is_error: true } : {};
  const said = inner['role'];
  const role = classOf(value) === 'chat' && typeof said === 'string' ? said : (roleIn(value) ?? said ?? 'user');
  return { ...kwargs, ...rest, ...failed, role, model, tool_calls: calls };
}

/** Whether a list looks like LangChain's messages. */
export const isLangchainList = (list: Json | undefined): list is Json[] =>
  Array.isArray(list) &&
  list.length > 0 &&
  list.every((each) => {
    if (!isObject(each) || roleIn(each) === undefined) return false;
    const inner = isObject(each['kwargs']) ? each['kwargs'] : isObject(each['data']) ? each['data'] : each;
    return 'content' in inner && typeof each['role'] !== 'string';
  });

/** LangChain messages in normal form. Throws ZodError. */
export const langchainMessages = (list: readonly Json[]): Message[] => openaiMessages(list.map(asChat));
