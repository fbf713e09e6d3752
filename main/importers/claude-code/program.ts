// What the program says in a session, in a person's place or the model's: told as the system's, by what it is.
import type { Json } from '../../../contract/transcript.ts';
import { isObject } from '../read/lenient-json.ts';
import type { SessionLine } from './lines.ts';

/** How turns begin that nobody typed. */
const MARKS: [RegExp, string][] = [
  [/^<command-name>|^<command-message>/, 'command'],
  [/^<local-command-(?:stdout|stderr|caveat)>|^<bash-(?:stdout|stderr)>/, 'command output'],
  [/^\[Request interrupted by user/, 'interruption'],
  [/^<task-notification>/, 'task notification'],
  [/^<system-reminder>/, 'reminder'],
];

/** The words of a line that is nothing but words. */
function wordsOf(content: Json): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  const words = content.map((part) => (isObject(part) && typeof part['text'] === 'string' ? part['text'] : null));
  return words.includes(null) ? '' : words.join('\n');
}

/** What kind of notice of the program a line is; null where a person or the model speaks. */
export function noticeOf(line: SessionLine): string | null {
  if (line.isCompactSummary === true) return 'compact summary';
  if (line.isApiErrorMessage === true) return 'API error';
  if (line.type !== 'user') return null;
  if (line.origin?.kind === 'task-notification') return 'task notification';
  const words = wordsOf(line.message.content).trimStart();
  const mark = MARKS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
  return mark ?? (line.isMeta === true ? 'meta' : null);
}
