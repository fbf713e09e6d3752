// A folder for a benchmark's files, and studies and inputs to put there.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStudy, type Db } from '../../main/store/index.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { chatLines } from '../support/synthetic.ts';

/** So many transcripts are made at a time, to keep the input out of the memory that is measured. */
const CHUNK = 100;

/** Runs with a folder that is gone afterwards. */
export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An empty study, opened as labels are written (`full`) or as imports write (`normal`). */
export const emptyStudy = (path: string, durability: 'full' | 'normal'): Db =>
  createStudy(path, { name: 'Benchmark', rubric: defaultRubric() }, { durability });

/** Writes `count` synthetic transcripts of `messages` messages as JSONL; returns the path. */
export function writeTranscripts(path: string, count: number, messages: number): string {
  for (let done = 0; done < count; done += CHUNK)
    appendFileSync(path, chatLines(done + 1, Math.min(CHUNK, count - done), messages, messages));
  return path;
}
