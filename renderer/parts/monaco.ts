// Monaco with the worker, the features and the colours that all places share. Imported only on demand, because it is
// large.
import 'monaco-editor/features/codicon/register.js';
import 'monaco-editor/features/find/register.js';
import 'monaco-editor/features/folding/register.js';
import 'monaco-editor/features/clipboard/register.js';
import * as monaco from 'monaco-editor/editor/editor.api.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

/** The options that all editors share. */
export const COMMON = {
  automaticLayout: true,
  lineNumbersMinChars: 4,
  links: false,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  wordWrap: 'on',
  fontSize: 12,
} as const satisfies monaco.editor.IStandaloneEditorConstructionOptions;

/** Colours of the editor, and the tokens of the page that they use. */
const COLOURS = {
  'editor.foreground': '--ink',
  'editorCursor.foreground': '--gold',
  'editor.selectionBackground': '--hit',
  'editor.inactiveSelectionBackground': '--chosen',
  'editor.lineHighlightBackground': '--hover',
  'editor.lineHighlightBorder': '--hover',
  'editor.findMatchBackground': '--hit-now',
  'editor.findMatchHighlightBackground': '--hit',
  'editorIndentGuide.background1': '--line',
  'editorIndentGuide.activeBackground1': '--edge',
  'editorBracketMatch.background': '--chosen',
  'editorBracketMatch.border': '--gold',
  'editorLineNumber.foreground': '--ink-3',
  'editorLineNumber.activeForeground': '--ink',
  'editorError.foreground': '--danger',
  'editorWidget.background': '--paper',
  'editorWidget.border': '--line',
  'editorSuggestWidget.selectedBackground': '--chosen',
  'editorSuggestWidget.selectedForeground': '--ink',
  'editorSuggestWidget.highlightForeground': '--gold-ink',
  'editorHoverWidget.background': '--paper',
  'editorHoverWidget.border': '--line',
  'scrollbarSlider.background': '--pressed',
  'scrollbarSlider.hoverBackground': '--edge',
  'input.background': '--paper',
  'input.border': '--edge',
  focusBorder: '--gold',
};

/** Colours of words, and the tokens of the page that they use: names in gold, values in ink. */
const WORDS = {
  // Monaco's green is too faint on the backgrounds of added and removed text
  comment: '--ink-2',
  type: '--gold-ink',
  tag: '--gold-ink',
  key: '--gold-ink',
  keyword: '--gold-ink',
  'string.key': '--gold-ink',
  string: '--ink',
  number: '--ink',
  identifier: '--ink',
  delimiter: '--ink-2',
  operators: '--ink-2',
};

/**
 * Converts colours to hexadecimal digits, the only notation that the editor understands, by painting and reading a
 * pixel.
 */
function painter(): (colour: string) => string {
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  return (colour) => {
    if (pen === null) return '';
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const { data } = pen.getImageData(0, 0, 1, 1);
    // keeps the alpha of transparent colours
    const parts = data[3] === 255 ? data.subarray(0, 3) : data;
    return `#${Array.from(parts, (part) => part.toString(16).padStart(2, '0')).join('')}`;
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
    rules: Object.entries(WORDS).map(([word, colour]) => ({ token: word, foreground: painted(colour) })),
    colors: { ...Object.fromEntries(tokens), 'editor.background': paint(getComputedStyle(element).backgroundColor) },
  });
  probe.remove();
  monaco.editor.setTheme(name);
}

/** Gives editors the colours of the page around this element, in both themes, until the returned function is called. */
export function followTheme(element: HTMLElement): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const page = document.documentElement;
  const follow = (): void =>
    take(element, page.dataset['theme'] === undefined ? system.matches : page.dataset['theme'] === 'dark');
  follow();
  const chosen = new MutationObserver(follow);
  chosen.observe(page, { attributeFilter: ['data-theme'] });
  system.addEventListener('change', follow);
  return () => {
    chosen.disconnect();
    system.removeEventListener('change', follow);
  };
}

export { monaco };
