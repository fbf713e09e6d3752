// Inspect Scout: its database of our transcripts is imported, its scan uses our validation sets, and the results of the
// scan are imported as scores.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { scoresOf } from '../../../main/store/index.ts';
import { allTranscripts } from '../../support/said.ts';
import type { Kit, Receiver } from '../receiver.ts';
import { asked, heldBy, jsonLines, type Held } from '../studies.ts';

const Told = z.object({
  complete: z.boolean(),
  location: z.string(),
  cases: z.array(z.object({ id: z.string(), target: z.number(), split: z.string() })),
  rows: z.array(
    z.object({
      transcript_id: z.string(),
      value: z.number(),
      explanation: z.string(),
      validation_target: z.string().nullable(),
      validation_result: z.string().nullable(),
    }),
  ),
});
type Told = z.infer<typeof Told>;

const GRADER = 'scout';

/** The answers of the scanner: the gold level, except for every third transcript. */
const answersOf = (held: readonly Held[]): Map<string, number> =>
  new Map(held.map(({ source_id }, at) => [source_id, at % 3 === 0 ? 4 : at % 5]));

/** The texts and tool results of each transcript, by the producer's id. */
const textsIn = (study: string): [string, string[]][] =>
  [...heldBy(study).values()]
    .map(({ source_id, messages }): [string, string[]] => [
      source_id,
      messages
        .flatMap(({ blocks }) => blocks)
        .flatMap(({ type, text }) => ((type === 'text' || type === 'tool_result') && text !== '' ? [text] : [])),
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1));

function compareScan(
  { check }: Kit,
  told: Told,
  answers: ReadonlyMap<string, number>,
  cases: readonly unknown[],
): void {
  check.same('the cases of the validation set', told.cases, cases);
  check.same('whether the scan came to its end', told.complete, true);
  const scanned = [...answers.keys()].filter((id) => !id.includes('/'));
  check.same('which transcripts it scanned', told.rows.map((row) => row.transcript_id).sort(), scanned.sort());
  const targets = new Map(told.cases.map(({ id, target }) => [id, target]));
  for (const { transcript_id: id, value, validation_target, validation_result } of told.rows) {
    const target = targets.get(id);
    check.same(`the target of ${id}`, validation_target, String(target));
    check.same(`whether ${id} is valid`, validation_result, String(value === target));
  }
}

async function checkResults({ studies, check, touchstone }: Kit, told: Told): Promise<void> {
  const results = join(told.location, 'judge.parquet');
  await touchstone('scores', 'import', '-s', studies.odd, results, '--grader', GRADER, '--column', 'value');
  const held = [...heldBy(studies.odd).values()];
  const scores = asked(studies.odd, (db) =>
    allTranscripts(db).flatMap((key, at) =>
      scoresOf(db, key)
        .filter(({ grader }) => grader === GRADER)
        .map(({ value, explanation }) => ({ id: held[at]?.source_id, value, explanation })),
    ),
  );
  const wanted = told.rows.map(({ transcript_id, value, explanation }) => ({ id: transcript_id, value, explanation }));
  const byId = (a: { id: string | undefined }, b: { id: string | undefined }): number =>
    (a.id ?? '') < (b.id ?? '') ? -1 : 1;
  check.same('its results as scores', scores.toSorted(byId), wanted.toSorted(byId));
}

async function run(kit: Kit): Promise<void> {
  const { studies, scratch, check, touchstone, tells } = kit;
  const [lines, sets, levels] = [join(scratch, 'lines.jsonl'), join(scratch, 'sets'), join(scratch, 'levels.json')];
  await touchstone('export', '-s', studies.odd, '--what', 'transcripts', '--as', 'jsonl', '-o', lines);
  await touchstone('export', '-s', studies.odd, '--what', 'gold', '--as', 'scout', '-o', sets);
  check.same(
    'a set for each dimension',
    readdirSync(sets)
      .filter((name) => !name.startsWith('_'))
      .sort(),
    ['admirable.jsonl', 'harm.jsonl'],
  );
  const answers = answersOf([...heldBy(studies.odd).values()]);
  writeFileSync(levels, JSON.stringify(Object.fromEntries(answers)));
  const cases = join(sets, 'harm.jsonl');
  const told = Told.parse(await tells('scan.py', lines, cases, levels, scratch));
  compareScan(kit, told, answers, jsonLines(cases));
  await checkResults(kit, told);
  const [database, again] = [join(scratch, 'database'), join(scratch, 'database.touchstone')];
  const report = z
    .object({ rejected: z.array(z.unknown()) })
    .parse(JSON.parse(await touchstone('import', '-s', again, '--json', database)));
  check.same('files of its database that are refused', report.rejected, []);
  const [got, held] = [textsIn(again), textsIn(studies.odd)];
  check.same('how many transcripts its database has', got.length, held.length);
  for (const [at, one] of held.entries()) check.same(`what ${one[0]} says in its database`, got[at], one);
}

export const inspectScout: Receiver = {
  name: 'inspect-scout',
  about: 'validation sets in a scan, its results as scores, and its database',
  inCi: true,
  needs: { list: 'inspect', package: 'inspect-scout' },
  run,
};
