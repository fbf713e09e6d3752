// `npm run bench -- rivals`: compares Touchstone with other viewers and labelling tools in one run on this machine, as
// ratios. The benchmark of the tools is in ../shared/bench-peers, beside the clone.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../../contract/json.ts';
import { root } from '../../scripts/support/shell.ts';
import type { Bench, Figure } from './figure.ts';
import { ratiosOf, Results } from './rival-ratios.ts';
import { inScratch } from './scratch.ts';

const SOURCE = join(root, '..', 'shared', 'bench-peers');
/** A copy in which the tools are set up once: they need packages, a browser and 400 MB of transcripts. */
const COPY = join(root, 'test-results', 'bench-peers');
const READY = join(COPY, 'ready');
const REPETITIONS = 3;
/** The file that each contestant needs in the copy; a contestant without it is skipped. */
const PEERS: Readonly<Record<string, string>> = {
  ours: '.',
  inspect: 'dist/inspect/index.html',
  lsf: 'vendor/lsf/package.json',
  scout: 'dist/scout/index.html',
  petri: 'node_modules/@kaifronsdal/transcript-viewer',
  floor: '.',
};
const HARNESS = 'node_modules/playwright-core';
/** A file of all transcripts, and one of only the short and long transcripts that are opened. */
const DATA = { all: 'data/jsonl/L.jsonl', few: 'data/jsonl/X.jsonl' };
const TESTS = 'open,scroll,search,label';

const has = (path: string): boolean => existsSync(join(COPY, path));

/** Runs a script of bench-peers with its output on stderr. Throws if it fails. */
function runTheirs(script: string, env: NodeJS.ProcessEnv, ...args: readonly string[]): void {
  const { status, error } = spawnSync(process.execPath, [script, ...args], {
    cwd: COPY,
    env: { ...process.env, BENCH_APP: root, ...env },
    stdio: ['ignore', process.stderr, 'inherit'],
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${script} of bench-peers ended with status ${status}`);
}

/** Sets up what this machine can; what cannot be set up (no registry, no browser) is reported and skipped. */
function setUp(): void {
  if (existsSync(READY)) return;
  rmSync(COPY, { recursive: true, force: true });
  cpSync(SOURCE, COPY, { recursive: true, dereference: true });
  // the originals may be read-only
  spawnSync('chmod', ['-R', 'u+w', COPY]);
  try {
    runTheirs('setup.mjs', {});
    writeFileSync(READY, '');
  } catch (error) {
    console.error(`bench-peers could not be set up as a whole: ${String(error)}`);
    if (!has(DATA.few)) runTheirs('gen.mjs', {});
  }
}

function measure(repetitions: number, folder: string): Figure[] {
  const all = has(DATA.all);
  const peers = Object.entries(PEERS).flatMap(([name, needs]) => (has(needs) ? [name] : []));
  const left = Object.keys(PEERS).filter((name) => !peers.includes(name));
  if (left.length > 0) console.error(`  skipped: ${left.join(', ')}, which are not set up`);
  if (!all) console.error('  skipped: the library of 5,000 and the search across it, whose transcripts are not there');
  const out = join(folder, 'rivals.json');
  const tests = all ? `library,${TESTS}` : TESTS;
  const sizes = all ? 'L' : 'X';
  const given = ['--peers', peers.join(), '--tests', tests, '--sizes', sizes, '--reps', String(repetitions)];
  // TMPDIR is where it makes our studies and profiles
  try {
    runTheirs('bench.mjs', { TMPDIR: folder }, ...given, '--out', out);
  } catch (error) {
    // its results are written after each contestant
    if (!existsSync(out)) throw error;
    console.error(`  it ended early, and the ratios are of what was measured before: ${String(error)}`);
  }
  return ratiosOf(Results.parse(readJson(readFileSync(out, 'utf8'))));
}

export const rivals: Bench = {
  name: 'rivals',
  about:
    'beside viewers and labelling tools of others, in one run (20 minutes, and 3 to set them up); COUNT: repetitions',
  run: (count = REPETITIONS) => {
    if (!existsSync(SOURCE)) return Promise.resolve(`there are no rivals in ${SOURCE}`);
    setUp();
    if (!has(HARNESS) || !has(DATA.few))
      return Promise.resolve(`bench-peers has no harness or no transcripts in ${COPY}`);
    return inScratch((folder) => Promise.resolve(measure(count, folder)));
  },
};
