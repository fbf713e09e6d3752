// Monaco as every place uses it: its worker, the features all of them need, the page's colours. Only ever imported late: it is large.
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

/** A colour as hexadecimal digits, which is all the editor understands: painted and read again. */
function painted(pen: OffscreenCanvasRenderingContext2D, colour: string): string {
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const rgb = pen.getImageData(0, 0, 1, 1).data.subarray(0, 3);
  return `#${Array.from(rgb, (part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function colours(element: HTMLElement): Record<string, string> {
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (pen === null) return {};
  const probe = element.appendChild(document.createElement('span'));
  const tokens = Object.entries(COLOURS).map(([name, token]): [string, string] => {
    probe.style.color = `var(${token})`;
    return [name, painted(pen, getComputedStyle(probe).color)];
  });
  probe.remove();
  return { ...Object.fromEntries(tokens), 'editor.background': painted(pen, getComputedStyle(element).backgroundColor) };
}

function take(element: HTMLElement, dark: boolean): void {
  const name = dark ? 'touchstone-dark' : 'touchstone-light';
  monaco.editor.defineTheme(name, { base: dark ? 'vs-dark' : 'vs', inherit: true, rules: [], colors: colours(element) });
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
