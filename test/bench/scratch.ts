// A temporary folder for the files of a benchmark, and studies and inputs to put there.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStudy, type Db } from '../../main/store/index.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { chatLines } from '../support/synthetic.ts';

/** Transcripts made at a time, so that the input does not count in the measured memory. */
const CHUNK = 100;

/** Runs `work` with a folder that is removed afterwards. */
export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An empty study with the durability of labels (`full`) or of imports (`normal`). */
export const emptyStudy = (path: string, durability: 'full' | 'normal'): Db =>
  createStudy(path, { name: 'Benchmark', rubric: defaultRubric() }, { durability });

/** Writes `count` synthetic transcripts of `messages` messages as JSONL; returns the path. */
export function writeTranscripts(path: string, count: number, messages: number): string {
  for (let done = 0; done < count; done += CHUNK)
    appendFileSync(path, chatLines(done + 1, Math.min(CHUNK, count - done), messages, messages));
  return path;
}
