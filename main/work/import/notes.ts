// Notes of an import beside its counts: unknown fields, fields taken as scores or labels, and inputs that several
// formats could have read.
import type { Ambiguity, FoundField, UnknownField, UsedField } from '../../../contract/import.ts';
import { strongerOf } from './fields.ts';
import type { ReadTranscript } from './messages.ts';

/** Collects the notes of one import, each once with its count. */
export class Notes {
  readonly #fields = new Map<string, UnknownField>();
  readonly #used = new Map<string, UsedField>();
  readonly #beside = new Map<string, FoundField>();
  readonly #ambiguous = new Map<string, Ambiguity>();

  add(path: string, { found: { format }, unknown, uses, choice }: ReadTranscript): void {
    for (const [name, use] of uses) {
      const before = this.#used.get(name);
      if (before === undefined) this.#used.set(name, { name, use, count: 1 });
      else before.count += 1;
    }
    for (const [field, count] of unknown) {
      const key = JSON.stringify([format, field]);
      const before = this.#fields.get(key);
      if (before === undefined) this.#fields.set(key, { format, path: field, count });
      else before.count += count;
    }
    if (choice === null) return;
    const key = JSON.stringify([path, format, choice.also]);
    const before = this.#ambiguous.get(key);
    if (before === undefined) this.#ambiguous.set(key, { path, taken: format, ...choice, count: 1 });
    else before.count += 1;
  }

  addFields(fields: readonly FoundField[]): void {
    for (const field of fields) {
      const before = this.#beside.get(field.name);
      if (before === undefined) this.#beside.set(field.name, field);
      else {
        before.count += field.count;
        before.use = strongerOf(before.use, field.use);
      }
    }
  }

  /** In the order of their names. */
  get beside(): FoundField[] {
    return [...this.#beside.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The most frequent fields first. */
  get fields(): UnknownField[] {
    return [...this.#fields.values()].sort((a, b) => b.count - a.count || (a.path < b.path ? -1 : 1));
  }

  /** The most frequent first. */
  get used(): UsedField[] {
    return [...this.#used.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  }

  get ambiguous(): Ambiguity[] {
    return [...this.#ambiguous.values()];
  }
}
