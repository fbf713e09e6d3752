// The editor that shows a unit as it was imported: read-only, folded.
import 'monaco-editor/languages/definitions/javascript/register.js';
import { COMMON, followTheme, monaco } from '../../parts/monaco.ts';

/** From this depth on the text is folded at first: the names of the unit's members stay in view. */
const FOLDED_FROM = 2;

/** Shows the text in an element until the returned function is called. `name`: its name for screen readers. */
export function showRaw(element: HTMLElement, text: string, name: string): () => void {
  const unfollow = followTheme(element);
  const editor = monaco.editor.create(element, {
    ...COMMON,
    value: text,
    // JSON with comments in a JavaScript coat: colours without a language server
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
