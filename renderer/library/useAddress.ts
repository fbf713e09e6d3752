// The Library's address (filter, order, previewed transcript), and the functions that change it.
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { AS_IMPORTED, type Listed, type Sort, type View } from '../../contract/library.ts';

export interface Address {
  filter: string;
  sort: Sort;
  /** The transcript in the preview. */
  key: number | undefined;
  /** The message at which the preview opens. */
  message: number;
}

export interface GoTo {
  /** `amend` changes the current entry of the history instead of adding one, so that Back skips it. */
  filter: (filter: string, amend?: boolean) => void;
  sort: (sort: Sort | undefined) => void;
  view: (view: Pick<View, 'filter' | 'sort'>) => void;
  preview: (key: number | undefined) => void;
  /** Opens a transcript in Label, together with the list that Label then goes through. */
  label: (key: number, list: Listed) => void;
  compare: (left: number, right: number) => void;
  queue: (queue: string) => void;
  export: (filter: string) => void;
}

export function useAddress(): [Address, GoTo] {
  const { filter, sort = AS_IMPORTED, key, message = 0 } = useSearch({ from: '/library' });
  const navigate = useNavigate({ from: '/library' });
  const router = useRouter();
  const isPreviewing = key !== undefined;
  const goTo = useMemo<GoTo>(() => {
    // a pending filter must not return the user from another place
    const isHere = (): boolean => router.latestLocation.pathname === '/library';
    return {
      filter: (wanted, amend = false) => {
        if (!isHere()) return;
        void navigate({ to: '/library', search: (before) => ({ ...before, filter: wanted }), replace: amend });
      },
      sort: (wanted) => void navigate({ to: '/library', search: (before) => ({ ...before, sort: wanted }) }),
      view: (wanted) =>
        void navigate({
          to: '/library',
          search: (before) => ({ ...before, filter: wanted.filter, sort: wanted.sort }),
        }),
      preview: (wanted) => {
        if (!isHere()) return;
        void navigate({
          to: '/library',
          search: (before) => ({ ...before, key: wanted, message: undefined }),
          // opening and closing the preview are steps for Back; going to another transcript is not
          replace: isPreviewing && wanted !== undefined,
        });
      },
      label: (wanted, list) => void navigate({ to: '/label', search: { queue: '', key: wanted, list } }),
      compare: (left, right) => void navigate({ to: '/compare', search: { left, right } }),
      queue: (wanted) => void navigate({ to: '/label', search: { queue: wanted } }),
      export: (wanted) => void navigate({ to: '/export', search: { filter: wanted } }),
    };
  }, [navigate, router, isPreviewing]);
  return [{ filter, sort, key, message }, goTo];
}
