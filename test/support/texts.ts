// Finds the texts that people read on the screen, in help, errors and exports, by file and line of the sources.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

/** A text of three words or more, with its position (`file:line`). */
export interface WrittenText {
  at: string;
  text: string;
}

/** Rooms with texts. Migrations are left out, because they never change. */
const ROOTS = ['contract', 'main', 'plots', 'preload', 'renderer', 'statistics'];
const NOT_READ = join('main', 'store', 'migrations');
const LEAST_WORDS = 3;

interface Node {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

/** Checked without a schema, which would take a minute for all nodes of all sources. */
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;

const sources = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(root, name))
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith(NOT_READ))
    .toSorted();

/** Whether the node holds SQL, the name of a module or CSS classes, which are for programs and not for people. */
function isForPrograms({ type, tag, name }: Node, source: string): boolean {
  if (type === 'ImportDeclaration') return true;
  if (type === 'TaggedTemplateExpression') {
    return isNode(tag) && source.slice(tag.start, tag.end).startsWith('sql');
  }
  return type === 'JSXAttribute' && isNode(name) && name['name'] === 'className';
}

function textOf({ type, value, start, end }: Node, source: string): string | null {
  if (type === 'TemplateLiteral') return source.slice(start + 1, end - 1);
  return (type === 'Literal' || type === 'JSXText') && typeof value === 'string' ? value : null;
}

function textsIn(path: string, mayHave: (source: string) => boolean): WrittenText[] {
  const source = readFileSync(path, 'utf8');
  if (!mayHave(source)) return [];
  const found: WrittenText[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (!isNode(value) || isForPrograms(value, source)) return;
    const text = textOf(value, source)?.replaceAll(/\s+/g, ' ').trim() ?? '';
    if (text.split(' ').length >= LEAST_WORDS)
      found.push({ at: `${path}:${source.slice(0, value.start).split('\n').length}`, text });
    Object.values(value).forEach(visit);
  };
  visit(parseSync(path, source).program);
  return found;
}

/** All texts of the sources and all lines of the documents. Only sources that `mayHave` accepts are parsed. */
export const writtenTexts = (
  documents: readonly string[],
  mayHave: (source: string) => boolean = () => true,
): WrittenText[] => [
  ...ROOTS.flatMap(sources).flatMap((path) => textsIn(path, mayHave)),
  ...documents.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .map((text, line) => ({ at: `${path}:${line + 1}`, text })),
  ),
];
