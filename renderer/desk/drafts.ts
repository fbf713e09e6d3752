// Unfinished input, stored in the study at every letter, so that it survives the end of any process.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { z } from 'zod';
import type { Input } from '../../contract/calls.ts';
import type { KeptDraft } from '../../contract/draft.ts';
import { readJson } from '../../contract/json.ts';
import { call } from '../client/call.ts';
import { whileSaving } from '../client/saved.ts';
import { tellProblem } from '../parts/trouble.ts';
import { afterPaint } from './after-paint.ts';

type Kept = Input<'drafts.keep'>;

/** The newest form of each draft that is still to be sent, by its name. */
const unsent = new Map<string, Kept>();
let isSending = false;

/** A name that differs between raters, because two of them may write about the same thing. */
const nameOf = ({ rater, about }: Pick<Kept, 'rater' | 'about'>): string => `${rater} ${about}`;

/** Stores a draft. If that fails, it is sent again with the next letter. */
async function send(kept: Kept): Promise<void> {
  unsent.delete(nameOf(kept));
  try {
    await call('drafts.keep', kept);
  } catch (error) {
    if (!unsent.has(nameOf(kept))) unsent.set(nameOf(kept), kept);
    tellProblem(error);
    throw error;
  }
}

async function sendAll(): Promise<void> {
  try {
    for (let [next] = unsent.values(); next !== undefined; [next] = unsent.values()) await send(next);
  } finally {
    isSending = false;
  }
}

/** Stores a draft. Drafts are sent one at a time: input during a write is sent together after it. */
export function keepDraft(kept: Kept): void {
  unsent.set(nameOf(kept), kept);
  if (isSending) return;
  isSending = true;
  whileSaving(new Promise((resolve, reject) => afterPaint(() => void sendAll().then(resolve, reject))));
}

function read<T>(schema: z.ZodType<T>, document: string): T | null {
  try {
    return schema.parse(readJson(document));
  } catch {
    // the draft was stored by another version of the program
    return null;
  }
}

/** The drafts of one kind, by `about`, which begins with the name of the kind and a space. */
export class Drafts<T> {
  readonly #kind: string;
  readonly #schema: z.ZodType<T>;
  readonly #store = createStore<{ rater: string; values: ReadonlyMap<string, T> }>(() => ({
    rater: '',
    values: new Map(),
  }));

  constructor(kind: string, schema: z.ZodType<T>) {
    this.#kind = kind;
    this.#schema = schema;
  }

  /** Loads the stored drafts of this rater. */
  begin(rater: string, kept: readonly KeptDraft[]): void {
    const own = kept.filter(({ about }) => about.startsWith(`${this.#kind} `));
    const values = own.flatMap(({ about, document }): [string, T][] => {
      const value = read(this.#schema, document);
      return value === null ? [] : [[about, value]];
    });
    this.#store.setState({ rater, values: new Map(values) });
  }

  get(about: string): T | null {
    return this.#store.getState().values.get(about) ?? null;
  }

  /** The current draft, as a hook. */
  use(about: string): T | null {
    return useStore(this.#store, ({ values }) => values.get(about)) ?? null;
  }

  /** A part of a draft, as a hook that renders again only when that part changes. */
  useOf<S>(about: string, say: (value: T | null) => S): S {
    return useStore(this.#store, ({ values }) => say(values.get(about) ?? null));
  }

  /** Changes a draft: at once on the screen, and a moment later in the study. */
  set(about: string, value: T): void {
    this.#hold(about, value);
    keepDraft({ rater: this.#store.getState().rater, about, document: JSON.stringify(value) });
  }

  /** Deletes a discarded draft. */
  forget(about: string): void {
    this.#hold(about, null);
    keepDraft({ rater: this.#store.getState().rater, about, document: null });
  }

  /**
   * Removes a draft from memory because it is being recorded, and returns it. The study deletes it when it is recorded.
   */
  take(about: string): T | null {
    const value = this.get(about);
    unsent.delete(nameOf({ rater: this.#store.getState().rater, about }));
    this.#hold(about, null);
    return value;
  }

  /** Restores a draft that could not be recorded, unless there is a new one. */
  putBack(about: string, value: T): void {
    if (this.get(about) === null) this.#hold(about, value);
  }

  /** Stores a draft again, if there is one: a decision that was recorded since has deleted it. */
  keepAgain(about: string): void {
    const value = this.get(about);
    if (value !== null) this.set(about, value);
  }

  #hold(about: string, value: T | null): void {
    const values = new Map(this.#store.getState().values);
    if (value === null) values.delete(about);
    else values.set(about, value);
    this.#store.setState({ values });
  }
}
