// JSON parsed with the position of every value in its text, so that drawn parts keep their stored offsets.

interface At {
  start: number;
  end: number;
}
/** A string; its offsets include the quotes. */
export interface StringNode extends At {
  kind: 'string';
}
/** A number, true, false or null. */
interface LiteralNode extends At {
  kind: 'literal';
}
interface ListNode extends At {
  kind: 'list';
  items: Node[];
}
interface ObjectNode extends At {
  kind: 'object';
  members: { key: StringNode; value: Node }[];
}
export type Node = StringNode | LiteralNode | ListNode | ObjectNode;

const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\r\n]*/y;
/** Text below this depth is shown unparsed. */
const DEEPEST = 200;

class NotJson extends Error {}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  #match(pattern: RegExp): At | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return null;
    const start = this.#at;
    this.#at = pattern.lastIndex;
    return { start, end: this.#at };
  }

  #skip(): void {
    this.#match(SPACE);
  }

  #take(mark: string): boolean {
    this.#skip();
    if (this.#text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #string(): StringNode {
    this.#skip();
    const start = this.#at;
    if (!this.#take('"')) throw new NotJson();
    do this.#match(PLAIN);
    while (this.#match(ESCAPE) !== null);
    if (this.#text[this.#at] !== '"') throw new NotJson();
    this.#at += 1;
    return { kind: 'string', start, end: this.#at };
  }

  #list(depth: number): ListNode {
    const start = this.#at - 1;
    const items: Node[] = [];
    if (!this.#take(']')) {
      do items.push(this.value(depth + 1));
      while (this.#take(','));
      if (!this.#take(']')) throw new NotJson();
    }
    return { kind: 'list', start, end: this.#at, items };
  }

  #object(depth: number): ObjectNode {
    const start = this.#at - 1;
    const members: ObjectNode['members'] = [];
    if (!this.#take('}')) {
      do {
        const key = this.#string();
        if (!this.#take(':')) throw new NotJson();
        members.push({ key, value: this.value(depth + 1) });
      } while (this.#take(','));
      if (!this.#take('}')) throw new NotJson();
    }
    return { kind: 'object', start, end: this.#at, members };
  }

  value(depth: number): Node {
    if (depth > DEEPEST) throw new NotJson();
    this.#skip();
    if (this.#take('{')) return this.#object(depth);
    if (this.#take('[')) return this.#list(depth);
    if (this.#text[this.#at] === '"') return this.#string();
    const at = this.#match(LITERAL);
    if (at === null) throw new NotJson();
    return { kind: 'literal', ...at };
  }

  atEnd(): boolean {
    this.#skip();
    return this.#at === this.#text.length;
  }
}

/** The tree of a JSON text; null if it is not JSON, or nested too deeply to read. */
export function jsonTree(text: string): Node | null {
  const reader = new Reader(text);
  try {
    const node = reader.value(0);
    return reader.atEnd() ? node : null;
  } catch (error) {
    if (error instanceof NotJson) return null;
    throw error;
  }
}
