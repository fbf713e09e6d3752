// What can wait until the last change is on the screen: sending, announcing. It waits for one frame, and never for
// long.

/** A window that is covered draws no frames: then the work is done after so many milliseconds. */
const LATEST_MS = 50;

const waiting = new Set<() => void>();

/** Runs the work once what was changed until now is drawn. */
export function afterPaint(work: () => void): void {
  const once = (): void => {
    if (waiting.delete(once)) work();
  };
  waiting.add(once);
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, LATEST_MS);
}

/** Runs what still waits, in order: the page is about to go, or what is asked next depends on it. */
export function runWaiting(): void {
  for (const once of waiting) once();
}
