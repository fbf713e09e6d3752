// Studies of every earlier form, made by the program of their time (test/fixtures/studies): they open, verify, accept
// work and merge.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  allEvents,
  closeStudy,
  drawnTranscripts,
  filteredTranscripts,
  labelsOf,
  joinRater,
  makeQueue,
  openStudy,
  queueItems,
  queueSummaries,
  verify,
  type Db,
} from '../../main/store/index.ts';
import { FORM } from '../../main/store/migrate.ts';
import { applyRule } from '../../main/work/adjudication/index.ts';
import { makePacket, mergePackets, openPacket, returnPacket } from '../../main/work/packets/index.ts';
import { label } from '../support/packets.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'studies');
const forms = readdirSync(FIXTURES)
  .flatMap((name) => /^form-(\d+)\./.exec(name)?.[1] ?? [])
  .map(Number)
  .sort((a, b) => a - b);

let folder: string;
const open: Db[] = [];
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'touchstone-forms-'))));
afterEach(() => {
  for (const db of open.splice(0)) closeStudy(db);
  rmSync(folder, { recursive: true, force: true });
});

function opened(path: string): Db {
  const db = openStudy(path);
  open.push(db);
  return db;
}

function study(form: number): Db {
  const path = join(folder, `form-${form}.touchstone`);
  writeFileSync(path, gunzipSync(readFileSync(join(FIXTURES, `form-${form}.touchstone.gz`))));
  return opened(path);
}

const allTranscripts = (db: Db): number[] => filteredTranscripts(db, '', { column: 'key', descending: false }, null);
const failed = (db: Db): unknown[] => verify(db).filter(({ ok }) => !ok);

test('there is a study of every form that this program knows, except the newest before its release', () => {
  expect(forms).toEqual(Array.from({ length: forms.length }, (_, n) => n + 1));
  expect(forms.length).toBeGreaterThanOrEqual(Math.min(12, FORM));
});

test.each(forms)('form %i: the study opens, verifies and keeps its labels', (form) => {
  const db = study(form);
  expect(failed(db)).toEqual([]);
  expect(allTranscripts(db)).toHaveLength(6);
  const labels = allTranscripts(db).flatMap((key) => labelsOf(db, key, 'all'));
  // the program of form 1 could not import labels
  expect(labels.filter(({ state }) => state === 'done')).toHaveLength(form === 1 ? 0 : 12);
  expect([...allEvents(db)]).toHaveLength(form === 1 ? 0 : 132);
});

test.each(forms)('form %i: a packet is labelled on another machine and merged', async (form) => {
  const owner = study(form);
  const entries = allTranscripts(owner).map((key) => ({ key, probability: 1 }));
  makeQueue(owner, { name: 'q', blind: true, design: 'all' }, entries);
  const [packet, copy, back] = ['work.tspacket', 'copy.touchstone', 'back.tspacket'].map((name) => join(folder, name));
  if (packet === undefined || copy === undefined || back === undefined) throw new Error('three names');
  await makePacket(owner, { queue: 'q', rater: 'Cy', passphrase: null }, packet);
  await openPacket(packet, copy);
  const rater = opened(copy);
  joinRater(rater, { id: 'cy', name: 'Cy' });
  for (const { id } of queueItems(rater, 'q', 'cy')) label(rater, id, 'cy', 1);
  await returnPacket(rater, back);
  const report = await mergePackets(owner, [back]);
  expect(report).toMatchObject({ labels: 6, conflicts: [], rejected: [] });
  expect(failed(owner)).toEqual([]);
  const rule = { rule: 'rater:Cy', rater: null, at: '2026-01-01T00:00:00.000Z', look: false } as const;
  expect((await applyRule(owner, rule)).gold.added).toBeGreaterThan(0);
  expect(failed(owner)).toEqual([]);
});

test.each(forms)('form %i: transcripts drawn before draws were stored count as drawn, and queues are open', (form) => {
  const db = study(form);
  const kept = db
    .prepare<[], number>('select distinct transcript from queue_item where draw is not null order by 1')
    .pluck()
    .all();
  expect([...drawnTranscripts(db)].sort((a, b) => a - b)).toEqual(kept);
  expect(queueSummaries(db).every(({ closed }) => !closed)).toBe(true);
});
