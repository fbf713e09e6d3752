// What the imports of labels share: ids and times of the events that rows become.
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** An id that the same content always has, in the form of a uuid. */
export function uuidOf(...parts: readonly unknown[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** No time is better than the time of the import: it would say when, and be wrong. */
export const NO_TIME = '1970-01-01T00:00:00.000Z';

const Instant = z.iso.datetime();

/** A text as the time of an event: as it stands where it is one, else read as any time. */
export function timeOr(text: string | null, otherwise: string): string {
  if (text === null) return otherwise;
  if (Instant.safeParse(text).success) return text;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? otherwise : time.toISOString();
}
