// The editor that shows a unit as it was imported: Monaco, read-only, folded. Loaded when it is first asked for: it is large.
import 'monaco-editor/features/codicon/register.js';
import 'monaco-editor/features/find/register.js';
import 'monaco-editor/features/folding/register.js';
import 'monaco-editor/features/clipboard/register.js';
import 'monaco-editor/languages/definitions/javascript/register.js';
import * as monaco from 'monaco-editor/editor/editor.api.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

/** From this depth on the text is folded at first: the names of the unit's members stay in view. */
const FOLDED_FROM = 2;

/** The page's paper as six hexadecimal digits, which is all the editor understands: painted and read again. */
function paper(element: HTMLElement): string {
  const pen = new OffscreenCanvas(1, 1).getContext('2d');
  if (pen === null) return '#ffffff';
  pen.fillStyle = getComputedStyle(element).backgroundColor;
  pen.fillRect(0, 0, 1, 1);
  const [red = 255, green = 255, blue = 255] = pen.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function theme(element: HTMLElement, dark: boolean): string {
  const name = dark ? 'touchstone-dark' : 'touchstone-light';
  monaco.editor.defineTheme(name, {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [],
    colors: { 'editor.background': paper(element) },
  });
  return name;
}

/** Shows the text in an element until the returned function is called. `name`: what a screen reader calls it. */
export function showRaw(element: HTMLElement, text: string, name: string): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const editor = monaco.editor.create(element, {
    value: text,
    // JSON with comments in a JavaScript coat: colours without a language server
    language: 'javascript',
    theme: theme(element, dark.matches),
    ariaLabel: name,
    readOnly: true,
    domReadOnly: true,
    automaticLayout: true,
    foldingStrategy: 'indentation',
    showFoldingControls: 'always',
    lineNumbersMinChars: 4,
    links: false,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    wordWrap: 'on',
    fontSize: 12,
  });
  const follow = (): void => monaco.editor.setTheme(theme(element, dark.matches));
  dark.addEventListener('change', follow);
  void editor.getAction(`editor.foldLevel${FOLDED_FROM}`)?.run();
  editor.focus();
  return () => {
    dark.removeEventListener('change', follow);
    editor.getModel()?.dispose();
    editor.dispose();
  };
}
