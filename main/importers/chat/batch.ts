// Batches of requests and their results in two files of one folder, joined by `custom_id`.
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { Json } from '../../../contract/transcript.ts';
import type { RejectedPart } from '../importer.ts';
import { jsonText } from '../normal/json-text.ts';
import { parseJson, type JsonObject } from '../read/lenient-json.ts';
import { isIoError } from '../read/unreadable.ts';

/** Maximum size of a file of requests: results of a larger one are imported without their requests. */
const LONGEST = 200_000_000;
/** Bytes of a file that are read to tell its kind. */
const HEAD = 1 << 16;

type Test = (value: Json) => value is JsonObject;

function parsed(line: string): Json[] {
  try {
    return line.trim() === '' ? [] : [parseJson(line)];
  } catch {
    return [];
  }
}

function firstOf(path: string): Json | undefined {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD);
    const words = head.subarray(0, readSync(file, head, 0, HEAD, 0)).toString('utf8');
    return parsed(words.split('\n', 1)[0] ?? '')[0];
  } finally {
    closeSync(file);
  }
}

/** The files of the folder that begin with a line of a kind. */
function neighbours(path: string, test: Test): string[] {
  try {
    const names = readdirSync(dirname(path)).filter((name) => extname(name) === '.jsonl' && name !== basename(path));
    return names
      .map((name) => join(dirname(path), name))
      .filter((each) => {
        const first = statSync(each).isFile() ? firstOf(each) : undefined;
        return first !== undefined && test(first);
      });
  } catch (error) {
    if (isIoError(error)) return [];
    throw error;
  }
}

/** The requests in the files beside one of results. */
export function requestsBeside(path: string | null, isRequest: Test): JsonObject[] {
  if (path === null) return [];
  const files = neighbours(path, isRequest).filter((each) => statSync(each).size <= LONGEST);
  return files.flatMap((each) => readFileSync(each, 'utf8').split('\n').flatMap(parsed).filter(isRequest));
}

/** Whether the requests of these results are in this file or in one beside it. */
export function hasResults(path: string, isRequest: Test, isResult: Test): boolean {
  try {
    const first = statSync(path).isFile() ? firstOf(path) : undefined;
    return first !== undefined && isRequest(first) && neighbours(path, isResult).length > 0;
  } catch (error) {
    if (isIoError(error)) return false;
    throw error;
  }
}

/** Lines by their `custom_id`; of several with one id the last counts. */
export const byCustomId = (lines: readonly JsonObject[]): Map<string, JsonObject> =>
  new Map(lines.map((line) => [jsonText(line['custom_id']), line]));

/** The note for a request without an answer. */
export const failed = (custom: string, why: string): RejectedPart => ({
  kind: 'rejected',
  where: `custom_id ${custom}`,
  reason: `the request failed, and its text is not in a file next to it:  ${why.replaceAll(/\s+/g, ' ').slice(0, 200)}`,
});
