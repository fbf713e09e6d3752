// One line for a folded tool call: its name and its arguments, short.
import { readJson } from '../../../contract/json.ts';

const MOST = 140;

function short(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value.replaceAll(/\s+/g, ' ')) : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** `arg: value, …` from the arguments as JSON; their beginning as it stands when they are none. */
export function argumentsLine(text: string): string {
  let line = text.replaceAll(/\s+/g, ' ').trim();
  try {
    const parsed: unknown = readJson(text);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
      line = Object.entries(parsed)
        .map(([name, value]) => `${name}: ${short(value)}`)
        .join(', ');
    }
  } catch {
    // not JSON: shown as it stands
  }
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line;
}
