// The lines of a Gemini CLI session, played back: the last version of a turn counts, and what was taken back is kept as
// a branch.
import type { Json } from '../../../contract/transcript.ts';
import { isObject, type JsonObject } from '../read/lenient-json.ts';

const idOf = (turn: JsonObject): string => (typeof turn['id'] === 'string' ? turn['id'] : '');

const isTurn = (value: JsonObject): boolean => typeof value['type'] === 'string' && !('sessionId' in value);

/** The turns as they stand so far; those that were left carry the name of their branch. */
class Turns {
  list: JsonObject[] = [];
  #branches = 0;
  /** Where each turn that stands is in the list. */
  readonly #places = new Map<string, number>();

  add(turn: JsonObject): void {
    const id = idOf(turn);
    const at = id === '' ? undefined : this.#places.get(id);
    if (at !== undefined) this.list[at] = turn;
    else if (this.list.push(turn) > 0 && id !== '') this.#places.set(id, this.list.length - 1);
  }

  /** Those that a test says are left behind; nothing of them is dropped. */
  leave(left: (turn: JsonObject, index: number) => boolean): void {
    const gone = this.list.map((turn, index) => !('branch' in turn) && left(turn, index));
    if (!gone.some(Boolean)) return;
    const branch = `branch ${++this.#branches}`;
    for (const [index, turn] of this.list.entries()) if (gone[index] === true) this.#places.delete(idOf(turn));
    this.list = this.list.map((turn, index) => (gone[index] === true ? { ...turn, branch } : turn));
  }

  /** Back to before a turn. */
  rewind(to: string): void {
    const from = this.#places.get(to);
    this.leave((_, index) => from !== undefined && index >= from);
  }

  replace(turns: readonly JsonObject[]): void {
    const kept = new Set(turns.map(idOf));
    this.leave((turn) => !kept.has(idOf(turn)));
    for (const turn of turns) this.add(turn);
  }
}

/** The session that its lines tell: its header, and `messages` with a `branch` where they were taken back. */
export function replayed(values: readonly Json[]): JsonObject {
  const header: JsonObject = {};
  const turns = new Turns();
  for (const value of values) {
    if (!isObject(value)) continue;
    const { $set: set, $rewindTo: back } = value;
    if (typeof back === 'string') turns.rewind(back);
    else if (isObject(set)) {
      const { messages, ...rest } = set;
      Object.assign(header, rest);
      if (Array.isArray(messages)) turns.replace(messages.filter((each) => isObject(each)));
    } else if (isTurn(value)) turns.add(value);
    else {
      const { messages, ...rest } = value;
      Object.assign(header, rest);
      if (Array.isArray(messages)) turns.replace(messages.filter((each) => isObject(each)));
    }
  }
  return { ...header, messages: turns.list };
}
