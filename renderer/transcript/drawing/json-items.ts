// JSON as labelled text: a name before each value, strings with real line breaks, short lists and objects on one line.
import { item, type Item, type Look } from './items.ts';
import { decoded } from './json-text.ts';
import type { Node, StringNode } from './json-tree.ts';
import { Drawing, verbatim, type Mapped } from './mapped.ts';

/** The members of an object by name; if two have the same name, the later one. */
export type Members = ReadonlyMap<string, { key: StringNode; value: Node }>;

/** How a string is drawn. */
export interface Style {
  look: Look;
  language: string;
}

/**
 * Knowledge about tools, each part null if it does not apply: the style of a string, the items of a whole object, or
 * the items of a member.
 */
export interface Knowledge {
  styleOf: (name: string, members: Members) => Style | null;
  objectItems: (members: Members, depth: number) => Item[] | null;
  memberItems: (name: string, value: Node, depth: number) => Item[] | null;
}

const PLAIN: Style = { look: 'text', language: '' };
const INLINE = 80;

/**
 * Whether a text is drawn with its quotes: it is empty, or begins or ends with white space, or would look like a
 * number, true, false or null.
 */
const needsQuotes = (text: string): boolean =>
  /^\s|\s$|^$/.test(text) || /^(?:-?\d[\d.eE+-]*|true|false|null)$/.test(text);

/** A list or an object on one line: as stored, except for line breaks and indentation; null if it is too long. */
function onOneLine(text: string, node: Node): Mapped | null {
  const stored = text.slice(node.start, node.end);
  if (stored.length > INLINE * 4 || /\\[nru]/.test(stored)) return null;
  const drawing = new Drawing();
  for (const found of stored.matchAll(/"(?:[^"\\]|\\.)*"|\s+|[^"\s]+/g)) {
    const [part] = found;
    const at = node.start + found.index;
    if (part.trim() !== '') drawing.add(part, at);
    else if (!/[[{]$/.test(stored.slice(0, found.index)) && !/^\s*[\]}]/.test(stored.slice(found.index)))
      drawing.add(' ', at);
  }
  const { mapped } = drawing;
  return mapped.text.length > INLINE ? null : mapped;
}

/** The items of a JSON text. */
export class JsonItems {
  readonly #text: string;
  readonly #knowledge: Knowledge;
  readonly #named = new WeakMap<Node, Members>();

  constructor(text: string, knowledge: Knowledge) {
    this.#text = text;
    this.#knowledge = knowledge;
  }

  membersOf(node: Extract<Node, { kind: 'object' }>): Members {
    let named = this.#named.get(node);
    if (named === undefined) {
      named = new Map(node.members.map((member) => [this.string(member.key).text, member]));
      this.#named.set(node, named);
    }
    return named;
  }

  string(node: StringNode): Mapped {
    return decoded(this.#text, node);
  }

  /** The items of the whole text. */
  whole(node: Node): Item[] {
    if (node.kind === 'object' && node.members.length > 0) return this.#members(node, 0);
    if (node.kind === 'list' && node.items.length > 0) return this.#entries(node, 0);
    return this.value(null, node, 0, PLAIN);
  }

  /** A value under its label. */
  value(label: Mapped | null, node: Node, depth: number, { look, language }: Style): Item[] {
    if (node.kind === 'string') {
      const text = this.string(node);
      const body = language === '' && look === 'text' && needsQuotes(text.text) ? this.#stored(node) : text;
      return [item({ depth, label, body, look, language })];
    }
    if (node.kind === 'literal') return [item({ depth, label, body: this.#stored(node), look: 'literal' })];
    const known = node.kind === 'object' ? this.#knowledge.objectItems(this.membersOf(node), depth) : null;
    if (known !== null && label === null) return known;
    const line = known === null ? onOneLine(this.#text, node) : null;
    if (line !== null) return [item({ depth, label, body: line, look: 'literal' })];
    const inside = label === null ? depth : depth + 1;
    const items = node.kind === 'list' ? this.#entries(node, inside) : this.#members(node, inside);
    return label === null ? items : [item({ depth, label }), ...items];
  }

  #stored({ start, end }: Node): Mapped {
    return verbatim(this.#text.slice(start, end), start);
  }

  #entries({ items }: Extract<Node, { kind: 'list' }>, depth: number): Item[] {
    return items.flatMap((each) => {
      const [first, ...rest] = this.value(null, each, depth, PLAIN);
      return first === undefined ? [] : [{ ...first, bullet: true }, ...rest];
    });
  }

  #members(node: Extract<Node, { kind: 'object' }>, depth: number): Item[] {
    const named = this.membersOf(node);
    const known = this.#knowledge.objectItems(named, depth);
    if (known !== null) return known;
    return node.members.flatMap(({ key, value }) => this.member(key, value, named, depth));
  }

  /** One member of an object, with its name. */
  member(key: StringNode, value: Node, members: Members, depth: number): Item[] {
    const label = this.string(key);
    const own = this.#knowledge.memberItems(label.text, value, depth);
    if (own !== null) return own;
    return this.value(label, value, depth, this.#knowledge.styleOf(label.text, members) ?? PLAIN);
  }
}
