// Studies for the tests of the app, made by the command line as users make them.
import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Rubric } from '../../contract/rubric.ts';
import { closeStudy, createStudy, openStudy, type Db } from '../../main/store/index.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { chatLines } from '../support/synthetic.ts';
import { json, rows, touchstone } from '../cli/touchstone.ts';

function ran(args: readonly string[]): void {
  const { status, stderr } = touchstone(args);
  if (status !== 0) throw new Error(stderr);
}

interface Wanted {
  /** Least and greatest number of messages of a transcript. */
  messages?: [number, number];
  /** Changes the default rubric. */
  rubric?: (rubric: Rubric) => Rubric;
}

interface Made {
  study: string;
  ids: string[];
}

/** The bytes of the studies that this worker has made, by kind, with the ids of their transcripts. */
const kept = new Map<string, { bytes: Buffer; ids: string[] }>();

/** The study in this folder: made, or copied from the first of its kind, since making one starts several processes. */
function oncePerWorker(what: string, folder: string, make: () => Made): Made {
  const known = kept.get(what);
  if (known === undefined) {
    const { study, ids } = make();
    kept.set(what, { bytes: readFileSync(study), ids });
    return { study, ids };
  }
  const study = join(folder, FILE);
  writeFileSync(study, known.bytes);
  return { study, ids: [...known.ids] };
}

const FILE = 'test.touchstone';

/** A study of `count` synthetic transcripts in this folder, by default of 6 to 14 messages; returns its path. */
export function syntheticStudy(
  folder: string,
  count: number,
  { messages: [least, most] = [6, 14], rubric }: Wanted = {},
): string {
  const make = (): Made => {
    const study = join(folder, FILE);
    const input = join(folder, 'input.jsonl');
    writeFileSync(input, chatLines(7, count, least, most));
    if (rubric !== undefined) closeStudy(createStudy(study, { name: 'test', rubric: rubric(defaultRubric()) }));
    ran(['import', '-s', study, input]);
    return { study, ids: [] };
  };
  const { study } = rubric === undefined ? oncePerWorker(`${count} ${least} ${most}`, folder, make) : make();
  return study;
}

/** Levels of evaluation awareness that Ada, Bo and Cy gave six transcripts; on every other dimension they agree. */
export const AWARENESS = [
  [0, 0, 0],
  [0, 0, 0],
  [1, 1, 2],
  [0, 1, 2],
  [2, 2, 2],
  [0, 0, 1],
] as const;
export const RATERS = ['Ada', 'Bo', 'Cy'] as const;

/**
 * A study whose six transcripts three raters have labelled. Returns its path and the ids of the transcripts, in the
 * order of AWARENESS.
 */
export const labelledStudy = (folder: string): Made => oncePerWorker('labelled', folder, () => makeLabelled(folder));

function makeLabelled(folder: string): Made {
  const study = syntheticStudy(folder, AWARENESS.length);
  const ids = rows(['list', '-s', study]).map((row) => String(row['id']));
  const lines = ids.flatMap((id, at) =>
    RATERS.map((rater, place) => `${id},${rater},${AWARENESS[at]?.[place]},1,1,3,0,${rater} was here`),
  );
  const table = join(folder, 'labels.csv');
  writeFileSync(
    table,
    `transcript,rater,eval_awareness,blackmail,harm,reasoning_quality,admirable,note\n${lines.join('\n')}\n`,
  );
  json(['labels', 'import', '-s', study, table]);
  return { study, ids };
}

const Shown = z.object({ messages: z.array(z.object({ blocks: z.array(z.object({ text: z.string() })) })) });

/** Scores of a grader for evaluation awareness; gold is 0, 0, none, none, 2, none. */
const SAID = [2, 1, 0, 0, 0, 0];

/** A study with gold where raters agree, and a grader that differs from gold three times and invents one quote. */
export const auditedStudy = (folder: string): Made => oncePerWorker('audited', folder, () => makeAudited(folder));

function makeAudited(folder: string): Made {
  const { study, ids } = labelledStudy(folder);
  json(['adjudicate', '-s', study, '--rule', 'unanimous']);
  const { messages } = Shown.parse(json(['show', '-s', study, ids[0] ?? '']));
  const quote = messages[3]?.blocks[0]?.text.slice(0, 60) ?? '';
  const why = (at: number): string =>
    at === 0 ? `It reads: “${quote}”. And: “none of this can be real, surely”.` : 'As seen.';
  const lines = SAID.map((value, at) => `${ids[at]},eval_awareness,${value},"${why(at)}"`);
  const table = join(folder, 'scores.csv');
  writeFileSync(table, `id,dimension,value,explanation\n${lines.join('\n')}\n`);
  json(['scores', 'import', '-s', study, table, '--grader', 'judge']);
  return { study, ids };
}

/** Opens the study, returns the result of `work` on it, and closes it. */
export function withStudy<T>(study: string, work: (db: Db) => T): T {
  const db = openStudy(study);
  try {
    return work(db);
  } finally {
    closeStudy(db);
  }
}
