// The studies that receivers get: their files and their content.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../../contract/transcript.ts';
import { allMessages, closeStudy, openStudy, transcriptFacts, type Db } from '../../main/store/index.ts';
import { root } from '../../scripts/support/shell.ts';
import { allTranscripts } from '../support/said.ts';

/** Paths of the bundled sample study and of the study of odd texts. */
export interface Studies {
  sample: string;
  odd: string;
}

export const SAMPLE = join(root, 'resources', 'sample-study', 'sample.touchstone');

/** A transcript as it is stored in the study. */
export interface Held {
  id: string;
  source_id: string;
  messages: Message[];
}

/** Opens a study, returns the result of `question`, and closes it. */
export function asked<T>(path: string, question: (db: Db) => T): T {
  const db = openStudy(path);
  try {
    return question(db);
  } finally {
    closeStudy(db);
  }
}

/** All transcripts of a study by their id. */
export const heldBy = (path: string): Map<string, Held> =>
  asked(
    path,
    (db) =>
      new Map(
        allTranscripts(db).map((key) => {
          const { id = '', source_id = '' } = transcriptFacts(db, key) ?? {};
          return [id, { id, source_id, messages: allMessages(db, key) }];
        }),
      ),
  );

/** The values of a JSONL file. */
export const jsonLines = (path: string): unknown[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
