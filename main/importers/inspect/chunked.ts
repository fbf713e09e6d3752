// Samples in pieces: a shell and numbered chunks of messages, events and attachments, put together into one sample
// again.
import type { Json } from '../../../contract/transcript.ts';
import { isObject, parseJson, type JsonObject } from '../read/lenient-json.ts';
import { Unreadable } from '../read/unreadable.ts';

/** The text of the members of one sample by their name inside it, such as `sample.json` or `events/0.json`. */
export type Pieces = ReadonlyMap<string, string>;

/** All items of one kind: a chunk is named by the index of its first item. */
function chunksOf(pieces: Pieces, kind: string): Json[] {
  const numbered = [...pieces].flatMap(([name, text]): [number, string][] => {
    const start = new RegExp(`^${kind}/(\\d+)\\.json$`).exec(name)?.[1];
    return start === undefined ? [] : [[Number(start), text]];
  });
  const items: Json[] = [];
  for (const [start, text] of numbered.toSorted(([a], [b]) => a - b)) {
    const chunk = parseJson(text);
    if (!Array.isArray(chunk)) throw new Unreadable(`${kind}/${start}.json is no list`);
    if (start !== items.length) throw new Unreadable(`${kind}/${items.length}.json is missing`);
    for (const item of chunk) items.push(item);
  }
  return items;
}

function range(ref: Json): [number, number] {
  const [from, to] = Array.isArray(ref) ? ref : [];
  if (typeof from !== 'number' || typeof to !== 'number') throw new Unreadable('message_refs has no pairs of numbers');
  return [from, to];
}

/** The sample as if it had been written in one piece. Throws Unreadable, SyntaxError. */
export function assembled(pieces: Pieces): JsonObject {
  const shell = parseJson(pieces.get('sample.json') ?? 'null');
  if (!isObject(shell)) throw new Unreadable('its sample.json is no object');
  const pool = chunksOf(pieces, 'messages');
  const refs = shell['message_refs'];
  const messages = Array.isArray(refs) ? refs.flatMap((ref) => pool.slice(...range(ref))) : pool;
  return {
    ...shell,
    metadata: parseJson(pieces.get('metadata.json') ?? '{}'),
    messages,
    events: chunksOf(pieces, 'events'),
    events_data: { messages: pool },
    attachments: chunksOf(pieces, 'attachments'),
  };
}

/** The pieces as one JSON text, each as it stood, under its name. */
export function originalOf(pieces: Pieces): string {
  return `{${[...pieces].map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',\n')}}`;
}
