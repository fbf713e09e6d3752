// Reads Bloom's judgments of a run: the judge's scores of each rollout, by the numbers of its variation and repetition.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Score } from '../../../contract/score.ts';
import { firstOf } from '../normal/facets.ts';
import { plainScore } from '../normal/scores.ts';
import { filled, objects } from '../read/json-values.ts';
import { isObject, parseJson, type JsonObject } from '../read/lenient-json.ts';
import { decode } from '../read/text.ts';
import { isIoError, Unreadable } from '../read/unreadable.ts';

/** The name of the judge, whichever file its scores come from. */
export const JUDGE = 'bloom_judge';
const JUDGMENTS = 'judgment.json';
const ROLLOUT = /^transcript_v(\d+)(?:r(\d+))?\.json$/i;

/** Which rollout of a run a transcript is: variation and repetition, from 1. */
export interface Rollout {
  variation: number;
  repetition: number;
}

/** The rollout that a file name names; null if it names none. */
export function rolloutIn(path: string): Rollout | null {
  const found = ROLLOUT.exec(basename(path));
  return found === null ? null : { variation: Number(found[1]), repetition: Number(found[2] ?? 1) };
}

/** Whether a folder, or the folder of transcripts in it, contains rollouts. */
export function hasRollouts(folder: string): boolean {
  return [folder, join(folder, 'transcripts')].some((each) => {
    try {
      return readdirSync(each).some((name) => ROLLOUT.test(name));
    } catch (error) {
      if (isIoError(error)) return false;
      throw error;
    }
  });
}

const VARIATION = ['variation_number', 'variation_idx', 'variation'];
const REPETITION = ['repetition_number', 'rep_idx', 'repetition'];
const WORDS = ['justification', 'summary', 'error'];

/** The fields of a judgment that are not scores: its rollout, its text, how it was made. */
const NO_SCORE = new Set([...VARIATION, ...REPETITION, ...WORDS, 'num_samples']);

/** The first of the names with a number; older versions use other names. */
const numberIn = (object: JsonObject, names: readonly string[]): number | null => {
  const value = Number(firstOf([object], names) ?? Number.NaN);
  return Number.isFinite(value) ? value : null;
};

const isOf = (entry: JsonObject, { variation, repetition }: Rollout): boolean =>
  numberIn(entry, VARIATION) === variation && (numberIn(entry, REPETITION) ?? 1) === repetition;

/** The judge's score on each quality; an answer without a number is `parse_failed`. */
function scoresIn(entry: JsonObject): Score[] {
  const explanation = filled(firstOf([entry], WORDS));
  const context = Object.fromEntries(
    ['summary', 'highlights', 'individual_samples', 'num_samples', 'full_judgment_response'].flatMap((name) =>
      entry[name] === undefined ? [] : [[name, entry[name]]],
    ),
  );
  const given = Object.entries(entry).filter(
    ([name, value]) => !NO_SCORE.has(name) && (typeof value === 'number' || value === null),
  );
  return given.map(([name, value], index) => ({
    ...plainScore(JUDGE, name, value),
    ...(value === null ? { state: 'parse_failed' as const } : {}),
    explanation,
    // the judge's whole answer is the same for all qualities, so it is stored once, with the first
    context: index === 0 && Object.keys(context).length > 0 ? context : null,
  }));
}

/** The scores of one rollout, out of all judgments; a failed judgment has no scores. */
export function judgedIn(judgments: JsonObject, rollout: Rollout): Score[] {
  const failed = objects(judgments['failed_judgments']).find((entry) => isOf(entry, rollout));
  if (failed !== undefined)
    return [
      {
        ...plainScore(JUDGE, 'behavior_presence', null),
        state: 'parse_failed',
        explanation: filled(firstOf([failed], WORDS)),
      },
    ];
  const found = objects(judgments['judgments']).find((entry) => isOf(entry, rollout));
  return found === undefined ? [] : scoresIn(found);
}

/** The judgments in the folder of a rollout, or in the folder above the transcripts; null if there are none. */
export function judgmentsBeside(path: string): JsonObject | null {
  const places = [dirname(path), dirname(dirname(path))].map((folder) => join(folder, JUDGMENTS));
  const file = places.find((each) => existsSync(each));
  if (file === undefined) return null;
  try {
    const value = parseJson(decode(readFileSync(file)));
    return isObject(value) ? value : null;
  } catch (error) {
    if (isIoError(error) || error instanceof SyntaxError || error instanceof Unreadable) return null;
    throw error;
  }
}
