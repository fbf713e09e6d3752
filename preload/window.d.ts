// What the window finds under `window.touchstone`: all that reaches beyond it, and no more.

/** What main answers to an `app.*` call: checked by the caller, so unknown here. */
type Answered = Promise<unknown>;

interface TouchstoneBridge {
  /** Asks Electron's main process; resolves to `{value}` or `{problem}`. */
  app(name: string, input: unknown): Answered;
  /** Hands dropped files to main, by their paths, which the window never sees; resolves as `app`, to a `Chosen`. */
  drop(files: File[]): Answered;
  /**
   * Asks for ports to the store and jobs processes. They come as messages to this window: `{touchstone: 'port',
   * process}` with the port; `{touchstone: 'coming', process}` when it is being started for a study; `{touchstone:
   * 'stopped', process}` when it died and another is on its way; `{touchstone: 'gone', process}` when none is.
   */
  connect(): void;
  /** Hears what main wants done (contract/commands.ts); returns the function that ends it. */
  onCommand(listener: (command: unknown) => void): () => void;
}

interface Window {
  readonly touchstone: TouchstoneBridge;
}
