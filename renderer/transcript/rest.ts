// Fetches the rest of a long transcript's skeleton, part by part, while its first messages are read.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { skeletonMessages, type SkeletonMessage } from '../../contract/skeleton.ts';
import { call } from '../client/call.ts';
import { usePainted } from '../parts/usePainted.ts';
import { extend } from './arriving.ts';
import { isWhole, type TranscriptModel } from './model.ts';

async function fetchRest(key: number, from: number): Promise<SkeletonMessage[]> {
  const messages: SkeletonMessage[] = [];
  for (;;) {
    const part = await call('transcript.skeleton', { key, from: from + messages.length });
    if (part.blocks.length === 0) return messages;
    messages.push(...skeletonMessages(part));
  }
}

const restQuery = (key: number, from: number) =>
  queryOptions({
    queryKey: ['transcript.rest', key, from],
    queryFn: () => fetchRest(key, from),
    structuralSharing: false,
  });

/** Adds the rest of a long transcript to its model, in one step, after its first messages were painted. */
export function useRest(model: TranscriptModel): void {
  const painted = usePainted();
  const { head } = model.getState();
  const { data: rest } = useQuery({
    ...restQuery(head.key, head.skeleton.length),
    enabled: painted && !isWhole(head),
    throwOnError: true,
  });
  useEffect(() => {
    if (rest !== undefined && !isWhole(model.getState().head)) extend(model, rest);
  }, [model, rest]);
}
