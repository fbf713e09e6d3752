// The read-only editor that shows an original, partly folded.
import 'monaco-editor/languages/definitions/javascript/register.js';
import { COMMON, followTheme, monaco } from '../../parts/monaco.ts';

/** Text at this depth and deeper is folded at first, so that the names of the outer members are in view. */
const FOLDED_FROM = 2;

/** Shows the text in an element until the returned function is called. `name`: its name for screen readers. */
export function showRaw(element: HTMLElement, text: string, name: string): () => void {
  const unfollow = followTheme(element);
  const editor = monaco.editor.create(element, {
    ...COMMON,
    value: text,
    // JSON with comments is coloured as JavaScript, which needs no language server
    language: 'javascript',
    ariaLabel: name,
    readOnly: true,
    domReadOnly: true,
    foldingStrategy: 'indentation',
    showFoldingControls: 'always',
  });
  void editor.getAction(`editor.foldLevel${FOLDED_FROM}`)?.run();
  editor.focus();
  return () => {
    unfollow();
    editor.getModel()?.dispose();
    editor.dispose();
  };
}
