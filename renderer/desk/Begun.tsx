// Begins the session of a desk for the open study and its rater, with the drafts that were stored before the window was
// closed.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, type ReactNode } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { KeptDraft } from '../../contract/draft.ts';
import { sessionKey, useApp, useRater } from '../client/app-state.ts';
import { query } from '../client/queries.ts';

export interface BegunProps {
  session: { state: StoreApi<{ owner: string }>; begin: (owner: string) => void };
  /** Restores the rater's drafts; null for desks without drafts, which begin at once. */
  onDrafts: ((rater: string, kept: readonly KeptDraft[]) => void) | null;
  children: (rater: string) => ReactNode;
}

function Begin({ rater, onKept }: { rater: string; onKept: (kept: readonly KeptDraft[]) => void }) {
  const { data } = useQuery({ ...query('drafts.list', { rater }), staleTime: 0, gcTime: 0, throwOnError: true });
  useEffect(() => {
    if (data !== undefined) onKept(data);
  }, [data, onKept]);
  return null;
}

function BeginAtOnce({ onMount }: { onMount: () => void }) {
  useLayoutEffect(onMount, [onMount]);
  return null;
}

export function Begun({ session, onDrafts, children }: BegunProps) {
  const rater = useRater().id;
  const owner = sessionKey(useApp());
  const owned = useStore(session.state, (state) => state.owner === owner);
  if (owned) return children(rater);
  if (onDrafts === null) return <BeginAtOnce onMount={() => session.begin(owner)} />;
  const begin = (kept: readonly KeptDraft[]): void => {
    onDrafts(rater, kept);
    session.begin(owner);
  };
  return <Begin rater={rater} onKept={begin} />;
}
