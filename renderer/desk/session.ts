// The session of a desk: changes are shown at once, sent after they are drawn, rolled back if they cannot be written,
// and undone step by step.
import { createStore } from 'zustand/vanilla';
import { whileSaving } from '../client/saved.ts';
import { hush } from '../parts/announce.ts';
import { tellProblem } from '../parts/trouble.ts';
import { afterPaint } from './after-paint.ts';
import { did, doneAgain, NO_HISTORY, takenBack, without, type History } from './history.ts';

/** One thing that was done about a subject, as changes: those that take it back, and those that do it again. */
export interface Step<S, C> {
  subject: S;
  undo: readonly C[];
  redo: readonly C[];
}

/**
 * What a desk decides about. `S`: a subject, `C`: a change of it, `E`: an entry of the log in which changes are
 * recorded.
 */
export interface Noun<S, C, E> {
  /** Tells one subject from another. */
  nameOf: (subject: S) => string;
  /** Makes the entry of a change, with an id of its own: whoever gets it twice records it once. */
  entry: (subject: S, change: C) => E;
  /** Shows entries as if they were recorded. */
  show: (subject: S, entries: readonly E[]) => void;
  /** Records entries of one or several subjects; resolves once they are on disk. */
  send: (entries: readonly E[]) => Promise<unknown>;
  /** Shows again what is on disk, after entries of this subject could not be recorded. */
  readAgain: (subject: S) => void | Promise<void>;
  /** Forgets what it shows: another study or rater comes. */
  reset: () => void;
  /** Whether a step goes on with the one before, as typing does; then one undo takes back both. */
  continues?: (last: Step<S, C>, next: Step<S, C>) => boolean;
}

interface State<S, C> extends History<Step<S, C>> {
  /** Study and rater that the session belongs to; '' before the first. */
  owner: string;
}

interface Made<S, E> {
  subject: S;
  entries: readonly E[];
}

/** The session of one desk. */
export class Session<S, C, E> {
  readonly state = createStore<State<S, C>>(() => ({ owner: '', ...NO_HISTORY }));
  readonly #noun: Noun<S, C, E>;
  readonly #later: (work: () => void) => void;
  #unsent: Made<S, E>[] = [];
  /** How many times something was recorded about each subject. */
  readonly #times = new Map<string, number>();

  /** `later`: runs the sending when the change is drawn. */
  constructor(noun: Noun<S, C, E>, later: (work: () => void) => void = afterPaint) {
    this.#noun = noun;
    this.#later = later;
  }

  /** Begins anew: undo reaches back over lists and places, but not into another study or another rater's work. */
  begin(owner: string): void {
    this.#noun.reset();
    this.state.setState({ owner, ...NO_HISTORY });
  }

  /** Does it: on the screen now, on disk before the header says "saved". `undo` null: it cannot be taken back. */
  do(subject: S, undo: readonly C[] | null, redo: readonly C[]): void {
    hush();
    this.#record(subject, redo);
    if (undo === null) return;
    const { past } = this.state.getState();
    const last = past.at(-1);
    const step: Step<S, C> = { subject, undo, redo };
    const goesOn = last !== undefined && this.#noun.continues?.(last, step) === true;
    this.state.setState(
      goesOn ? did({ past: past.slice(0, -1), future: [] }, { ...last, redo }) : did({ past, future: [] }, step),
    );
  }

  /**
   * Takes the last step back, as further entries of the log; returns it, so that the screen can go where it happened.
   */
  undo(): Step<S, C> | null {
    return this.#travel(takenBack, 'undo');
  }

  /** Does again what was last taken back. */
  redo(): Step<S, C> | null {
    return this.#travel(doneAgain, 'redo');
  }

  #travel(way: typeof takenBack<Step<S, C>>, side: 'undo' | 'redo'): Step<S, C> | null {
    const moved = way(this.state.getState());
    if (moved === null) return null;
    this.state.setState(moved.history);
    this.#record(moved.step.subject, moved.step[side]);
    return moved.step;
  }

  #record(subject: S, changes: readonly C[]): void {
    const name = this.#noun.nameOf(subject);
    this.#times.set(name, (this.#times.get(name) ?? 0) + 1);
    const entries = changes.map((change) => this.#noun.entry(subject, change));
    this.#noun.show(subject, entries);
    this.#unsent.push({ subject, entries });
    if (this.#unsent.length > 1) return;
    whileSaving(new Promise((resolve, reject) => this.#later(() => void this.#send().then(resolve, reject))));
  }

  /**
   * Sends all that was made since the last time, in the order in which it was made. Rejects when it was not written.
   */
  async #send(): Promise<void> {
    const made = this.#unsent;
    this.#unsent = [];
    try {
      await this.#noun.send(made.flatMap(({ entries }) => entries));
    } catch (error) {
      await this.#notRecorded(made, error);
      throw error;
    }
  }

  /** The screen must not show what is not on disk: it is read again, and steps that never happened are forgotten. */
  async #notRecorded(made: readonly Made<S, E>[], error: unknown): Promise<void> {
    tellProblem(error);
    const subjects = new Map(made.map(({ subject }) => [this.#noun.nameOf(subject), subject]));
    this.state.setState((state) => without(state, (step) => subjects.has(this.#noun.nameOf(step.subject))));
    for (const [name, subject] of subjects) {
      let times;
      // what is done meanwhile may be missing in what was read
      do {
        times = this.#times.get(name);
        await this.#noun.readAgain(subject);
      } while (times !== this.#times.get(name));
    }
  }
}
