// Content of OpenHands' SDK: text, or a list of text and image parts.
import type { Block, Json } from '../../../contract/transcript.ts';
import { pretty } from '../normal/blocks.ts';
import { thoughtPart } from '../normal/thoughts.ts';
import { isObject } from '../read/lenient-json.ts';

const part = (value: Json): string => {
  if (!isObject(value)) return pretty(value);
  if (typeof value['text'] === 'string') return value['text'];
  return value['type'] === 'image' ? '[image]' : pretty(value);
};

/** The parts of some content that are reasoning; the others are its text. */
export function contentThoughts(content: Json | undefined): Block[] {
  return Array.isArray(content) ? content.flatMap((each) => (isObject(each) ? (thoughtPart(each) ?? []) : [])) : [];
}

/** The text of some content, without reasoning. */
export function contentText(content: Json | undefined): string {
  if (content === undefined || content === null) return '';
  if (!Array.isArray(content)) return part(content);
  return content
    .filter((each) => !isObject(each) || thoughtPart(each) === null)
    .map(part)
    .join('\n');
}
