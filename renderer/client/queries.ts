// Reads as TanStack queries: the key of a call is its name and its input.
import { QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { CALLS, type CallName, type Input, type Output } from '../../contract/calls.ts';
import { call } from './call.ts';

/** Answers are local: they stay valid until a change is announced, and a failure is not retried. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** The query of a call, for useQuery and the query client. What is worked out for nobody is stopped. */
export function query<N extends CallName>(name: N, input: Input<N>) {
  return queryOptions<Output<N>, Error, Output<N>, readonly [N, Input<N>]>({
    queryKey: [name, input],
    // only the jobs process has work that is worth stopping; to take the signal makes the query one that is stopped
    queryFn: name in CALLS.jobs ? ({ signal }) => call(name, input, signal) : () => call(name, input),
  });
}

/**
 * What a call answers, null until it is here; a failure goes to the nearest boundary. Not by Suspense: React holds what
 * comes after a fallback back for 300 ms, which is longer than any of our answers takes.
 */
export function useRead<N extends CallName>(name: N, input: Input<N>, enabled = true): Output<N> | null {
  return useQuery({ ...query(name, input), enabled, throwOnError: true }).data ?? null;
}
