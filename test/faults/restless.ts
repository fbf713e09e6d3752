// Does one kind of work without a pause in a process as it ships, and prints to stdout what the process acknowledged.
// kills.ts runs it and has it killed: node --import kill-at-write.ts restless.ts PLACE STUDY SEED [FILE...]
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { AuditEntry } from '../../contract/dispute.ts';
import type { Change, LabelEvent } from '../../contract/label.ts';
import { goldDecision, labelEvent } from '../support/labels.ts';
import { dice } from '../support/synthetic.ts';
import { Place } from './places.ts';
import { shipped, type Shipped } from './shipped.ts';

const [, , wanted, path = '', seed = '0', ...files] = process.argv;
const place = Place.parse(wanted);
const roll = dice(Number(seed));
const acknowledged = (...said: string[]): void => void writeSync(1, said.map((one) => `${one}\n`).join(''));

async function idsOf(store: Shipped): Promise<string[]> {
  const found = await store.ask('library.rows', { transcripts: [1, 2, 3, 4], rater: null });
  return z
    .array(z.object({ id: z.string() }))
    .parse(found)
    .map(({ id }) => id);
}

function something(): Change {
  const dimension = roll.pick(['harm', 'admirable', 'blackmail']);
  const on = roll.whole(0, 1) === 1;
  const evidence = { id: randomUUID(), dimension, message: 0, block: 0, start: 0, end: 4, quote: 'words' };
  return roll.pick<Change>([
    { kind: 'answer', dimension, answer: { state: 'level', level: roll.whole(0, 3) } },
    { kind: 'note', dimension, text: 'typed '.repeat(roll.whole(1, 50)) },
    { kind: 'flag', flag: 'prefilled', on },
    { kind: 'evidence', evidence, on: true },
    { kind: 'later', on },
    { kind: 'second_pass', seconds: 1, coverage: 1 },
    { kind: 'submit', on, seconds: 1, coverage: 1 },
  ]);
}

async function label(store: Shipped, ids: readonly string[]): Promise<string[]> {
  const round = roll.pick<LabelEvent['round']>(['main', 'repeat']);
  const transcript = roll.pick(ids);
  const events = Array.from({ length: roll.whole(1, 3) }, () => labelEvent(transcript, something(), { round }));
  await store.ask('label.record', { events });
  return events.map(({ id }) => id);
}

async function adjudicate(store: Shipped, ids: readonly string[]): Promise<string[]> {
  const entries = Array.from({ length: roll.whole(1, 2) }, () =>
    goldDecision(roll.pick(ids), roll.pick(['harm', 'admirable']), roll.whole(0, 3)),
  );
  await store.ask('adjudicate.record', { entries });
  return entries.map(({ id }) => id);
}

async function audit(store: Shipped, ids: readonly string[]): Promise<string[]> {
  const entry: AuditEntry = {
    id: randomUUID(),
    at: '2026-01-02T00:00:00.000Z',
    transcript: roll.pick(ids),
    dimension: 'harm',
    grader: 'judge',
    kind: 'gold',
    against: '',
    rater: 'r1',
    change: {
      kind: 'decide',
      decision: {
        judgement: { verdict: 'grader_wrong', cause: 'missed_evidence' },
        note: 'typed '.repeat(roll.whole(1, 50)),
        own: { level: 0, from: 'pick' },
        level: 3,
        other: 0,
        rubric: 1,
      },
    },
  };
  await store.ask('audit.record', { entries: [entry] });
  return [entry.id];
}

let letters = 0;

/** Types a text letter by letter, storing each state as a draft, and acknowledges its length. */
async function type(store: Shipped): Promise<string[]> {
  letters += 1;
  const document = JSON.stringify('x'.repeat(letters));
  await store.ask('drafts.keep', { rater: 'r1', about: `note ${seed}`, document });
  return [`${seed} ${letters}`];
}

async function saveRubric(store: Shipped): Promise<string[]> {
  const versions = await store.ask('rubric.versions', {});
  const [{ version: base } = { version: 1 }] = z.array(z.object({ version: z.number() })).parse(versions);
  const { text } = z.object({ text: z.string() }).parse(await store.ask('rubric.text', { version: base }));
  const next = text.replace(/^name: .*$/m, `name: Rubric ${base + 1}`);
  const saved = await store.ask('rubric.save', { text: next, base });
  return [String(z.object({ version: z.number() }).parse(saved).version)];
}

async function inStore(work: (store: Shipped, ids: readonly string[]) => Promise<string[]>): Promise<void> {
  const store = await shipped('store', path);
  const ids = await idsOf(store);
  for (;;) acknowledged(...(await work(store, ids)));
}

async function importing(): Promise<void> {
  const jobs = await shipped('jobs', path, (done) => acknowledged(`${seed} ${done}`));
  jobs.token('files', files);
  await jobs.ask('imports.start', { job: 'import', token: 'files', without: [] });
  process.exit(0);
}

async function merging(): Promise<void> {
  const jobs = await shipped('jobs', path);
  for (const file of files) {
    jobs.token(file, [file]);
    await jobs.ask('packets.merge', { job: file, token: file });
    acknowledged(basename(file));
  }
  process.exit(0);
}

async function migrating(): Promise<void> {
  await shipped('store', path);
  acknowledged('opened');
  process.exit(0);
}

const WORK: Record<Place, () => Promise<void>> = {
  labelling: () => inStore(label),
  adjudicating: () => inStore(adjudicate),
  auditing: () => inStore(audit),
  typing: () => inStore(type),
  'rubric saving': () => inStore(saveRubric),
  importing,
  merging,
  migrating,
};
await WORK[place]();
