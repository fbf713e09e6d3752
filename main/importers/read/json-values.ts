// Readers of JSON values of which a file may hold anything: what is not of the wanted kind reads as nothing.
import type { Json } from '../../../contract/transcript.ts';
import { isObject, type JsonObject } from './lenient-json.ts';

/** The object; an empty one for any other value. */
export const object = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** The elements of a list; none for any other value. */
export const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** The objects of a list, without its other elements; none for any other value. */
export const objects = (value: Json | undefined): JsonObject[] => list(value).filter((each) => isObject(each));

/** The text; '' for any other value. */
export const string = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** The text; null for an empty one, and for any other value. */
export const filled = (value: Json | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
