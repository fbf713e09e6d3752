// Lays out an original for reading: JSON with one member per line; text that is not JSON is unchanged.
import { readJson } from '../../../contract/json.ts';

/** JSON with an indentation of two spaces; null if the text is not JSON. */
function pretty(text: string): string | null {
  try {
    return JSON.stringify(readJson(text), null, 2);
  } catch {
    return null;
  }
}

/** The text laid out: as one JSON value, otherwise line by line. */
export function laidOut(text: string): string {
  const whole = pretty(text);
  if (whole !== null) return whole;
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? line : (pretty(line) ?? line)))
    .join('\n');
}
