// The signal by which Ctrl+C, or the end of the session, stops a command between two of its steps.

/** A signal that is aborted when the process is told to stop, so that what was done until then is kept. */
export function interrupted(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  process.once('SIGTERM', () => controller.abort());
  return controller.signal;
}
