// The completions of the search while it is typed in: which are offered, which one is meant, and the text when it is
// taken.
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { completionsFor, type Completion, type Known } from './completions.ts';

export interface Offered {
  options: readonly Completion[];
  active: number;
  /** After each change and movement of the cursor in the search. */
  look: (draft: string, cursor: number | null) => void;
  close: () => void;
  take: (index: number) => void;
  /** True where the key was for the list. */
  key: (event: KeyboardEvent) => boolean;
}

interface State {
  draft: string;
  cursor: number;
  active: number;
}

export function useCompletions(
  known: Known,
  input: RefObject<HTMLInputElement | null>,
  type: (text: string) => void,
): Offered {
  const [state, setState] = useState<State | null>(null);
  const offered = state === null ? null : completionsFor(state.draft, state.cursor, known);
  const options = offered?.options ?? [];
  const active = Math.min(state?.active ?? -1, options.length - 1);
  const close = (): void => setState(null);
  const take = (index: number): void => {
    const option = options[index];
    if (option === undefined || offered === null || state === null) return;
    const rest = state.draft.slice(offered.to);
    // a whole condition is followed by the next one; of a field the value is still to come
    const open = /[:=<>\]]$/.test(option.text);
    const text = `${state.draft.slice(0, offered.from)}${option.text}${open || rest.startsWith(' ') ? '' : ' '}`;
    type(`${text}${rest}`);
    input.current?.focus();
    requestAnimationFrame(() => input.current?.setSelectionRange(text.length, text.length));
    setState(open ? { draft: `${text}${rest}`, cursor: text.length, active: -1 } : null);
  };
  const key = (event: KeyboardEvent): boolean => {
    if (options.length === 0) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = active + (event.key === 'ArrowDown' ? 1 : -1);
      setState(
        (before) =>
          before && { ...before, active: next < -1 ? options.length - 1 : next === options.length ? -1 : next },
      );
    } else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && active >= 0) take(active);
    else return false;
    return true;
  };
  return {
    options,
    active,
    look: (draft, cursor) => setState(cursor === null ? null : { draft, cursor, active: -1 }),
    close,
    take,
    key,
  };
}
