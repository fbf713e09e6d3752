// The editor of the rubric's text: mistakes are marked in the text, and listed below as links.
import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { RubricMistake } from '../../contract/rubric.ts';
import type { RubricEditor } from './editor.ts';
import styles from './Editor.module.css';

export interface EditorProps {
  text: string;
  mistakes: readonly RubricMistake[];
  onText: (text: string) => void;
  /** The line at which to begin, counted from 1; null for the first. */
  start: number | null;
  onLine: (line: number) => void;
  onLeave: () => void;
}

function Mistakes({ mistakes, onGo }: { mistakes: readonly RubricMistake[]; onGo: (line: number) => void }) {
  if (mistakes.length === 0) return null;
  return (
    <ul className={styles.mistakes} aria-label="Mistakes" data-testid="mistakes">
      {mistakes.map((mistake, index) => (
        <li key={index}>
          <button type="button" onClick={() => onGo(mistake.line)}>
            <span className={styles.line}>line {mistake.line}</span>
            {mistake.told}
          </button>
        </li>
      ))}
    </ul>
  );
}

export function Editor({ text, mistakes, start, onText, onLine, onLeave }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<RubricEditor | null>(null);
  const tell = useEffectEvent(onText);
  const tellLine = useEffectEvent(onLine);
  const leave = useEffectEvent(onLeave);
  const open = useEffectEvent(({ openEditor }: typeof import('./editor.ts'), element: HTMLElement) => {
    editor.current = openEditor(element, { text, onText: tell, onLine: tellLine, onLeave: leave });
    editor.current.setMistakes(mistakes);
    if (start !== null) editor.current.goTo(start);
  });
  useEffect(() => {
    let gone = false;
    void import('./editor.ts').then((module) => {
      if (!gone && place.current !== null) open(module, place.current);
    });
    return () => {
      gone = true;
      editor.current?.close();
      editor.current = null;
    };
  }, []);
  // a layout effect, because it must run before the next key: a text that is one letter old would remove that letter
  useLayoutEffect(() => editor.current?.setText(text), [text]);
  useEffect(() => editor.current?.setMistakes(mistakes), [mistakes]);
  return (
    <>
      <div ref={place} className={styles.editor} data-testid="rubric-editor" />
      <Mistakes mistakes={mistakes} onGo={(line) => editor.current?.goTo(line)} />
    </>
  );
}
