// The place of a position in YAML: the fields around it, and whether the name or the value of a field is expected
// there. It works on incomplete text, which a parser would reject; flow style (`{ a: 1 }`) is understood within one
// line.

/** A place in YAML. `path`: names of fields from the outside in, '[]' for an entry of a list. */
export interface YamlPlace {
  path: readonly string[];
  /** The beginning of the name, or the field whose value is expected. */
  field: string;
  side: 'name' | 'value';
  /** Names of the other fields of the same object. */
  others: readonly string[];
}

const ENTRY = '[]';
const NAME = /^([\w-]+)\s*:(?:\s+|$)/;
const BLOCK_SCALAR = /^[>|][+-]?\d?[+-]?\s*$/;

const indentOf = (text: string): number => text.length - text.trimStart().length;
const isBlank = (line: string): boolean => /^\s*(?:#|$)/.test(line);

/** The columns of the dashes at the beginning of a line, and the column after them. */
function openingOf(line: string): { dashes: number[]; begins: number } {
  const dashes: number[] = [];
  let begins = indentOf(line);
  while (/^-(?:\s|$)/.test(line.slice(begins))) {
    dashes.push(begins);
    begins += 1 + indentOf(line.slice(begins + 1));
  }
  return { dashes, begins };
}

/**
 * The elements of a line that can contain the lines below, from the left: its dashes, and its field with the text after
 * the colon.
 */
function stepsOf(line: string): { column: number; name: string; value: string }[] {
  const { dashes, begins } = openingOf(line);
  const entries = dashes.map((column) => ({ column, name: ENTRY, value: '' }));
  const [all = '', name] = NAME.exec(line.slice(begins)) ?? [];
  return name === undefined ? entries : [...entries, { column: begins, name, value: line.slice(begins + all.length) }];
}

/**
 * The path of the container of an element at this column of the line; null inside text. A list may have the same
 * indentation as its field.
 */
function pathTo(lines: readonly string[], line: number, column: number, isEntry: boolean): string[] | null {
  const path: string[] = [];
  let [limit, aligned] = [column, isEntry];
  for (let at = line - 1; at >= 0 && (limit > 0 || aligned); at--) {
    const text = lines[at] ?? '';
    if (isBlank(text)) continue;
    for (const step of stepsOf(text).toReversed()) {
      const holds = step.column < limit || (aligned && step.name !== ENTRY && step.column === limit);
      if (!holds) continue;
      if (BLOCK_SCALAR.test(step.value)) return null;
      path.unshift(step.name);
      [limit, aligned] = [step.column, step.name === ENTRY];
    }
  }
  return path;
}

/** The fields at this column above and below, up to a line with less indentation. */
function beside(lines: readonly string[], line: number, column: number): string[] {
  const names: string[] = [];
  for (const by of [-1, 1]) {
    for (let at = line + by; at >= 0 && at < lines.length; at += by) {
      const text = lines[at] ?? '';
      if (isBlank(text)) continue;
      const isLeft = indentOf(text) < column;
      if (isLeft && by === 1) break;
      names.push(
        ...stepsOf(text).flatMap((step) => (step.column === column && step.name !== ENTRY ? [step.name] : [])),
      );
      if (isLeft) break;
    }
  }
  return names;
}

/**
 * An open brace or bracket. `start`: the column after it; `from`: the column at which its current name or value begins;
 * `field`: the field whose value is typed, empty for a name.
 */
interface Frame {
  open: string;
  start: number;
  from: number;
  field: string;
}

function framesOf(text: string): Frame[] {
  const frames: Frame[] = [];
  let quote = '';
  for (const [at, char] of text.split('').entries()) {
    const frame = frames.at(-1);
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '{' || char === '[') frames.push({ open: char, start: at + 1, from: at + 1, field: '' });
    else if (char === '}' || char === ']') frames.pop();
    else if (frame === undefined) continue;
    else if (char === ',') Object.assign(frame, { from: at + 1, field: '' });
    else if (char === ':' && /\s/.test(text[at + 1] ?? ' '))
      Object.assign(frame, { from: at + 1, field: text.slice(frame.from, at).trim() });
    else if ((char === '"' || char === "'") && text.slice(frame.from, at).trim() === '') quote = char;
  }
  return quote === '' ? frames : [];
}

function inFlow(path: readonly string[], frames: readonly Frame[], before: string, after: string): YamlPlace | null {
  const last = frames.at(-1);
  const word = before.slice(last?.from).trim();
  if (last?.open !== '{' || (last.field === '' && !/^[\w-]*$/.test(word))) return null;
  const inside = frames.slice(0, -1).map(({ open, field }) => (open === '[' ? ENTRY : field));
  const braces = before.slice(last.start) + (after.split('}')[0] ?? '');
  const others = [...braces.matchAll(/([\w-]+)\s*:\s/g)].map((match) => match[1] ?? '');
  return { path: [...path, ...inside], field: last.field || word, side: last.field === '' ? 'name' : 'value', others };
}

/**
 * The place at a column of a line, both counted from 0; null if no field is expected there: inside text, between words,
 * in a list of words.
 */
export function yamlPlace(lines: readonly string[], line: number, column: number): YamlPlace | null {
  const text = lines[line] ?? '';
  const { dashes, begins: written } = openingOf(text);
  const begins = text.trim() === '' ? column : written;
  if (column < begins || text.trimStart().startsWith('#')) return null;
  const above = pathTo(lines, line, dashes[0] ?? begins, dashes.length > 0);
  if (above === null) return null;
  const path = [...above, ...dashes.map(() => ENTRY)];
  const before = text.slice(begins, column);
  const [all = '', name] = NAME.exec(before) ?? [];
  const frames = framesOf(before.slice(all.length));
  if (frames.length > 0)
    return inFlow(name === undefined ? path : [...path, name], frames, before.slice(all.length), text.slice(column));
  const others = beside(lines, line, begins);
  if (name !== undefined) return { path, field: name, side: 'value', others };
  return /^[\w-]*$/.test(before) ? { path, field: before, side: 'name', others } : null;
}
