// An original laid out for reading: JSON with one member per line, one value after another; text that is not JSON is
// unchanged.
import { readJson } from '../../../contract/json.ts';

/** JSON with an indentation of two spaces; null if the text is not JSON. */
function pretty(text: string): string | null {
  try {
    return JSON.stringify(readJson(text), null, 2);
  } catch {
    return null;
  }
}

/** The text laid out: one value, or a value a line. */
export function laidOut(text: string): string {
  const whole = pretty(text);
  if (whole !== null) return whole;
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? line : (pretty(line) ?? line)))
    .join('\n');
}
