// Inspect: logs that it wrote are imported and compared with its own reader; gold is written back into them by its API.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Json } from '../../../contract/transcript.ts';
import { adjudicate, scoresOf } from '../../../main/store/index.ts';
import { goldDecision } from '../../support/labels.ts';
import { allTranscripts } from '../../support/said.ts';
import { ODD_ARGUMENTS, ODD_IDS, ODD_TEXTS } from '../odd-texts.ts';
import { ended } from '../process.ts';
import type { Kit, Receiver } from '../receiver.ts';
import { asked, heldBy } from '../studies.ts';
import { surroundings } from '../tells.ts';
import { itsRows, ourRows, sorted } from './scores.ts';
import { bySource, inItsWords, itsMessages, ToldLogs, type ToldSample } from './told.ts';

const CONTAINERS = ['zstd', 'deflate', 'json', 'edited', 'chunked', 'unfinished'] as const;
type Container = (typeof CONTAINERS)[number];

/** Logs written by Inspect, by container. */
async function written({ scratch, tells }: Kit): Promise<Map<Container, string>> {
  const [odd, folder] = [join(scratch, 'odd.json'), join(scratch, 'logs')];
  mkdirSync(folder);
  writeFileSync(odd, JSON.stringify({ texts: ODD_TEXTS, ids: ODD_IDS, arguments: ODD_ARGUMENTS }));
  await tells('write.py', odd, folder);
  return new Map(CONTAINERS.map((name) => [name, join(folder, name, readdirSync(join(folder, name))[0] ?? '')]));
}

/** Compares a study with what Inspect reads from the log that the study was imported from. */
function compareStudy({ check }: Kit, name: string, study: string, told: readonly ToldSample[]): void {
  const held = bySource(heldBy(study));
  check.same(`${name}: which samples there are`, [...held.keys()].sort(), told.map(({ uuid }) => uuid).sort());
  const scores = asked(study, (db) => new Map(allTranscripts(db).map((key, at) => [at, scoresOf(db, key)])));
  const order = [...heldBy(study).values()].map(({ source_id }) => source_id);
  for (const sample of told) {
    const [own, what] = [held.get(sample.uuid), `${name}: sample ${JSON.stringify(sample.id)}, epoch ${sample.epoch}`];
    if (own === undefined) continue;
    const [ours, theirs] = [inItsWords(own), itsMessages(sample)];
    check.same(`${what}, how many messages`, ours.length, theirs.length);
    for (const [at, message] of theirs.entries()) check.same(`${what}, message ${at + 1}`, ours[at], message);
    const rows = ourRows(scores.get(order.indexOf(sample.uuid)) ?? []);
    check.same(`${what}, scores`, sorted(rows), sorted(itsRows(sample.scores)));
  }
}

/** Imports each log into its own study; returns the studies. */
async function imported(kit: Kit, logs: ReadonlyMap<Container, string>): Promise<Map<Container, string>> {
  const { scratch, touchstone } = kit;
  const studies = new Map<Container, string>();
  for (const [name, log] of logs) {
    const study = join(scratch, `${name}.touchstone`);
    await touchstone('import', '-s', study, log);
    studies.set(name, study);
  }
  return studies;
}

/** Levels by dimension; null if the transcript could not be judged. */
type Levels = Record<string, number | null>;

/** Makes gold; returns the levels of each sample, by uuid. */
function goldOf(study: string): Map<string, Levels> {
  const held = [...heldBy(study).values()];
  const texts = Object.values(ODD_TEXTS);
  return asked(study, (db) => {
    const all = held.map(({ id, source_id }, at) => {
      const rationale = texts[at % texts.length] ?? '';
      const admirable = at % 4 === 3 ? null : at % 4;
      adjudicate(db, [goldDecision(id, 'harm', at % 5, { rationale }), goldDecision(id, 'admirable', admirable)]);
      return [source_id, { harm: at % 5, admirable }] as const;
    });
    return new Map(all);
  });
}

const Edits = z.object({
  edits: z.array(z.object({ uuid: z.string(), edit: z.record(z.string(), Json) })),
});

/** Applies our edits to a log with our script, and compares them with what Inspect reads from the log. */
async function checkEdits(kit: Kit, log: string, study: string, gold: ReadonlyMap<string, Levels>) {
  const { scratch, check, touchstone, program, tells } = kit;
  const edits = join(scratch, 'edits.json');
  await touchstone('export', '-s', study, '--what', 'gold', '--as', 'inspect-edits', '-o', edits);
  const applied = await ended(program, [`${edits}.apply.py`, edits, log], {
    env: surroundings(scratch),
    cwd: scratch,
  });
  check.same(
    'score edits: the script’s exit status',
    [applied.status, applied.status === 0 ? '' : applied.said],
    [0, ''],
  );
  const [told] = ToldLogs.parse(await tells('read.py', log.replace(/\.(?:eval|json)$/, '-touchstone$&')));
  const made = new Map(
    Edits.parse(JSON.parse(readFileSync(edits, 'utf8'))).edits.map(({ uuid, edit }) => [uuid, edit]),
  );
  for (const { uuid, id, scores } of told?.samples ?? []) {
    const [read, edit] = [scores['touchstone_gold'], made.get(uuid)];
    check.same(`score edits: value of ${id}`, read?.value, gold.get(uuid));
    check.same(`score edits: why ${id} has it`, read?.explanation, edit?.['explanation']);
    check.same(`score edits: how many scores ${id} has`, Object.keys(scores).length, 6);
  }
}

const ToldScores = z.object({
  status: z.string(),
  scores: z.record(z.string(), z.object({ value: Json, explanation: z.string().nullable() }).nullable()),
});

async function checkPrecomputed(kit: Kit, log: string, study: string, gold: ReadonlyMap<string, Levels>) {
  const { scratch, check, touchstone, tells } = kit;
  const folder = join(scratch, 'records');
  await touchstone('export', '-s', study, '--what', 'gold', '--as', 'inspect-scores', '-o', folder);
  const file = readdirSync(folder).find((name) => name.endsWith('.jsonl')) ?? '';
  const names = JSON.stringify(['harm', 'admirable']);
  const told = ToldScores.parse(await tells('apply_scores.py', log, join(folder, file), names));
  check.same('precomputed_scores: status of the log', told.status, 'success');
  for (const [uuid, levels] of gold)
    check.same(`precomputed_scores: value of ${uuid}`, told.scores[uuid]?.value ?? null, levels);
}

async function run(kit: Kit): Promise<void> {
  const logs = await written(kit);
  const studies = await imported(kit, logs);
  // Inspect's reader cannot read chunked logs (0.3.285 takes a chunk for a sample), so the chunked log is compared with
  // the log that it was made from
  const readable = [...logs].filter(([name]) => name !== 'chunked');
  const told = ToldLogs.parse(await kit.tells('read.py', ...readable.map(([, path]) => path)));
  const samples = new Map<Container, ToldSample[]>(readable.map(([name], at) => [name, told[at]?.samples ?? []]));
  samples.set('chunked', samples.get('zstd') ?? []);
  const unfinished = told[readable.findIndex(([name]) => name === 'unfinished')];
  kit.check.same('unfinished: its status', unfinished?.status, 'started');
  kit.check.same('unfinished: whether it has samples', (unfinished?.samples.length ?? 0) > 0, true);
  for (const [name, study] of studies) compareStudy(kit, name, study, samples.get(name) ?? []);
  const [log, study] = [logs.get('zstd') ?? '', studies.get('zstd') ?? ''];
  const gold = goldOf(study);
  await checkEdits(kit, log, study, gold);
  await checkPrecomputed(kit, log, study, gold);
}

export const inspect: Receiver = {
  name: 'inspect',
  about: 'logs that it wrote, imported; gold as score edits and as precomputed scores, applied by it',
  inCi: true,
  needs: { list: 'inspect', package: 'inspect-ai' },
  run,
};
