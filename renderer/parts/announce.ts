// What is said from anywhere, one sentence at a time: on the status line, where it stays to be read, and to those who
// listen instead of look.

/** What stands on the status line; '' for nothing. */
export interface Spoken {
  text: string;
  /** The last step of the desk can be taken back, and is what the text is about. */
  undo: boolean;
}

type Listener = (said: Spoken) => void;
const shown = new Set<Listener>();
const heard = new Set<(text: string) => void>();

const NOTHING: Spoken = { text: '', undo: false };
/** What the status line is to show, once what it is about is drawn: drawing comes first. */
let next: Spoken | null = null;
let saidAt = 0;
/** What was said so shortly before a place was left tells of the way to the next one. */
const ON_THE_WAY_MS = 1500;

function show(said: Spoken): void {
  if (next === null)
    setTimeout(() => {
      const last = next ?? NOTHING;
      next = null;
      for (const listener of shown) listener(last);
    });
  next = said;
  saidAt = performance.now();
}

/** Says it on the status line. `undo`: it tells of the desk's last step, which the line offers to take back. */
export const announce = (text: string, { undo = false }: { undo?: boolean } = {}): void => show({ text, undo });

/** Takes away what stands there: something was done since, and it could be taken for what is true now. */
export function hush(): void {
  // what is said in the same breath is about that
  if (next === null) show(NOTHING);
}

/** Takes away what was said at the place that one has left. */
export function leave(): void {
  if (performance.now() - saidAt > ON_THE_WAY_MS) hush();
}

/** Has a screen reader say what everybody else sees anyway. */
export function tellHearers(text: string): void {
  setTimeout(() => {
    for (const listener of heard) listener(text);
  });
}

/** Follows the status line. */
export function onSaid(listener: Listener): () => void {
  shown.add(listener);
  return () => void shown.delete(listener);
}

/** Follows what is only heard. */
export function onHeard(listener: (text: string) => void): () => void {
  heard.add(listener);
  return () => void heard.delete(listener);
}
