// Kills processes (kill -9) in the middle of one kind of work and reports acknowledged items that are lost and checks
// that fail. Run by kills.test.ts and, with more kills, by `npm run bench -- kills`.
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
/** Greatest number of acknowledged lines before a kill that waits for lines. */
const MOST = 40;
/** After this many acknowledged lines the test fails: the write that should kill the process never came. */
const ENDLESS = 10_000;

export interface Killed {
  place: Place;
  kills: number;
  acknowledged: number;
  /** Acknowledged items that the study does not have. */
  lost: string[];
  /** Failed checks of `verify`, and notes about files beside the study. */
  unsound: string[];
}

/** Works until the process is killed: before the write with the number `write`, or after `lines` acknowledged lines. */
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
  // the kill cut off the text after the last line end
  return { said: told.split('\n').slice(0, -1), killed: signal === 'SIGKILL' };
}

/** Every second kill comes exactly before a write, the others at a random time, possibly during a write. */
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

/** Kills `kills` times during this kind of work. A process that ends before its kill does not count. */
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
