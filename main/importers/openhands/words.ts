// Content of OpenHands' SDK: text, or a list of text and image parts.
import type { Json } from '../../../contract/transcript.ts';
import { pretty } from '../normal/blocks.ts';
import { isObject } from '../read/lenient-json.ts';

const part = (value: Json): string => {
  if (!isObject(value)) return pretty(value);
  if (typeof value['text'] === 'string') return value['text'];
  return value['type'] === 'image' ? '[image]' : pretty(value);
};

/** The words of some content. */
export function contentWords(content: Json | undefined): string {
  if (content === undefined || content === null) return '';
  return Array.isArray(content) ? content.map(part).join('\n') : part(content);
}
