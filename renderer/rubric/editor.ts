// The editor of the rubric's text, and the view of two texts side by side, both with Monaco. Imported only on demand.
import 'monaco-editor/languages/definitions/yaml/register.js';
import 'monaco-editor/features/comment/register.js';
import 'monaco-editor/features/diffEditor/register.js';
import 'monaco-editor/features/gotoError/register.js';
import 'monaco-editor/features/hover/register.js';
import 'monaco-editor/features/linesOperations/register.js';
import 'monaco-editor/features/snippet/register.js';
// not features/suggest, which in this version contains only inline suggestions
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import 'monaco-editor/features/toggleTabFocusMode/register.js';
import type { RubricMistake } from '../../contract/rubric.ts';
import { COMMON, followTheme, monaco } from '../parts/monaco.ts';
import { fieldsAt, type Field } from './fields.ts';
import { indentAfter } from './yaml-indent.ts';
import { yamlPlace } from './yaml-place.ts';

const LANGUAGE = 'yaml';
const { CompletionItemKind } = monaco.languages;

function explained({ about, values }: Field): string {
  return values.length === 0 ? about : `${about}\n\nOne of: ${values.map((value) => `\`${value}\``).join(', ')}`;
}

monaco.languages.registerCompletionItemProvider(LANGUAGE, {
  triggerCharacters: [' ', '{'],
  provideCompletionItems: (model, { lineNumber, column }) => {
    const place = yamlPlace(model.getLinesContent(), lineNumber - 1, column - 1);
    if (place === null) return { suggestions: [] };
    const { startColumn } = model.getWordUntilPosition({ lineNumber, column });
    const range = { startLineNumber: lineNumber, endLineNumber: lineNumber, startColumn, endColumn: column };
    const fields = fieldsAt(place.path);
    const option = (
      label: string,
      field: Field,
      kind: monaco.languages.CompletionItemKind,
      insertText: string,
      order: number,
    ) => ({
      label,
      kind,
      insertText,
      range,
      documentation: { value: explained(field) },
      sortText: String(order).padStart(2, '0'),
    });
    if (place.side === 'value') {
      const field = fields.find(({ name }) => name === place.field);
      const values = field?.values ?? [];
      return {
        suggestions: values.flatMap((value, n) =>
          field ? [option(value, field, CompletionItemKind.Value, value, n)] : [],
        ),
      };
    }
    const missing = fields.filter(({ name }) => !place.others.includes(name));
    return {
      suggestions: missing.map((field, n) => option(field.name, field, CompletionItemKind.Field, `${field.name}: `, n)),
    };
  },
});

monaco.languages.registerHoverProvider(LANGUAGE, {
  provideHover: (model, { lineNumber, column }) => {
    const word = model.getWordAtPosition({ lineNumber, column });
    const place = word === null ? null : yamlPlace(model.getLinesContent(), lineNumber - 1, word.endColumn - 1);
    if (word === null || place?.side !== 'name') return null;
    const field = fieldsAt(place.path).find(({ name }) => name === place.field);
    if (field === undefined) return null;
    const range = new monaco.Range(lineNumber, word.startColumn, lineNumber, word.endColumn);
    return {
      range,
      contents: [{ value: `**${field.name}**${field.required ? '' : ' (optional)'}` }, { value: explained(field) }],
    };
  },
});

const marker = (
  model: monaco.editor.ITextModel,
  { line, column, length, told }: RubricMistake,
): monaco.editor.IMarkerData => ({
  severity: monaco.MarkerSeverity.Error,
  message: told,
  startLineNumber: line,
  endLineNumber: line,
  startColumn: column,
  endColumn: length === 0 ? model.getLineMaxColumn(Math.min(line, model.getLineCount())) : column + length,
});

/** The edit of the range [from, to) that turns one text into the other; null if they are the same. */
function editFrom(text: string, wanted: string): { from: number; to: number; text: string } | null {
  if (text === wanted) return null;
  const most = Math.min(text.length, wanted.length);
  let from = 0;
  while (from < most && text[from] === wanted[from]) from += 1;
  let same = 0;
  while (same < most - from && text.at(-1 - same) === wanted.at(-1 - same)) same += 1;
  return { from, to: text.length - same, text: wanted.slice(from, wanted.length - same) };
}

export interface RubricEditor {
  setText: (text: string) => void;
  setMistakes: (mistakes: readonly RubricMistake[]) => void;
  /** Moves cursor and focus to a line. */
  goTo: (line: number) => void;
  close: () => void;
}

/**
 * Opens the editor in an element. `onLine`: called with the line of the cursor, counted from 1; `onLeave`: called for
 * Escape, which leaves the editor.
 */
export function openEditor(
  element: HTMLElement,
  {
    text,
    onText,
    onLine,
    onLeave,
  }: { text: string; onText: (text: string) => void; onLine: (line: number) => void; onLeave: () => void },
): RubricEditor {
  const unfollow = followTheme(element);
  const model = monaco.editor.createModel(text, LANGUAGE);
  const editor = monaco.editor.create(element, {
    ...COMMON,
    model,
    ariaLabel: 'Rubric as YAML. Escape leaves the editor.',
    tabSize: 2,
    fixedOverflowWidgets: true,
    foldingStrategy: 'indentation',
    // the YAML grammar treats an incomplete name as a string
    quickSuggestions: { other: 'on', strings: 'on', comments: 'off' },
    wordBasedSuggestions: 'off',
    wrappingIndent: 'indent',
  });
  editor.onDidChangeModelContent(() => onText(model.getValue()));
  editor.onDidChangeCursorPosition(({ position }) => onLine(position.lineNumber));
  editor.addCommand(
    monaco.KeyCode.Escape,
    onLeave,
    '!suggestWidgetVisible && !findWidgetVisible && !markersNavigationVisible && !inSnippetMode',
  );
  const breakLine = (): void => {
    const all = editor.getSelections() ?? [];
    const broken = all.map((range) => {
      const before = model.getLineContent(range.startLineNumber).slice(0, range.startColumn - 1);
      return { range, text: `\n${' '.repeat(indentAfter(before))}`, forceMoveMarkers: true };
    });
    editor.pushUndoStop();
    editor.executeEdits('rubric', broken);
    editor.pushUndoStop();
    editor.revealLine(editor.getPosition()?.lineNumber ?? 1);
  };
  editor.addCommand(
    monaco.KeyCode.Enter,
    breakLine,
    'editorTextFocus && !suggestWidgetVisible && !findInputFocussed && !inSnippetMode',
  );
  return {
    // as an edit of only the part that differs, so that it can be undone and the cursor stays in place
    setText: (wanted) => {
      const edit = editFrom(model.getValue(), wanted);
      if (edit === null) return;
      const range = monaco.Range.fromPositions(model.getPositionAt(edit.from), model.getPositionAt(edit.to));
      editor.pushUndoStop();
      editor.executeEdits('rubric', [{ range, text: edit.text }]);
      editor.pushUndoStop();
    },
    setMistakes: (mistakes) =>
      monaco.editor.setModelMarkers(
        model,
        'rubric',
        mistakes.map((mistake) => marker(model, mistake)),
      ),
    goTo: (line) => {
      editor.setPosition({ lineNumber: line, column: 1 });
      editor.revealLineInCenterIfOutsideViewport(line);
      editor.focus();
    },
    close: () => {
      unfollow();
      editor.dispose();
      model.dispose();
    },
  };
}

/** Shows the differences of two texts until the returned function is called. */
export function openDiff(element: HTMLElement, before: string, after: string): () => void {
  const unfollow = followTheme(element);
  const models = {
    original: monaco.editor.createModel(before, LANGUAGE),
    modified: monaco.editor.createModel(after, LANGUAGE),
  };
  const editor = monaco.editor.createDiffEditor(element, {
    ...COMMON,
    readOnly: true,
    hideUnchangedRegions: { enabled: true },
    renderSideBySideInlineBreakpoint: 640,
  });
  editor.setModel(models);
  editor.getOriginalEditor().updateOptions({ ariaLabel: 'Before' });
  editor.getModifiedEditor().updateOptions({ ariaLabel: 'After' });
  return () => {
    unfollow();
    editor.dispose();
    models.original.dispose();
    models.modified.dispose();
  };
}
