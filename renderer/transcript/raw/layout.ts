// A unit laid out for reading: JSON with a member a line, one value after another; what is no JSON as it stands.
import { readJson } from '../../../contract/json.ts';

/** JSON two spaces deep; null where the text is none. */
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
