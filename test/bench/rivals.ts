// `npm run bench -- rivals`: Touchstone beside the viewers and labelling tools it is compared with, all in one run on
// this machine, as ratios. They stand beside the clone, in ../shared/bench-peers.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../../contract/json.ts';
import { root } from '../../scripts/support/shell.ts';
import type { Bench, Figure } from './figure.ts';
import { ratiosOf, Results } from './rival-ratios.ts';

const SOURCE = join(root, '..', 'shared', 'bench-peers');
/** Where they are set up, once: they bring packages, a browser and 400 MB of transcripts. */
const COPY = join(root, 'test-results', 'bench-peers');
const READY = join(COPY, 'ready');
const PEERS = ['ours', 'inspect', 'lsf', 'scout', 'petri', 'floor'];
const REPETITIONS = 3;

/** Runs a script of theirs; what it says goes to stderr. Throws where it fails. */
function runTheirs(script: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(process.execPath, [script, ...args], {
    cwd: COPY,
    env: { ...process.env, BENCH_APP: root },
    stdio: ['ignore', process.stderr, 'inherit'],
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${script} of bench-peers ended with status ${status}`);
}

function setUp(): void {
  if (existsSync(READY)) return;
  rmSync(COPY, { recursive: true, force: true });
  cpSync(SOURCE, COPY, { recursive: true });
  // the originals may be read-only
  spawnSync('chmod', ['-R', 'u+w', COPY]);
  runTheirs('setup.mjs');
  writeFileSync(READY, '');
}

function measure(): Promise<Figure[] | string> {
  if (!existsSync(SOURCE)) return Promise.resolve(`there are no rivals in ${SOURCE}`);
  setUp();
  const out = join(COPY, 'rivals.json');
  rmSync(out, { force: true });
  runTheirs('bench.mjs', '--peers', PEERS.join(), '--sizes', 'L', '--reps', String(REPETITIONS), '--out', out);
  return Promise.resolve(ratiosOf(Results.parse(readJson(readFileSync(out, 'utf8')))));
}

export const rivals: Bench = {
  name: 'rivals',
  about: 'beside viewers and labelling tools of others, in one run (20 minutes, and 3 to set them up)',
  run: measure,
};
