// Schemas that importers share for what stands in files.
import { z } from 'zod';
import type { Json } from '../../../contract/transcript.ts';

/**
 * Any JSON, taken as it is: it came out of a JSON parser, and looking at it again would take longer than all the rest.
 */
export const AnyJson = z.custom<Json>(() => true);

/** Text, or nothing where anything else stands. */
export const MaybeText = z.string().nullish().catch(null);
