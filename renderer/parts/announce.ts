// What is said to those who listen instead of look: one sentence at a time, from anywhere.

type Listener = (text: string) => void;
const listeners = new Set<Listener>();

/** Has a screen reader say it, when it has finished what it is saying. */
export function announce(text: string): void {
  for (const listener of listeners) listener(text);
}

export function onAnnounce(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
