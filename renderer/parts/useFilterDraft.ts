// A filter while it is typed: what is wrong with it is said at once, and it is passed on when it rests and can be read.
import { useEffect, useRef, useState } from 'react';
import { parseFilter } from '../../contract/filter/parse.ts';

const REST_MS = 150;

/** Whether a word only grew or shrank: then Back need not stop between. */
function isSameWord(before: string, after: string): boolean {
  const [short, long] = before.length < after.length ? [before, after] : [after, before];
  return short !== '' && long.startsWith(short) && !/[\s:=<>]/.test(long.slice(short.length));
}

/** What is wrong with the text, and from which column (from 1) on; null when nothing is. */
export interface Mistake {
  column: number;
  message: string;
}

function mistakeIn(text: string): Mistake | null {
  const parsed = parseFilter(text);
  return parsed.ok ? null : { column: parsed.column, message: `Column ${parsed.column}: ${parsed.message}` };
}

/** The text being typed, and its mistake. `amend` tells that a word only grew or shrank: Back need not stop between. */
export function useFilterDraft(filter: string, onFilter: (filter: string, amend: boolean) => void) {
  const [draft, setDraft] = useState(filter);
  const [mistake, setMistake] = useState(() => mistakeIn(filter));
  const written = useRef(filter);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // Changed elsewhere: by a facet, or by Back.
    if (filter === written.current) return;
    written.current = filter;
    clearTimeout(timer.current);
    setDraft(filter);
    setMistake(mistakeIn(filter));
  }, [filter]);
  const settle = (text: string): void => {
    clearTimeout(timer.current);
    const wrong = mistakeIn(text);
    setMistake(wrong);
    if (wrong !== null || text.trim() === written.current) return;
    const amend = isSameWord(written.current, text.trim());
    written.current = text.trim();
    onFilter(text.trim(), amend);
  };
  const type = (text: string): void => {
    setDraft(text);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => settle(text), REST_MS);
  };
  return { draft, mistake, type, settle };
}
