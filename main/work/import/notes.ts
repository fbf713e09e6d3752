// What an import notes beside its counts: fields that nobody understood, those taken as scores or labels, and inputs
// that several formats could have read.
import type { Ambiguity, UnknownField, UsedField } from '../../../contract/import.ts';
import type { ReadTranscript } from './messages.ts';

/** Collects the notes of one import, each once with its count. */
export class Notes {
  readonly #fields = new Map<string, UnknownField>();
  readonly #used = new Map<string, UsedField>();
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
