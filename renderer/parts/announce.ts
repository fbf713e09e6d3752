// What is said to those who listen instead of look: one sentence at a time, from anywhere.

type Listener = (text: string) => void;
const listeners = new Set<Listener>();

/**
 * Has a screen reader say it, when it has finished what it is saying. Not before what is said is drawn: drawing comes
 * first.
 */
export function announce(text: string): void {
  setTimeout(() => {
    for (const listener of listeners) listener(text);
  });
}

export function onAnnounce(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
