// kill -9 fifty times in the middle of labelling: whatever was acknowledged is there, and the study is sound.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { allEvents, closeStudy, joinRater, openStudy, verify } from '../../main/store/index.ts';
import { ENVIRONMENT, NODE } from '../cli/touchstone.ts';
import { freshStudy, put, transcript, type TestStudy } from '../support/study.ts';
import { dice } from '../support/synthetic.ts';

const KILLS = 50;
/** At most so many acknowledged events before the kill; 0 kills while the process starts. */
const MOST = 60;
const RATER = join(import.meta.dirname, 'restless-rater.ts');
const roll = dice(9);
let study: TestStudy;

beforeAll(() => {
  study = freshStudy();
  put(study.db, ...['one', 'two', 'three', 'four'].map((words) => transcript(words)));
  joinRater(study.db, { id: 'r1', name: 'Ada' });
});
afterAll(() => study.remove());

/** Labels until so many events were acknowledged, then kills; returns every event that was. */
async function labelUntilKilled(seed: number, most: number): Promise<string[]> {
  const child = spawn(NODE, [RATER, study.path, String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: ENVIRONMENT,
  });
  const closed = once(child, 'close');
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (some: string) => {
    told += some;
    if (told.split('\n').length > most) child.kill('SIGKILL');
  });
  if (most === 0) child.kill('SIGKILL');
  const [, signal] = z.tuple([z.unknown(), z.string()]).parse(await closed);
  expect(signal).toBe('SIGKILL');
  // what follows the last line end was cut off by the kill
  return told.split('\n').slice(0, -1);
}

test(`killed ${KILLS} times, nothing that was acknowledged is lost`, async () => {
  const acknowledged: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    acknowledged.push(...(await labelUntilKilled(kill, roll.whole(0, MOST))));
    const db = openStudy(study.path);
    const known = new Set([...allEvents(db)].map(({ id }) => id));
    expect(acknowledged.filter((id) => !known.has(id))).toEqual([]);
    expect(verify(db).filter((check) => !check.ok)).toEqual([]);
    closeStudy(db);
  }
  expect(acknowledged.length).toBeGreaterThan(KILLS);
}, 300_000);
