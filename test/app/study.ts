// Studies for the tests of the app, made by the command line as a user would make them.
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { chatLines } from '../support/synthetic.ts';
import { touchstone } from '../cli/touchstone.ts';

/** A study of `count` synthetic transcripts of 6 to 14 messages (or as many as are asked for) in this folder; returns its path. */
export function syntheticStudy(folder: string, count: number, least = 6, most = 14): string {
  const study = join(folder, 'test.touchstone');
  const input = join(folder, 'input.jsonl');
  writeFileSync(input, chatLines(7, count, least, most));
  for (const args of [
    ['new', '-s', study],
    ['import', '-s', study, input],
  ]) {
    const { status, stderr } = touchstone(args);
    if (status !== 0) throw new Error(stderr);
  }
  return study;
}
