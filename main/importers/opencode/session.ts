// An OpenCode session in normal form: what is told of it, and its messages with their parts.
import type { NormalTranscript } from '../../../contract/import.ts';
import type { Json } from '../../../contract/transcript.ts';
import { partMessages } from '../chat/part-messages.ts';
import { rowTranscript } from '../chat/siblings.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

/** `messages`: each has `info` and `parts`. Throws ZodError. */
export function sessionTranscript(info: JsonObject, messages: readonly Json[], original: string): NormalTranscript {
  const time = isObject(info['time']) ? info['time'] : {};
  const { id = null, title = null, directory = null, version = null, parentID = null } = info;
  const own = partMessages(messages);
  const model = own.find((each) => each.model !== null)?.model ?? null;
  const row = { id, title, created: time['created'] ?? null, directory, version, parent: parentID, model };
  return rowTranscript(row, [], own, original);
}
