// Fetches what a transcript needs later while its first messages are read: the rest of a long skeleton, part by part,
// and its text in the store for the first find.
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { skeletonMessages, type SkeletonMessage } from '../../contract/skeleton.ts';
import { call } from '../client/call.ts';
import { usePainted, whenIdle } from '../parts/usePainted.ts';
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

/** A transcript is opened for find after it has been open for this long: rows may be passed faster. */
const READ_MS = 500;
/** Maximum number of characters: the store opens as many in about 30 ms, for which a label would wait. */
const MOST_CHARACTERS = 8_000_000;

/** Lets the store open the text of a transcript that is being read, so that the first find need not wait for it. */
export function useReadyToFind(model: TranscriptModel): void {
  const { key, characters } = model.getState().head;
  useEffect(() => {
    if (characters > MOST_CHARACTERS) return undefined;
    let cancel = (): void => undefined;
    const reading = setTimeout(() => {
      // an error is shown by the find that needs the text
      cancel = whenIdle(() => void call('transcript.find', { key, text: '' }).catch(() => undefined));
    }, READ_MS);
    return () => {
      clearTimeout(reading);
      cancel();
    };
  }, [key, characters]);
}
