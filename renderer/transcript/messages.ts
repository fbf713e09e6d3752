// Fetches the text of messages in chunks around the view, and keeps it while the transcript is open.
import { queryOptions, useQueries } from '@tanstack/react-query';
import type { Message } from '../../contract/transcript.ts';
import { call } from '../client/call.ts';
import { queryClient } from '../client/queries.ts';

/** Number of messages in a chunk. A chunk of long messages may need several replies. */
export const CHUNK = 16;

async function fetchChunk(key: number, chunk: number): Promise<Message[]> {
  const to = (chunk + 1) * CHUNK;
  const messages: Message[] = [];
  for (;;) {
    const from = chunk * CHUNK + messages.length;
    const some = from < to ? await call('transcript.messages', { key, from, to }) : [];
    if (some.length === 0) return messages;
    messages.push(...some);
  }
}

/** The query of a chunk, also used to fetch it ahead. */
export const chunkQuery = (key: number, chunk: number) =>
  queryOptions({ queryKey: ['transcript.chunk', key, chunk], queryFn: () => fetchChunk(key, chunk), gcTime: 30_000 });

/** Fetches the chunk that contains a message. If this fails, the view requests the chunk again. */
export const fetchAround = (key: number, message: number): Promise<void> =>
  queryClient.prefetchQuery(chunkQuery(key, Math.floor(message / CHUNK)));

/** The messages from `first` to `last` (and others in their chunks), as far as they are loaded. */
export function useMessages(key: number, first: number, last: number): (message: number) => Message | undefined {
  const from = Math.floor(first / CHUNK);
  const to = Math.floor(last / CHUNK);
  const wanted = Array.from({ length: to - from + 1 }, (_, n) => from + n);
  const answers = useQueries({ queries: wanted.map((chunk) => chunkQuery(key, chunk)) });
  return (message) => answers[Math.floor(message / CHUNK) - from]?.data?.[message % CHUNK];
}
