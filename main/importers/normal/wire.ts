// Schemas of fields in files that importers share.
import { z } from 'zod';
import type { Json } from '../../../contract/transcript.ts';

/**
 * Any JSON, unchecked: it comes from a JSON parser, and checking it again would take longer than the rest of the
 * import.
 */
export const AnyJson = z.custom<Json>(() => true);

/** Text, null or undefined; null for any other value. */
export const MaybeText = z.string().nullish().catch(null);
