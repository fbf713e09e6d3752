// One message of Harmony as an OpenAI chat message: system content as text, calls with their names.
import type { Json } from '../../../contract/transcript.ts';
import { pretty } from '../normal/blocks.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

const KINDS = new Set(['system_content', 'developer_content']);

function partOf(part: Json): Json {
  if (!isObject(part) || typeof part['type'] !== 'string' || !KINDS.has(part['type'])) return part;
  const { type, instructions, ...rest } = part;
  const said = typeof instructions === 'string' ? instructions : '';
  const settings = Object.keys(rest).length === 0 ? '' : pretty(rest);
  return { type: 'text', text: [said, settings].filter((each) => each !== '').join('\n\n') || type };
}

/** A message whose role is the name of a tool is a result of that tool. */
export function harmonyMessage(value: Json): Json {
  if (!isObject(value)) return value;
  const { content, author } = value;
  const who: JsonObject = isObject(author) ? author : {};
  const role = value['role'] ?? who['role'] ?? '';
  const name = value['name'] ?? who['name'];
  const answers = typeof role === 'string' && /^(?:functions|browser|python|container)\b/.test(role);
  const tool = role === 'tool' || answers;
  const called = answers ? role : typeof name === 'string' ? name : '';
  const parts = Array.isArray(content) ? content.map(partOf) : (content ?? null);
  const named = tool ? { name: called.replace(/^functions\./, '') } : name === undefined ? {} : { name };
  // a tool result is addressed to the assistant, but is not a call
  const { recipient, ...rest } = value;
  const to = tool || recipient === undefined ? {} : { recipient };
  return { ...rest, ...to, role: tool ? 'tool' : role, ...named, content: parts };
}
