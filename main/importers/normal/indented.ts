// JSON text laid out as people read it, every value as it was written: numbers to the digit, names that stand twice
// both.
import { parseJson } from '../read/lenient-json.ts';

/** White space, a string, a mark of structure, or anything else that stands together. */
const TOKEN = /\s+|"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/gy;
/** A longer text is not taken apart: the expression for strings would overflow its stack. */
export const LONGEST = 1_000_000;

/** A string as JSON.stringify writes it: escapes stay only where they are needed. */
const plainer = (string: string): string => (string.includes('\\') ? JSON.stringify(parseJson(string)) : string);

/** Text that is one valid JSON value, two spaces deep as JSON.stringify lays it out; a very long one as it stands. */
export function indented(text: string): string {
  if (text.length > LONGEST) return text;
  const tokens = [...text.matchAll(TOKEN)].map(([token]) => token).filter((token) => token.trim() !== '');
  let depth = 0;
  const line = (): string => `\n${'  '.repeat(depth)}`;
  return tokens
    .map((token, index) => {
      const before = tokens[index - 1];
      const empty = before === '{' || before === '[';
      if (token === '}' || token === ']') {
        depth -= 1;
        return (empty ? '' : line()) + token;
      }
      const start = empty || before === ',' ? line() : '';
      if (token === '{' || token === '[') depth += 1;
      if (token === ':') return ': ';
      return start + (token.startsWith('"') ? plainer(token) : token);
    })
    .join('');
}
