// Decodes the strings of a JSON text: each escape becomes its character, with its stored position.
import type { StringNode } from './json-tree.ts';
import { Drawing, verbatim, type Mapped } from './mapped.ts';

const SHORT: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  '"': '"',
  '\\': '\\',
  '/': '/',
};

/** The decoded content of a string of `text`, without its quotes. */
export function decoded(text: string, { start, end }: Pick<StringNode, 'start' | 'end'>): Mapped {
  const last = end - 1;
  const inside = text.slice(start + 1, last);
  if (!inside.includes('\\')) return verbatim(inside, start + 1);
  const drawing = new Drawing();
  let at = start + 1;
  while (at < last) {
    const escape = text.indexOf('\\', at);
    const plain = escape === -1 || escape >= last ? last : escape;
    drawing.add(text.slice(at, plain), at);
    if (plain === last) break;
    const mark = text[plain + 1] ?? '';
    const length = mark === 'u' ? 6 : 2;
    const code =
      mark === 'u' ? String.fromCharCode(Number.parseInt(text.slice(plain + 2, plain + 6), 16)) : SHORT[mark];
    drawing.add(code ?? mark, plain, length);
    at = plain + length;
  }
  return drawing.mapped;
}
