// Imports a batch of broken inputs by the command line and reports every fault in the outcome. Run by
// fuzz-import.test.ts and, with more inputs, by `npm run bench -- broken`.
import { mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { closeStudy, openStudy, verify } from '../../main/store/index.ts';
import { SAMPLES, touchstone } from '../cli/touchstone.ts';
import { dice } from '../support/synthetic.ts';
import { mutated, type Sample } from './mutate.ts';

/** Number of inputs that one command imports. */
export const BATCH = 250;
/** Greatest size of a good input in bytes: longer ones are cut, so that a case takes milliseconds. */
const LARGEST = 150_000;

const Report = z.object({
  transcripts: z.object({ added: z.number(), unchanged: z.number(), updated: z.number() }),
  rejected: z.array(z.object({ path: z.string(), where: z.string(), reason: z.string().min(4) })),
});

function filesUnder(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile() && !file.endsWith('.md'));
}

/**
 * The good inputs: the fixtures and, where they are installed, the shared samples under 3 MB, without those of
 * human_vs_judge.
 */
export function goodInputs(): Sample[] {
  const fixtures = filesUnder(resolve('test/fixtures/importers'));
  const shared =
    SAMPLES === null
      ? []
      : filesUnder(SAMPLES).filter((file) => statSync(file).size < 3_000_000 && !file.includes('human_vs_judge'));
  return [...fixtures, ...shared].map((file) => ({
    name: basename(file),
    bytes: readFileSync(file).subarray(0, LARGEST),
  }));
}

/** Writes the broken inputs of a batch, each in its own folder; returns their paths. */
function writeBroken(good: readonly Sample[], batch: number, place: string): string[] {
  const roll = dice(1000 + batch);
  return Array.from({ length: BATCH }, (_, n) => {
    const { name, bytes } = mutated(roll.pick(good), roll);
    const folder = join(place, String(n));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
}

/** The files from which the study has transcripts, and the checks of `verify` that fail. */
function inside(study: string): { sources: Set<string>; unsound: string[] } {
  const db = openStudy(study);
  try {
    return {
      sources: new Set(db.prepare<[], string>('select distinct path from source').pluck().all()),
      unsound: verify(db).flatMap(({ ok, name, detail }) => (ok ? [] : [`${name}: ${detail}`])),
    };
  } finally {
    closeStudy(db);
  }
}

/**
 * Imports a batch of broken inputs, made in the empty folder `place`, and returns descriptions of what is wrong. The
 * list is empty if each input was rejected or imported, the report is right about it, and the study is sound.
 */
export function faultsOf(good: readonly Sample[], batch: number, place: string): string[] {
  const input = join(place, 'input');
  const written = writeBroken(good, batch, input);
  const link = join(input, 'link.jsonl');
  symlinkSync('/etc/passwd', link);
  const study = join(place, 'study.touchstone');
  if (touchstone(['new', '-s', study]).status !== 0) return ['no study could be made'];
  const ended = touchstone(['import', '-s', study, input, '--json']);
  if (ended.status === null || ended.status > 1) return [`the exit status is ${ended.status}: ${ended.stderr}`];
  const { transcripts, rejected } = Report.parse(JSON.parse(ended.stdout));
  const named = new Set(rejected.map(({ path }) => path));
  const { sources, unsound } = inside(study);
  return [
    ...(/internal|should not|\n\s+at /.test(ended.stderr) ? [`an accident is told: ${ended.stderr}`] : []),
    ...unsound,
    ...written.filter((path) => !sources.has(path) && !named.has(path)).map((path) => `${path} is nowhere`),
    ...(named.has(link) ? [] : ['the link to a file elsewhere was followed']),
    ...(transcripts.added > 0 === sources.size > 0 ? [] : [`${transcripts.added} are said to be added`]),
  ];
}
