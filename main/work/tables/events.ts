// Shared by the imports of labels: ids and times of the events that rows become.
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** An id that is always the same for the same content, in the form of a uuid. */
export function uuidOf(...parts: readonly unknown[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const Instant = z.iso.datetime();

/** A text as the time of an event: unchanged if it is an ISO time, otherwise parsed as any time; null if it is none. */
export function timeOf(text: string | null): string | null {
  if (text === null || text === '') return null;
  if (Instant.safeParse(text).success) return text;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
