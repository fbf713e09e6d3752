// The drafts that decisions have taken. They come back when a decision is undone, or could not be recorded.
import type { Drafts } from './drafts.ts';

export class TakenDrafts<T> {
  readonly #drafts: Drafts<T>;
  /** By the change that took the draft, for undo and redo. */
  readonly #byChange = new WeakMap<object, T>();
  /** By subject, until the change is recorded. */
  readonly #unrecorded = new Map<string, T>();
  /** The drafts that an undo brought back, by subject, until the undo is recorded. */
  readonly #broughtBack = new Map<string, T>();

  constructor(drafts: Drafts<T>) {
    this.#drafts = drafts;
  }

  /** Takes the draft, because the change is made. */
  take(about: string, change: object): void {
    const draft = this.#drafts.take(about);
    // a change that is made again may take nothing this time
    this.#byChange.delete(change);
    if (draft === null) return;
    this.#byChange.set(change, draft);
    this.#unrecorded.set(about, draft);
  }

  /** Brings back the draft that these changes took, because they were reversed. */
  bringBack(about: string, changes: readonly object[]): void {
    const draft = changes.map((change) => this.#byChange.get(change)).findLast((one) => one !== undefined);
    if (draft === undefined) return;
    this.#drafts.putBack(about, draft);
    this.#broughtBack.set(about, draft);
  }

  /** To be called when changes of these subjects are in the study, which then has no draft of them. */
  recorded(abouts: readonly string[]): void {
    for (const about of abouts) {
      this.#unrecorded.delete(about);
      this.#broughtBack.delete(about);
      this.#drafts.keepAgain(about);
    }
  }

  /** To be called when changes of this subject could not be recorded. */
  failed(about: string): void {
    const [taken, returned] = [this.#unrecorded.get(about), this.#broughtBack.get(about)];
    if (returned !== undefined && this.#drafts.get(about) === returned) this.#drafts.take(about);
    if (taken !== undefined) this.#drafts.putBack(about, taken);
    this.#unrecorded.delete(about);
    this.#broughtBack.delete(about);
  }

  /** Forgets all, for another study or rater. */
  reset(): void {
    this.#unrecorded.clear();
    this.#broughtBack.clear();
  }
}
