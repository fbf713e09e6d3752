// Work that can wait until the last change is on the screen: sending, announcing. It waits for one frame, with a limit
// in time.

/** A covered window draws no frames: then the work runs after this many milliseconds. */
const LATEST_MS = 50;

type Works = Set<() => void>;

/** Waiting work, by the frame it waits for. */
const waiting = new Set<Works>();
/** Work that waits for the next frame. */
let next: Works | null = null;

/** An error in one does not stop the others. */
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
    // work added from here on may miss the frame
    if (next === works) next = null;
    setTimeout(() => runAll(works));
  });
  setTimeout(() => runAll(works), LATEST_MS);
  return works;
}

/** Runs the work once all changes so far are drawn. */
export function afterPaint(work: () => void): void {
  next ??= untilNextFrame();
  next.add(work);
}

/** Runs all waiting work now, in order: the page is about to close, or the next call depends on it. */
export function runWaiting(): void {
  for (const works of waiting) runAll(works);
}
