// kill -9 in the middle of an import: the study opens, is sound, and importing again gives what an undisturbed import
// gives.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeStudy, openStudy, verify } from '../../main/store/index.ts';
import { chatLines, dice } from '../support/synthetic.ts';
import { ENTRY, folder, NODE, touchstone } from '../cli/touchstone.ts';

/** A hundred kills in all. */
const STUDIES = 20;
const KILLS = 5;
const FILES = 4;
const EACH = 80;
const files = folder();
afterAll(files.remove);
const roll = dice(2026);
let undisturbed: string[] = [];
let least = 0;
let whole = 0;

const fresh = (name: string): string => {
  const study = files.path(`${name}.touchstone`);
  expect(touchstone(['new', '-s', study]).status).toBe(0);
  return study;
};
const importing = (study: string): string[] => ['import', '-s', study, files.path('input')];

/** Everything that was imported, one line a transcript, in an order that does not depend on when it went in. */
function content(study: string): string[] {
  const { status, stdout } = touchstone(['export', '-s', study, '--what', 'transcripts', '--as', 'jsonl', '-o', '-']);
  // an export without rows exits with 1: a study that was killed early may hold none
  expect(status).toBe(stdout === '' ? 1 : 0);
  return stdout.trimEnd().split('\n').sort();
}

beforeAll(() => {
  mkdirSync(files.path('input'));
  for (let n = 0; n < FILES; n++) files.write(`input/${n}.jsonl`, chatLines(n, EACH, 4, 20));
  const start = performance.now();
  touchstone(['formats']);
  least = performance.now() - start;
  const study = fresh('undisturbed');
  const begun = performance.now();
  expect(touchstone(importing(study)).status).toBe(0);
  whole = performance.now() - begun;
  undisturbed = content(study);
  expect(undisturbed).toHaveLength(FILES * EACH);
}, 120_000);

/** The study opens and passes every check, whatever happened to it. */
function expectSound(study: string): void {
  const db = openStudy(study);
  try {
    expect(verify(db).filter((check) => !check.ok)).toEqual([]);
  } finally {
    closeStudy(db);
  }
}

test.each(Array.from({ length: STUDIES }, (_, n) => n))(
  `killed ${KILLS} times at random moments, study %i`,
  async (n) => {
    const study = fresh(`killed-${n}`);
    for (let kill = 0; kill < KILLS; kill++) {
      const child = spawn(NODE, [ENTRY, ...importing(study)], { stdio: 'ignore' });
      const ended = once(child, 'exit');
      await Promise.race([ended, setTimeout(roll.whole(Math.floor(least * 0.8), Math.floor(whole)))]);
      child.kill('SIGKILL');
      await ended;
      expectSound(study);
    }
    // a transcript is all or nothing: what is there is as it would have been undisturbed
    expect(content(study).filter((line) => line !== '' && !undisturbed.includes(line))).toEqual([]);
    expect(touchstone(importing(study)).status).toBe(0);
    expect(content(study)).toEqual(undisturbed);
    expectSound(study);
  },
  120_000,
);
