// 5,000 broken inputs through the command line: no crash, no hang, each rejected or imported, and the report is true.
import { mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { closeStudy, openStudy, verify } from '../../main/store/index.ts';
import { SAMPLES, folder, touchstone } from '../cli/touchstone.ts';
import { dice } from '../support/synthetic.ts';
import { mutated, type Sample } from './mutate.ts';

const CASES = 5000;
const BATCH = 250;
/** Larger samples are cut down, so that a case takes milliseconds. */
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
 * The good inputs: the fixtures, and where they are the shared samples (one of each folder's kind and size is enough).
 */
function samples(): Sample[] {
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

const files = folder();
afterAll(files.remove);

/** Files that the study has a transcript of. */
function sources(study: string): Set<string> {
  const db = openStudy(study);
  try {
    expect(verify(db).filter((check) => !check.ok)).toEqual([]);
    return new Set(db.prepare<[], string>('select distinct path from source').pluck().all());
  } finally {
    closeStudy(db);
  }
}

describe('broken inputs', () => {
  const good = samples();
  const batches = Array.from({ length: CASES / BATCH }, (_, n) => n);
  test.each(batches)(`batch %i of ${BATCH}`, (batch) => {
    const roll = dice(1000 + batch);
    const place = files.path(`batch-${batch}`);
    mkdirSync(place);
    const written = Array.from({ length: BATCH }, (_, n) => {
      const { name, bytes } = mutated(roll.pick(good), roll);
      const folderOf = join(place, String(n));
      mkdirSync(folderOf);
      writeFileSync(join(folderOf, name), bytes);
      return join(folderOf, name);
    });
    const link = join(place, 'link.jsonl');
    symlinkSync('/etc/passwd', link);
    const study = files.path(`batch-${batch}.touchstone`);
    expect(touchstone(['new', '-s', study]).status).toBe(0);
    const ended = touchstone(['import', '-s', study, place, '--json']);
    expect(ended.stderr).not.toMatch(/internal|should not|\n\s+at /);
    expect(ended.status).toBeLessThanOrEqual(1);
    const { transcripts, rejected } = Report.parse(JSON.parse(ended.stdout));
    const named = new Set(rejected.map(({ path }) => path));
    const found = sources(study);
    // every file is in the study or in the report; what the report counts is there
    expect(written.filter((path) => !found.has(path) && !named.has(path))).toEqual([]);
    expect(named.has(link)).toBe(true);
    expect(transcripts.added > 0).toBe(found.size > 0);
  });
});
