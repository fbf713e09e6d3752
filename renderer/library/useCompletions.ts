// The completions while the search is typed: the list, the selected one, and the text after one is accepted.
import { useEffect, useEffectEvent, useState, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { completionsFor, type Completion, type Known } from './completions.ts';

export interface Offered {
  options: readonly Completion[];
  active: number;
  /** Called after each change of the search and each movement of its cursor. */
  look: (draft: string, cursor: number | null) => void;
  close: () => void;
  take: (index: number) => void;
  /** Returns true if the list handled the key. */
  key: (event: KeyboardEvent) => boolean;
}

interface State {
  draft: string;
  cursor: number;
  /** The index of the selected completion; null until one is selected by key. */
  active: number | null;
  /**
   * Whether Tab was pressed before the study's names were read; the first completion is then accepted once it is known.
   */
  wanted?: boolean;
}

/** The index of the next or previous completion; after the last, the first. */
const stepped = (active: number, by: 1 | -1, count: number): number =>
  active < 0 ? (by === 1 ? 0 : count - 1) : (active + by + count) % count;

export function useCompletions(
  known: Known,
  input: RefObject<HTMLInputElement | null>,
  type: (text: string) => void,
): Offered {
  const [state, setState] = useState<State | null>(null);
  const offered = state === null ? null : completionsFor(state.draft, state.cursor, known);
  const options = offered?.options ?? [];
  const active = Math.min(state?.active ?? (offered?.sure === true ? 0 : -1), options.length - 1);
  const close = (): void => setState(null);
  const take = (index: number): void => {
    const option = options[index];
    if (option === undefined || offered === null || state === null) return;
    const rest = state.draft.slice(offered.to);
    // a complete condition is followed by a space; a field still needs its value
    const open = /[:=<>\]]$/.test(option.text);
    const text = `${state.draft.slice(0, offered.from)}${option.text}${open || rest.startsWith(' ') ? '' : ' '}`;
    // at once, because a cursor that moved a frame later would undo a selection made in between
    flushSync(() => type(`${text}${rest}`));
    input.current?.focus();
    input.current?.setSelectionRange(text.length, text.length);
    setState(open ? { draft: `${text}${rest}`, cursor: text.length, active: null } : null);
  };
  /** Handles a Tab that is pressed before the study's names are read, so that the focus stays in the field. */
  const wantsSoon = (event: KeyboardEvent): boolean => {
    if (event.key !== 'Tab' || event.shiftKey || known.isWhole || state === null || state.draft === '') return false;
    setState({ ...state, wanted: true });
    return true;
  };
  const takeWanted = useEffectEvent(() => take(Math.max(0, active)));
  const isDue = state?.wanted === true && known.isWhole;
  useEffect(() => {
    if (!isDue) return undefined;
    const due = setTimeout(() => takeWanted());
    return () => clearTimeout(due);
  }, [isDue]);
  const key = (event: KeyboardEvent): boolean => {
    if (options.length === 0) return wantsSoon(event);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const to = stepped(active, event.key === 'ArrowDown' ? 1 : -1, options.length);
      setState((before) => before && { ...before, active: to });
    } else if (event.key === 'Escape') close();
    else if (event.key === 'Tab' && !event.shiftKey) take(Math.max(0, active));
    else if (event.key === 'Enter' && active >= 0) take(active);
    else return false;
    return true;
  };
  return {
    options,
    active,
    look: (draft, cursor) => setState(cursor === null ? null : { draft, cursor, active: null }),
    close,
    take,
    key,
  };
}
