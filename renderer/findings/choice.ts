// The choices of a figure in the address.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { FigureChoice } from '../../contract/figure.ts';

export interface Address {
  choice: FigureChoice;
  /** Whether the table is shown instead of the figure. */
  table: boolean;
  /** The saved figure that was opened; '' if there is none. Its choices may have been changed since. */
  saved: string;
  /**
   * Changes some of the choices. `amend` changes the entry of the history instead of adding one, so that Back skips it.
   */
  go: (
    change: Partial<FigureChoice> & { table?: boolean | undefined; saved?: string | undefined },
    amend?: boolean,
  ) => void;
}

/** The choices in the address, and the function that changes them. */
export function useChoice(): Address {
  const search = useSearch({ from: '/findings' });
  const navigate = useNavigate({ from: '/findings' });
  const go = useMemo(
    (): Address['go'] =>
      (change, amend = false) =>
        void navigate({ to: '/findings', search: (before) => ({ ...before, ...change }), replace: amend }),
    [navigate],
  );
  return useMemo(() => {
    const { table = false, saved = '', ...choice } = search;
    return { choice, table, saved, go };
  }, [search, go]);
}

const NAMES = FigureChoice.keyof().options;

/** Whether two choices give the same figure. */
export const sameChoice = (a: FigureChoice, b: FigureChoice): boolean =>
  NAMES.every((name) => JSON.stringify(a[name] || undefined) === JSON.stringify(b[name] || undefined));
