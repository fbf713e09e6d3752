// Reads attributes of OpenTelemetry spans in any encoding, and turns those of the GenAI and OpenInference conventions
// into a span.
import type { Json, Message } from '../../../contract/transcript.ts';
import { systemMessage } from '../chat/openai-messages.ts';
import { jsonText } from '../normal/json-text.ts';
import { list } from '../read/json-values.ts';
import { isObject, parseJson, type JsonObject } from '../read/lenient-json.ts';
import type { TraceSpan } from './span.ts';

/** The value of an OTLP value, without the name of its type. */
export function plainValue(value: Json): Json {
  if (!isObject(value)) return value;
  const { arrayValue, kvlistValue } = value;
  if (isObject(arrayValue)) return list(arrayValue['values']).map(plainValue);
  if (isObject(kvlistValue)) return attributesOf(kvlistValue['values'] ?? []);
  const [kind] = Object.keys(value);
  if (kind === undefined || !/^(?:string|bool|int|double|bytes)Value$/.test(kind)) return value;
  return value[kind] ?? null;
}

/** Attributes as an object, from OTLP's list of keys and values or from an object. */
export function attributesOf(attributes: Json): JsonObject {
  if (isObject(attributes)) return attributes;
  return Object.fromEntries(
    list(attributes).flatMap((each): [string, Json][] =>
      isObject(each) && typeof each['key'] === 'string' ? [[each['key'], plainValue(each['value'] ?? null)]] : [],
    ),
  );
}

/** JSON text, parsed; other text unchanged. */
export function opened(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string') return value;
  const start = value.trimStart()[0];
  if (start !== '{' && start !== '[') return value;
  try {
    return parseJson(value);
  } catch {
    return value;
  }
}

/** The value under `prefix`, built from flattened keys: `a.0.b` is the field b of the first element of a. */
export function under(attributes: JsonObject, prefix: string): Json | undefined {
  const whole = attributes[prefix];
  if (whole !== undefined) return opened(whole);
  const found = Object.keys(attributes).filter((key) => key.startsWith(`${prefix}.`));
  if (found.length === 0) return undefined;
  const root: JsonObject = {};
  for (const key of found) put(root, key.slice(prefix.length + 1).split('.'), attributes[key] ?? null);
  return asLists(root);
}

function put(level: JsonObject, [step = '', ...rest]: readonly string[], value: Json): void {
  if (rest.length === 0) {
    if (!isObject(level[step])) Object.defineProperty(level, step, { value, enumerable: true, writable: true });
    return;
  }
  const below = Object.hasOwn(level, step) ? level[step] : undefined;
  const inner: JsonObject = isObject(below) ? below : {};
  Object.defineProperty(level, step, { value: inner, enumerable: true, writable: true, configurable: true });
  put(inner, rest, value);
}

/** Turns objects whose keys are numbers into lists. */
function asLists(value: Json): Json {
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  const inner = names.map((name) => asLists(value[name] ?? null));
  if (names.length > 0 && names.every((name) => /^\d+$/.test(name))) {
    return names
      .map((name, at) => [Number(name), inner[at] ?? null] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, each]) => each);
  }
  return Object.fromEntries(names.map((name, at) => [name, inner[at] ?? null]));
}

/** A message with OpenInference's field names as a chat message. */
export function chatOf(value: Json): Json {
  if (Array.isArray(value)) return value.map(chatOf);
  if (!isObject(value)) return value;
  const inner = isObject(value['message']) && Object.keys(value).length === 1 ? value['message'] : value;
  const fields = Object.fromEntries(
    Object.entries(inner).map(([name, each]) => [name.replace(/^(?:message|tool_call|message_content)\./, ''), each]),
  );
  const calls = fields['tool_calls'];
  const contents = fields['contents'];
  const tools = list(calls).map((call) =>
    callOf(isObject(call) && isObject(call['tool_call']) ? call['tool_call'] : call),
  );
  return {
    ...fields,
    content: fields['content'] ?? (Array.isArray(contents) ? contents.map(contentOf) : null),
    ...(tools.length === 0 ? {} : { tool_calls: tools }),
  };
}

function callOf(call: Json): Json {
  if (!isObject(call)) return call;
  const at = (name: string): Json | undefined => call[`tool_call.${name}`] ?? call[name];
  const fn = call['function'];
  const named = isObject(fn) ? fn : { name: at('function.name') ?? '', arguments: at('function.arguments') ?? {} };
  return { id: at('id') ?? '', function: named };
}

function contentOf(part: Json): Json {
  const inner = isObject(part) && isObject(part['message_content']) ? part['message_content'] : part;
  if (!isObject(inner)) return part;
  return Object.fromEntries(
    Object.entries(inner).map(([name, each]) => [name.replace(/^message_content\./, ''), each]),
  );
}

const first = (attributes: JsonObject, names: readonly string[]): Json | undefined =>
  names.map((name) => under(attributes, name)).find((value) => value !== undefined && value !== null && value !== '');

/** The attributes with the input in each convention and vendor, newest first. */
const INPUTS = [
  'gen_ai.input.messages',
  'llm.input_messages',
  'gen_ai.prompt',
  'gen_ai.content.prompt',
  'mlflow.spanInputs',
  'ai.prompt.messages',
  'ai.prompt',
  'input.value',
  'traceloop.entity.input',
  'pydantic_ai.all_messages',
  'all_messages_events',
  'langfuse.observation.input',
  'gen_ai.tool.call.arguments',
];
const OUTPUTS = [
  'gen_ai.output.messages',
  'llm.output_messages',
  'gen_ai.completion',
  'gen_ai.content.completion',
  'mlflow.spanOutputs',
  'ai.response.text',
  'ai.response.toolCalls',
  'output.value',
  'traceloop.entity.output',
  'langfuse.observation.output',
  'gen_ai.tool.call.result',
];
const KINDS = [
  'openinference.span.kind',
  'gen_ai.operation.name',
  'mlflow.spanType',
  'traceloop.span.kind',
  'ai.operationId',
  'langfuse.observation.type',
];
const MODELS = ['gen_ai.response.model', 'gen_ai.request.model', 'llm.model_name', 'ai.model.id'];

function kindOf(attributes: JsonObject, name: string): TraceSpan['kind'] {
  const kind = jsonText(first(attributes, KINDS) ?? '').toLowerCase();
  if (
    /^"?(?:llm|chat|chat_model|text_completion|generate_content|completion|generation)"?$|dogenerate|dostream/.test(
      kind,
    )
  )
    return 'model';
  if (/tool/.test(kind)) return 'tool';
  const messages = ['gen_ai.input.messages', 'gen_ai.prompt', 'llm.input_messages'].some(
    (key) => under(attributes, key) !== undefined,
  );
  return messages && !/agent/.test(kind) ? 'model' : kind === '' && name.startsWith('execute_tool ') ? 'tool' : 'other';
}

/** Input or output as chat messages. */
function spoken(value: Json | undefined): Json | undefined {
  const list = Array.isArray(value) ? value : undefined;
  const named = list?.some(
    (each) => isObject(each) && Object.keys(each).some((key) => key === 'message' || key.startsWith('message.')),
  );
  return named === true ? chatOf(list ?? []) : value;
}

/** A span from its attributes, in any convention. */
export function spanOf(
  attributes: JsonObject,
  { trace, id, name, at, record }: Pick<TraceSpan, 'trace' | 'id' | 'name' | 'at' | 'record'>,
): TraceSpan {
  const kind = kindOf(attributes, name);
  const system: Message[] = systemMessage(partsText(opened(attributes['gen_ai.system_instructions'])));
  const tool = attributes['gen_ai.tool.name'] ?? attributes['tool.name'];
  return {
    trace,
    id: jsonText(attributes['gen_ai.tool.call.id'] ?? id),
    kind,
    name: kind === 'tool' && typeof tool === 'string' ? tool : jsonText(attributes['gen_ai.agent.name'] ?? name),
    at,
    model: first(attributes, MODELS) ?? null,
    input: spoken(first(attributes, INPUTS)),
    output: spoken(first(attributes, OUTPUTS)),
    system,
    record,
  };
}

/** The parts of instructions as content. */
function partsText(value: Json | undefined): Json | undefined {
  if (!Array.isArray(value)) return value;
  return value.map((part) =>
    isObject(part) && typeof part['content'] === 'string' ? { type: 'text', text: part['content'] } : part,
  );
}
