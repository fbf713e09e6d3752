// Rows that store lists as JSON text, as tables do: the text is replaced by the lists.
import type { Json } from '../../../contract/transcript.ts';
import { isObject, parseJson, type JsonObject } from '../read/lenient-json.ts';
import { spelledLike } from '../read/numbers.ts';

const LISTS =
  'messages conversation conversations prompt completion chosen rejected events metadata input output contents trajectory history traj';
const NAMES = new Set([...LISTS.split(' '), 'conversation_a', 'conversation_b', 'tools', 'task', 'score', 'info']);
/** The fields that hold a conversation; in other fields, text that looks like JSON stays text. */
const TELLING = new Set(['messages', 'conversation', 'conversations', 'contents', 'conversation_a']);

function listIn(value: Json): Json | undefined {
  if (typeof value !== 'string') return undefined;
  const start = value.trimStart()[0];
  if (start !== '[' && start !== '{') return undefined;
  try {
    return parseJson(value);
  } catch {
    return undefined;
  }
}

/** A row with its lists parsed from JSON text; any other value is returned unchanged. */
export function unpacked(value: Json): Json {
  if (!isObject(value)) return value;
  const packed = Object.keys(value).some((name) => TELLING.has(name) && Array.isArray(listIn(value[name] ?? null)));
  if (!packed) return value;
  const row: JsonObject = {};
  for (const [name, each] of Object.entries(value)) row[name] = NAMES.has(name) ? (listIn(each) ?? each) : each;
  return spelledLike(row, value);
}
