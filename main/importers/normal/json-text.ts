// Any JSON value as text: ids and names of files that others wrote may be numbers, objects or nothing.
import type { Json } from '../../../contract/transcript.ts';

/** Text unchanged, null as '', a number or boolean as JavaScript writes it, an object or list as JSON. */
export function jsonText(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
