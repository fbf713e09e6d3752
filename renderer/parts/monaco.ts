// Monaco as every place uses it: its worker, the features all of them need, the page's colours. Only ever imported
// late: it is large.
import 'monaco-editor/features/codicon/register.js';
import 'monaco-editor/features/find/register.js';
import 'monaco-editor/features/folding/register.js';
import 'monaco-editor/features/clipboard/register.js';
import * as monaco from 'monaco-editor/editor/editor.api.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

/** How editors look and behave everywhere. */
export const COMMON = {
  automaticLayout: true,
  lineNumbersMinChars: 4,
  links: false,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  wordWrap: 'on',
  fontSize: 12,
} as const satisfies monaco.editor.IStandaloneEditorConstructionOptions;

/** Colours of the editor, and the tokens they are. */
const COLOURS = {
  'editor.foreground': '--ink',
  'editorLineNumber.foreground': '--ink-3',
  'editorLineNumber.activeForeground': '--ink',
  'editorError.foreground': '--danger',
  'editorWidget.background': '--paper',
  'editorWidget.border': '--line',
};

/** Colours as hexadecimal digits, which is all the editor understands: painted and read again. */
function painter(): (colour: string) => string {
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  return (colour) => {
    if (pen === null) return '';
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const rgb = pen.getImageData(0, 0, 1, 1).data.subarray(0, 3);
    return `#${Array.from(rgb, (part) => part.toString(16).padStart(2, '0')).join('')}`;
  };
}

function take(element: HTMLElement, dark: boolean): void {
  const name = dark ? 'touchstone-dark' : 'touchstone-light';
  const paint = painter();
  const probe = element.appendChild(document.createElement('span'));
  const painted = (token: string): string => {
    probe.style.color = `var(${token})`;
    return paint(getComputedStyle(probe).color);
  };
  const tokens = Object.entries(COLOURS).map(([colour, token]): [string, string] => [colour, painted(token)]);
  monaco.editor.defineTheme(name, {
    base: dark ? 'vs-dark' : 'vs',
    inherit: true,
    // its own green is too faint on what is added or removed
    rules: [{ token: 'comment', foreground: painted('--ink-2') }],
    colors: { ...Object.fromEntries(tokens), 'editor.background': paint(getComputedStyle(element).backgroundColor) },
  });
  probe.remove();
  monaco.editor.setTheme(name);
}

/** Gives editors the colours of the page around this element, in both themes, until the returned function is called. */
export function followTheme(element: HTMLElement): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = (): void => take(element, dark.matches);
  follow();
  dark.addEventListener('change', follow);
  return () => dark.removeEventListener('change', follow);
}

export { monaco };
