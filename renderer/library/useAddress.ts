// What the address says of the library (filter, order, transcript previewed), and the ways to change it.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { AS_IMPORTED, type Sort, type View } from '../../contract/library.ts';

export interface Address {
  filter: string;
  sort: Sort;
  /** The transcript in the preview. */
  key: number | undefined;
  /** The message at which the preview opens. */
  message: number;
}

export interface GoTo {
  /** `amend` changes the entry of the history instead of adding one: Back skips it. */
  filter: (filter: string, amend?: boolean) => void;
  sort: (sort: Sort | undefined) => void;
  view: (view: Pick<View, 'filter' | 'sort'>) => void;
  preview: (key: number | undefined) => void;
  label: (key: number) => void;
  queue: (queue: string) => void;
  export: (filter: string) => void;
}

export function useAddress(): [Address, GoTo] {
  const { filter, sort = AS_IMPORTED, key, message = 0 } = useSearch({ from: '/library' });
  const navigate = useNavigate({ from: '/library' });
  const goTo = useMemo<GoTo>(
    () => ({
      filter: (wanted, amend = false) =>
        void navigate({ to: '/library', search: (before) => ({ ...before, filter: wanted }), replace: amend }),
      sort: (wanted) => void navigate({ to: '/library', search: (before) => ({ ...before, sort: wanted }) }),
      view: (wanted) =>
        void navigate({
          to: '/library',
          search: (before) => ({ ...before, filter: wanted.filter, sort: wanted.sort }),
        }),
      preview: (wanted) =>
        void navigate({
          to: '/library',
          search: (before) => ({ ...before, key: wanted, message: undefined }),
          replace: true,
        }),
      label: (wanted) => void navigate({ to: '/label', search: { queue: '', key: wanted } }),
      queue: (wanted) => void navigate({ to: '/label', search: { queue: wanted } }),
      export: (wanted) => void navigate({ to: '/export', search: { filter: wanted } }),
    }),
    [navigate],
  );
  return [{ filter, sort, key, message }, goTo];
}
