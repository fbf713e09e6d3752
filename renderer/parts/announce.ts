// Announcements from anywhere, one sentence at a time: on the status line, where they stay, and to screen readers.

/** The text of the status line; '' for none. */
export interface Spoken {
  text: string;
  /** The text is about the last step of the desk, which can be undone. */
  undo: boolean;
}

type Listener = (spoken: Spoken) => void;
const shown = new Set<Listener>();
const heard = new Set<(text: string) => void>();

const NOTHING: Spoken = { text: '', undo: false };
/** The text to show once the change it is about is drawn: drawing comes first. */
let next: Spoken | null = null;
let saidAt = 0;
/** An announcement this shortly before leaving a place is about the next one. */
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

/** Shows it on the status line. `undo`: it is about the desk's last step, and the line offers to undo that. */
export const announce = (text: string, { undo = false }: { undo?: boolean } = {}): void => show({ text, undo });

/** Clears the line: something was done since, so the text could mislead. */
export function hush(): void {
  // an announcement made in the same moment is about that change
  if (next === null) show(NOTHING);
}

/** Removes the message of the place that the user has left. */
export function leave(): void {
  if (performance.now() - saidAt > ON_THE_WAY_MS) hush();
}

/** Makes a screen reader announce what others can see. */
export function tellHearers(text: string): void {
  setTimeout(() => {
    for (const listener of heard) listener(text);
  });
}

/** Follows the status line. */
export function onSpoken(listener: Listener): () => void {
  shown.add(listener);
  return () => void shown.delete(listener);
}

/** Subscribes to messages for screen readers. */
export function onHeard(listener: (text: string) => void): () => void {
  heard.add(listener);
  return () => void heard.delete(listener);
}
