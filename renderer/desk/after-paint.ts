// Runs work (sending, announcing) after the last change is on the screen: one frame later, or after a time limit.

/** A covered window draws no frames, so the work then runs after this many milliseconds. */
const LATEST_MS = 50;

type Works = Set<() => void>;

/** Waiting work, grouped by the frame that it waits for. */
const waiting = new Set<Works>();
/** Work that waits for the next frame. */
let next: Works | null = null;

/** Runs all work of a frame, even if one throws an error. */
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
    // work added from now on may miss the frame
    if (next === works) next = null;
    setTimeout(() => runAll(works));
  });
  setTimeout(() => runAll(works), LATEST_MS);
  return works;
}

/** Runs the work once all changes made so far are on the screen. */
export function afterPaint(work: () => void): void {
  next ??= untilNextFrame();
  next.add(work);
}

/** Runs all waiting work now, in order, because the page is about to close or the next call depends on it. */
export function runWaiting(): void {
  for (const works of waiting) runAll(works);
}
