// What the window finds under `window.touchstone`: all that reaches beyond it, and no more.

/** What main answers to an `app.*` call: checked by the caller, so unknown here. */
type Answered = Promise<unknown>;

/** A wish that comes from the menu or from main itself; `state` says that the app's state has changed. */
type MenuCommand =
  | 'state'
  | 'new_study'
  | 'open_study'
  | 'open_sample'
  | 'import_files'
  | 'import_folder'
  | 'export'
  | 'own_work'
  | 'rater'
  | 'open_packet'
  | 'send_back'
  | 'make_packet'
  | 'merge_packets'
  | 'palette'
  | 'keys';

interface TouchstoneBridge {
  /** Asks Electron's main process; resolves to `{value}` or `{problem}`. */
  app(name: string, input: unknown): Answered;
  /** Hands dropped files to main, by their paths, which the window never sees; resolves as `app`, to a `Chosen`. */
  drop(files: File[]): Answered;
  /**
   * Asks for ports to the store and jobs processes. They come as messages to this window: `{touchstone: 'port', process}` with the
   * port; `{touchstone: 'stopped', process}` when it died and another is on its way; `{touchstone: 'gone', process}` when none is.
   */
  connect(): void;
  /** Returns the function that ends it. */
  onCommand(listener: (command: MenuCommand) => void): () => void;
}

interface Window {
  readonly touchstone: TouchstoneBridge;
}
