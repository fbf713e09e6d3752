// Announcements, one sentence at a time: on the status line, where they stay, and to screen readers.

/** The text of the status line; '' if it is empty. */
export interface Spoken {
  text: string;
  /** Whether the text is about the last step of the desk, which can be undone. */
  undo: boolean;
}

type Listener = (spoken: Spoken) => void;
const shown = new Set<Listener>();
const heard = new Set<(text: string) => void>();

const NOTHING: Spoken = { text: '', undo: false };
/** The text to show after the change that it describes is drawn. */
let next: Spoken | null = null;
let saidAt = 0;
/** Milliseconds before leaving a place in which an announcement belongs to the next place. */
const ON_THE_WAY_MS = 1500;

function show(spoken: Spoken): void {
  if (next === null)
    setTimeout(() => {
      const last = next ?? NOTHING;
      next = null;
      for (const listener of shown) listener(last);
    });
  next = spoken;
  saidAt = performance.now();
}

/** Shows a text on the status line. `undo`: the text is about the desk's last step, and the line offers to undo it. */
export const announce = (text: string, { undo = false }: { undo?: boolean } = {}): void => show({ text, undo });

/** Clears the line after another action, because the text could mislead. */
export function hush(): void {
  // an announcement made at the same time is about that action
  if (next === null) show(NOTHING);
}

/** Removes the message of the place that the user has left. */
export function leave(): void {
  if (performance.now() - saidAt > ON_THE_WAY_MS) hush();
}

/** Announces to screen readers something that others can see. */
export function tellHearers(text: string): void {
  setTimeout(() => {
    for (const listener of heard) listener(text);
  });
}

/** Calls a listener for each text of the status line. */
export function onSpoken(listener: Listener): () => void {
  shown.add(listener);
  return () => void shown.delete(listener);
}

/** Calls a listener for each text for screen readers. */
export function onHeard(listener: (text: string) => void): () => void {
  heard.add(listener);
  return () => void heard.delete(listener);
}
