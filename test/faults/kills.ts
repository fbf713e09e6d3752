// kill -9 in the middle of work at one place, again and again: what was acknowledged and is lost, and how often the
// study was unsound. Run by kills.test.ts and, with more kills, by `npm run bench -- kills`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { closeStudy, openStudy, verify } from '../../main/store/index.ts';
import { ENVIRONMENT, NODE } from '../cli/touchstone.ts';
import { dice, type Dice } from '../support/synthetic.ts';
import { studyOf, type KillStudy } from './kill-studies.ts';
import type { Place } from './places.ts';

const HOOK = pathToFileURL(join(import.meta.dirname, 'kill-at-write.ts')).href;
const WORKER = join(import.meta.dirname, 'restless.ts');
/** At most so many acknowledged lines before a kill at any moment. */
const MOST = 40;
/** A process that has acknowledged so many is not ended by the write that was to end it. */
const ENDLESS = 10_000;

export interface Killed {
  place: Place;
  kills: number;
  acknowledged: number;
  /** What was acknowledged and is not there. */
  lost: string[];
  /** What `verify` found, and what was said of files beside the study. */
  unsound: string[];
}

/** Works until it is killed: before a write to the study, or at any moment after so many acknowledged lines. */
async function untilKilled(
  place: Place,
  { path }: KillStudy,
  seed: number,
  files: readonly string[],
  { write = Infinity, lines = Infinity }: { write?: number; lines?: number },
): Promise<{ said: string[]; killed: boolean }> {
  const child = spawn(NODE, ['--import', HOOK, WORKER, place, path, String(seed), ...files], {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    env: { ...ENVIRONMENT, KILL_AT_WRITE: String(write) },
  });
  const closed = once(child, 'close');
  let told = '';
  let count = 0;
  child.stdout?.setEncoding('utf8').on('data', (some: string) => {
    told += some;
    count += some.split('\n').length - 1;
    if (count >= Math.min(lines, ENDLESS)) child.kill('SIGKILL');
  });
  const [status, signal]: unknown[] = await closed;
  if (count >= ENDLESS) throw new Error(`${place}: the write that ends the process never came`);
  if (signal === null && status !== 0) throw new Error(`${place}: the process failed by itself`);
  // what follows the last line end was cut off by the kill
  return { said: told.split('\n').slice(0, -1), killed: signal === 'SIGKILL' };
}

/** Every second kill comes exactly before a write, the others at a moment that may lie within one. */
const nextKill = (kill: number, { writes }: KillStudy, roll: Dice): { write?: number; lines?: number } =>
  kill % 2 === 0 ? { write: roll.whole(1, writes) } : { lines: roll.whole(1, MOST), write: 2 * writes };

function look(study: KillStudy, said: readonly string[], { lost, unsound }: Killed): void {
  const db = openStudy(study.path, { durability: 'normal', onNote: (note) => unsound.push(note) });
  try {
    lost.push(...study.lost(db, said));
    for (const { ok, name, detail } of verify(db)) if (!ok) unsound.push(`${name}: ${detail}`);
  } finally {
    closeStudy(db);
  }
}

/** Kills so many times at this place. A process that was done before its kill counts as none. */
export async function killsAt(place: Place, kills: number, seed = 1): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'touchstone-kills-'));
  const roll = dice(seed);
  const result: Killed = { place, kills: 0, acknowledged: 0, lost: [], unsound: [] };
  try {
    const study = studyOf(place, folder);
    for (let kill = 0; result.kills < kills; kill += 1) {
      if (kill > 3 * kills + 10) throw new Error(`${place}: processes end before they are killed`);
      const { said, killed } = await untilKilled(place, study, kill, study.ready(kill), nextKill(kill, study, roll));
      if (killed) result.kills += 1;
      result.acknowledged += said.length;
      look(study, said, result);
    }
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
