// Converts one request of a VS Code chat and its response to messages.
import type { Block, Json, Message, Role } from '../../../contract/transcript.ts';
import { message, plain, pretty, reasoning, toolCall, toolResult } from '../normal/blocks.ts';
import { timeOf } from '../normal/facets.ts';
import { spoken } from '../normal/thoughts.ts';
import { list, object, string } from '../read/json-values.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

/** Text, or an object with Markdown. */
const worded = (value: Json | undefined): string => string(value) || string(object(value)['value']);

/** The texts in a tool's result, which may be a tree of prompt elements. */
function textsIn(value: Json | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isObject(value)) return [];
  if (typeof value['text'] === 'string') return [value['text']];
  return ['value', 'node', 'children', 'content', 'output'].flatMap((name) => textsIn(value[name]));
}

/** The model's calls and their results, by call id. */
interface Rounds {
  calls: Map<string, JsonObject>;
  results: JsonObject;
}

function roundsOf(request: JsonObject): Rounds {
  const metadata = object(object(request['result'])['metadata']);
  const calls = list(metadata['toolCallRounds']).flatMap((round) => list(object(round)['toolCalls']).map(object));
  return {
    calls: new Map(calls.map((call) => [string(call['id']), call])),
    results: object(metadata['toolCallResults']),
  };
}

/** The model's id of a call, without the number that the program appends. */
const plainId = (id: string): string => id.replace(/__vscode-\d+$/, '');

/** A call with its result: as the model wrote it if stored, otherwise as the window shows it. */
function toolBlocks(part: JsonObject, { calls, results }: Rounds): [Block, Block | null] {
  const id = string(part['toolCallId']) || string(part['toolId']);
  const call = calls.get(id) ?? calls.get(plainId(id));
  const specific = object(part['toolSpecificData']);
  const details = object(part['resultDetails']);
  const line = object(specific['commandLine']);
  const shown =
    specific['rawInput'] ??
    line['userEdited'] ??
    line['original'] ??
    specific['command'] ??
    details['input'] ??
    worded(part['invocationMessage']);
  const name = string(call?.['name']) || string(part['toolId']);
  const made = toolCall(plainId(id), name, call?.['arguments'] ?? (shown === '' ? {} : shown));
  const answers = [
    textsIn(results[id] ?? results[plainId(id)]).join('\n'),
    textsIn(details['output']).join('\n'),
    string(object(specific['terminalCommandOutput'])['text']),
    string(part['resultError']),
    worded(part['pastTenseMessage']),
  ];
  const words = answers.find((each) => each !== '') ?? '';
  const code = object(specific['terminalCommandState'])['exitCode'];
  const failed =
    details['isError'] === true || string(part['resultError']) !== '' || (typeof code === 'number' && code !== 0);
  return [made, words === '' && part['isComplete'] !== true ? null : toolResult(plainId(id), name, words, failed)];
}

const REFERENCE = ['fsPath', 'path', 'external'];

/** A file or a symbol that the text refers to. */
function referenceOf(part: JsonObject): string {
  const inner = object(part['inlineReference']);
  const place = isObject(inner['location']) ? object(inner['location'])['uri'] : (inner['uri'] ?? inner);
  const path = REFERENCE.map((name) => string(object(place)[name])).find((each) => each !== '') ?? '';
  return string(inner['name']) || string(part['name']) || (path.split(/[/\\]/).at(-1) ?? '');
}

/** The text of a part of the response, as the window shows it; null if it is not text. */
function wordsOf(part: Json): string | null {
  if (typeof part === 'string') return part;
  if (!isObject(part)) return null;
  const { kind } = part;
  if (kind === undefined || kind === 'markdownContent' || kind === 'markdownVuln')
    return worded(part['value']) || worded(part['content']);
  if (kind === 'inlineReference') return `\`${referenceOf(part)}\``;
  if (kind === 'warning' || kind === 'info') return `[${worded(part['content'])}]`;
  return null;
}

/** Files that the response changed. */
function editOf(part: JsonObject): Block | null {
  const edits = list(part['edits']).flat();
  if (edits.length === 0) return null;
  const uri = object(part['uri']);
  const path = string(uri['fsPath']) || string(uri['path']);
  return toolCall('', 'textEdit', { path, edits });
}

/** The response as messages: one for each turn of the model up to its calls, followed by their results. */
function answerOf(parts: readonly Json[], rounds: Rounds): { role: Role; blocks: Block[] }[] {
  const turns: { role: Role; blocks: Block[] }[] = [];
  let words = '';
  const last = (role: Role): Block[] => {
    const before = turns.at(-1);
    if (before?.role === role) return before.blocks;
    const blocks: Block[] = [];
    turns.push({ role, blocks });
    return blocks;
  };
  const said = (): void => {
    if (words.trim() !== '') last('assistant').push(...spoken(words));
    words = '';
  };
  for (const part of parts) {
    const own = wordsOf(part);
    if (own !== null) {
      words += own;
      continue;
    }
    const { kind, value } = object(part);
    const thought = kind === 'thinking' ? [value ?? null].flat().map(string).join('') : '';
    const edit = kind === 'textEditGroup' ? editOf(object(part)) : null;
    if (kind !== 'toolInvocationSerialized' && kind !== 'toolInvocation' && thought === '' && edit === null) continue;
    said();
    if (thought !== '') last('assistant').push(reasoning(thought));
    else if (edit !== null) last('assistant').push(edit);
    else {
      const [call, result] = toolBlocks(object(part), rounds);
      last('assistant').push(call);
      if (result !== null) last('tool').push(result);
    }
  }
  said();
  return turns;
}

/** The messages of a request: the question, the answer, and the error if it failed. */
export function requestMessages(request: JsonObject): Message[] {
  const asked = worded(request['message']) || string(object(request['message'])['text']);
  const system = request['isSystemInitiated'] === true;
  const model = string(request['modelId']) || null;
  const { response = null } = request;
  const at = timeOf(request['timestamp']);
  const answered = timeOf(request['responseTimestamp']) ?? at;
  const failure = object(object(request['result'])['errorDetails'])['message'];
  const turns = answerOf(Array.isArray(response) ? response : [response ?? ''], roundsOf(request));
  return [
    { ...message(system ? 'system' : 'user', plain(asked)), name: system ? 'request' : null, at },
    ...turns.map(({ role, blocks }) => ({
      ...message(role, blocks),
      model: role === 'assistant' ? model : null,
      at: answered,
    })),
    ...(failure === undefined
      ? []
      : [{ ...message('system', plain(`[${pretty(failure)}]`)), name: 'error', at: answered }]),
  ].filter(({ blocks }) => blocks.length > 0);
}
