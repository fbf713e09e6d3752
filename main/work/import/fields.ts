// The fields beside the conversations of an import, counted where they are read and told with each batch.
import type { FieldUse, FoundField } from '../../../contract/import.ts';
import { exampleOf, type FieldBeside } from '../../importers/index.ts';

/** So many fields are told apart; a file of random names must not fill the report. */
const MOST = 500;

/** Counts the fields of transcripts; `take` gives what was counted since it was last called. */
export class FieldTally {
  readonly #fields = new Map<string, FoundField>();

  add(beside: readonly FieldBeside[]): void {
    for (const [name, use, value] of beside) {
      const before = this.#fields.get(name);
      if (before === undefined) {
        if (this.#fields.size < MOST) this.#fields.set(name, { name, use, count: 1, example: exampleOf(value) });
      } else {
        before.count += 1;
        before.use = strongerOf(before.use, use);
      }
    }
  }

  take(): FoundField[] {
    const taken = [...this.#fields.values()];
    this.#fields.clear();
    return taken;
  }
}

/** Where rows differ, the use that brings most of a field in: a long value is left out where a short one is a facet. */
const STRENGTH: Record<FieldUse, number> = { score: 3, label: 2, facet: 1, ignore: 0 };

/** The use of two that is told of a field. */
export const strongerOf = (one: FieldUse, other: FieldUse): FieldUse => (STRENGTH[other] > STRENGTH[one] ? other : one);
