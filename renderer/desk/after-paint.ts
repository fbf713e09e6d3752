// What can wait until the last change is on the screen: sending, announcing. It waits for one frame, and never for
// long.

/** A window that is covered draws no frames: then the work is done after so many milliseconds. */
const LATEST_MS = 50;

type Works = Set<() => void>;

/** What waits, by the frame it waits for. */
const waiting = new Set<Works>();
/** What waits for the frame that comes next. */
let next: Works | null = null;

/** What one of them throws keeps none from its turn. */
function runAll(works: Works): void {
  if (next === works) next = null;
  const [work] = works;
  if (work === undefined) return void waiting.delete(works);
  works.delete(work);
  try {
    work();
  } finally {
    runAll(works);
  }
}

function untilNextFrame(): Works {
  const works: Works = new Set();
  waiting.add(works);
  requestAnimationFrame(() => {
    // what comes from here on may miss the frame
    if (next === works) next = null;
    setTimeout(() => runAll(works));
  });
  setTimeout(() => runAll(works), LATEST_MS);
  return works;
}

/** Runs the work once what was changed until now is drawn. */
export function afterPaint(work: () => void): void {
  next ??= untilNextFrame();
  next.add(work);
}

/** Runs what still waits, in order: the page is about to go, or what is asked next depends on it. */
export function runWaiting(): void {
  for (const works of waiting) runAll(works);
}
