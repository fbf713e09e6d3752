// How a grader's scale is read as levels of a dimension: said by a person, kept in versions, shown beside every number made with it.
import { z } from 'zod';
import type { Score } from './score.ts';

/**
 * `cuts`: a value of `from` or more is `level`, up to the next cut (ascending; a value below the first has no level). `words`: answers
 * that are no numbers. Several of a grader's dimensions, and several graders, may be mapped onto one dimension.
 */
export const Mapping = z.object({
  grader: z.string(),
  score_dimension: z.string(),
  dimension: z.string(),
  cuts: z.array(z.object({ from: z.number(), level: z.number().int() })),
  words: z.record(z.string(), z.number().int()),
});
export type Mapping = z.infer<typeof Mapping>;

/** A mapping as the study keeps it; the newest version is in force. */
export const SavedMapping = Mapping.extend({ version: z.number().int().positive(), created_at: z.string() });
export type SavedMapping = z.infer<typeof SavedMapping>;

/** The level that a score means; null where it has none (unscored, unreadable, below the first cut, an unknown word). */
export function levelOf({ cuts, words }: Pick<Mapping, 'cuts' | 'words'>, score: Pick<Score, 'state' | 'value' | 'label'>): number | null {
  const { state, value, label } = score;
  if (state !== 'scored') return null;
  const word = label === null ? undefined : words[label];
  if (word !== undefined) return word;
  return value === null ? null : (cuts.findLast(({ from }) => value >= from)?.level ?? null);
}
