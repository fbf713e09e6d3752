// The session of a desk: changes are shown at once, sent after they are drawn, rolled back if they cannot be written,
// and undone step by step.
import { createStore } from 'zustand/vanilla';
import { whileSaving } from '../client/saved.ts';
import { hush } from '../parts/announce.ts';
import { tellProblem } from '../parts/trouble.ts';
import { afterPaint } from './after-paint.ts';
import { did, doneAgain, NO_HISTORY, takenBack, without, type History } from './history.ts';

/** One action on a subject, as the changes that undo it and the changes that redo it. */
export interface Step<S, C> {
  subject: S;
  undo: readonly C[];
  redo: readonly C[];
}

/**
 * The type of subjects that a desk decides. `S`: a subject, `C`: a change of it, `E`: an entry of the log that records
 * changes.
 */
export interface Noun<S, C, E> {
  /** A name that differs between subjects. */
  nameOf: (subject: S) => string;
  /** Makes the entry of a change, with its own id, so that an entry sent twice is recorded once. */
  entry: (subject: S, change: C) => E;
  /** Shows entries as if they were recorded. */
  show: (subject: S, entries: readonly E[]) => void;
  /** Records entries of one or more subjects; resolves when they are on disk. */
  send: (entries: readonly E[]) => Promise<unknown>;
  /** Reads a subject from disk again and shows it, after entries about it could not be recorded. */
  readAgain: (subject: S) => void | Promise<void>;
  /** Called after a step was undone or redone, with the changes that this reversed. */
  reversed?: (subject: S, changes: readonly C[]) => void;
  /** Clears what is shown, for another study or rater. */
  reset: () => void;
  /** Whether a step continues the one before, as typing does; one undo then reverses both. */
  continues?: (last: Step<S, C>, next: Step<S, C>) => boolean;
}

interface State<S, C> extends History<Step<S, C>> {
  /** Study and rater of the session; '' before the first session. */
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
  /** The number of changes made to each subject. */
  readonly #times = new Map<string, number>();

  /** `later`: runs the sending after the change is drawn. */
  constructor(noun: Noun<S, C, E>, later: (work: () => void) => void = afterPaint) {
    this.#noun = noun;
    this.#later = later;
  }

  /** Starts a new session. Undo works across lists and places, but not across studies or raters. */
  begin(owner: string): void {
    this.#noun.reset();
    this.state.setState({ owner, ...NO_HISTORY });
  }

  /**
   * Makes a change: it is shown at once, and is on disk before the header shows "saved". `undo` null: it cannot be
   * undone.
   */
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

  /** Undoes the last step by adding entries to the log. Returns the step, so that the screen can go to its subject. */
  undo(): Step<S, C> | null {
    return this.#travel(takenBack, 'undo');
  }

  /** Redoes the step that was undone last. */
  redo(): Step<S, C> | null {
    return this.#travel(doneAgain, 'redo');
  }

  #travel(way: typeof takenBack<Step<S, C>>, side: 'undo' | 'redo'): Step<S, C> | null {
    const moved = way(this.state.getState());
    if (moved === null) return null;
    this.state.setState(moved.history);
    this.#record(moved.step.subject, moved.step[side]);
    this.#noun.reversed?.(moved.step.subject, moved.step[side === 'undo' ? 'redo' : 'undo']);
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

  /** Sends all entries made since the last call, in order. Rejects if they were not written. */
  async #send(): Promise<void> {
    const made = this.#unsent;
    this.#unsent = [];
    const { owner } = this.state.getState();
    try {
      await this.#noun.send(made.flatMap(({ entries }) => entries));
    } catch (error) {
      tellProblem(error);
      // the session of another study or rater shows nothing of these entries
      if (this.state.getState().owner === owner) await this.#notRecorded(made);
      throw error;
    }
  }

  /**
   * Reads the subjects again, because the screen must not show what is not on disk, and drops the steps that were not
   * recorded.
   */
  async #notRecorded(made: readonly Made<S, E>[]): Promise<void> {
    const subjects = new Map(made.map(({ subject }) => [this.#noun.nameOf(subject), subject]));
    this.state.setState((state) => without(state, (step) => subjects.has(this.#noun.nameOf(step.subject))));
    for (const [name, subject] of subjects) {
      let times;
      // an answer may lack a change that was made while it was read
      do {
        times = this.#times.get(name);
        await this.#noun.readAgain(subject);
      } while (times !== this.#times.get(name));
    }
  }
}
