// A filter while it is typed: mistakes are shown, and a valid filter is applied when typing pauses.
import { useEffect, useRef, useState, type RefObject } from 'react';
import { parseFilter } from '../../contract/filter/parse.ts';

/**
 * Milliseconds that typing must pause before a filter is passed on, so that slow queries do not start at every letter.
 */
export const REST_MS = 150;

/** Whether a word was only extended or shortened, so that Back need not stop between both texts. */
function isSameWord(before: string, after: string): boolean {
  const [short, long] = before.length < after.length ? [before, after] : [after, before];
  return short !== '' && long.startsWith(short) && !/[\s:=<>]/.test(long.slice(short.length));
}

/** The mistake in the text and its column, counted from 1; null if there is none. */
export interface Mistake {
  column: number;
  message: string;
}

function mistakeIn(text: string): Mistake | null {
  const parsed = parseFilter(text);
  return parsed.ok ? null : { column: parsed.column, message: `Column ${parsed.column}: ${parsed.message}` };
}

const stop = (timers: RefObject<readonly number[]>): void => timers.current.forEach((timer) => clearTimeout(timer));

/**
 * The text being typed, and its mistake, which is shown after a pause, because half a phrase is not yet a mistake.
 * `amend` is set if a word was only extended or shortened, or if there was no pause, so that Back need not stop there.
 * `wait`: the pause in milliseconds before a valid filter is passed on.
 */
export function useFilterDraft(
  filter: string,
  onFilter: (filter: string, amend: boolean) => void,
  wait: number = REST_MS,
) {
  const [draft, setDraft] = useState(filter);
  const [mistake, setMistake] = useState(() => mistakeIn(filter));
  const written = useRef(filter);
  /** Filters that were passed on and have not returned in `filter` yet. Text typed in the meantime is kept. */
  const passed = useRef<readonly string[]>([]);
  const timers = useRef<readonly number[]>([]);
  const lastTyped = useRef(-REST_MS);
  useEffect(() => () => stop(timers), []);
  useEffect(() => {
    if (filter !== written.current && passed.current.includes(filter)) return;
    passed.current = [];
    // changed elsewhere, by a facet or Back
    if (filter === written.current) return;
    written.current = filter;
    stop(timers);
    setDraft(filter);
    setMistake(mistakeIn(filter));
  }, [filter]);
  /** `goesOn`: the text was typed without a pause after the last filter that was passed on. */
  const pass = (text: string, goesOn: boolean): void => {
    if (mistakeIn(text) !== null) return;
    setMistake(null);
    if (text.trim() === written.current) return;
    const amend = (goesOn && written.current !== '') || isSameWord(written.current, text.trim());
    written.current = text.trim();
    passed.current = [...passed.current, text.trim()];
    onFilter(text.trim(), amend);
  };
  const settle = (text: string): void => {
    stop(timers);
    setMistake(mistakeIn(text));
    pass(text, false);
  };
  const type = (text: string): void => {
    const now = performance.now();
    const goesOn = now - lastTyped.current < REST_MS;
    lastTyped.current = now;
    setDraft(text);
    stop(timers);
    timers.current = [
      window.setTimeout(() => pass(text, goesOn), wait),
      window.setTimeout(() => setMistake(mistakeIn(text)), REST_MS),
    ];
  };
  return { draft, mistake, type, settle };
}
