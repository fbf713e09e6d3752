// A thousand random histories on several copies: merging their packets in any order, repeatedly and in any grouping
// gives the same study.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Change, LabelEvent, RecordedEvent } from '../../contract/label.ts';
import type { ReturnManifest } from '../../contract/packet.ts';
import {
  addRubric,
  allEvents,
  joinRater,
  makeQueue,
  record,
  studyIdentity,
  takeReturn,
  takeSeat,
  transcriptHead,
  verify,
  type Db,
} from '../../main/store/index.ts';
import { mergePackets, returnPacket } from '../../main/work/packets/index.ts';
import { defaultRubric } from '../../main/work/rubric/index.ts';
import { Machines, allTranscripts, answer, event, some, state } from '../support/packets.ts';
import { freshStudy, put } from '../support/study.ts';

const RUNS = 1000;
const COPIES = ['c0', 'c1', 'c2', 'c3'];
const RATERS = ['ada', 'bo', 'cy'];

/** The owner's study before any merge: three transcripts, a queue of three seats, two versions of the rubric. */
const owner = freshStudy();
const template = owner.db;
put(template, ...some(3));
makeQueue(
  template,
  { name: 'q', blind: true, design: 'd', overlap: 3, seed: 1 },
  allTranscripts(template).map((key) => ({ key, probability: 1 })),
);
for (const name of RATERS) takeSeat(template, 'q', { rater: null, name });
addRubric(template, { ...defaultRubric(), version: 2 }, null, '2026-01-01T00:00:00.000Z');
joinRater(template, { id: 'owner', name: 'Olga' });
const ids = allTranscripts(template).map((key) => transcriptHead(template, key).id);
afterAll(() => owner.remove());

/** The result of `work` on the owner's study, which is rolled back afterwards. */
function onOwner<T>(work: (db: Db) => T): T {
  template.exec('begin');
  try {
    return work(template);
  } finally {
    template.exec('rollback');
  }
}

interface Packet {
  seat: number;
  manifest: ReturnManifest;
  events: RecordedEvent[];
}

const minute = (at: number): string => `2026-01-01T00:${String(at).padStart(2, '0')}:00.000Z`;

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map((level) => answer(level)),
  fc.constant<Change>({ kind: 'answer', dimension: 'harm', answer: null }),
  fc.boolean().map((on): Change => ({ kind: 'submit', on, seconds: 1, coverage: 1 })),
  fc.boolean().map((on): Change => ({ kind: 'flag', flag: 'prefilled', on })),
);

const step = fc.record({
  change,
  on: fc.nat(2),
  rater: fc.nat(9),
  round: fc.constantFrom<LabelEvent['round'][]>('main', 'main', 'repeat'),
  at: fc.nat(59),
  rubric: fc.constantFrom(1, 1, 2),
  /** Whether a packet is returned after this step. */
  sent: fc.constantFrom(true, false, false, false),
});

/** Two to four machines. Machines with the same `origin` work on copies of one file. Most machines have one rater. */
const machine = fc.record({
  origin: fc.nat(3),
  raters: fc.oneof({ weight: 3, arbitrary: fc.nat(2).map((n) => [n]) }, { weight: 1, arbitrary: fc.constant([0, 1]) }),
  seat: fc.integer({ min: 1, max: 3 }),
  name: fc.nat(1),
  steps: fc.array(step, { minLength: 1, maxLength: 5 }),
});

/** The packets that a machine returns; each contains everything recorded until then. */
function packetsOf(
  { origin, raters, seat, name, steps }: typeof machine extends fc.Arbitrary<infer M> ? M : never,
  number: number,
): Packet[] {
  const copy = COPIES[origin] ?? '';
  const packets: Packet[] = [];
  const events: RecordedEvent[] = [];
  for (const [index, one] of steps.entries()) {
    const rater = RATERS[raters[one.rater % raters.length] ?? 0] ?? '';
    const about = { at: minute(one.at), round: one.round, rubric: one.rubric };
    events.push({ ...event(ids[one.on] ?? '', rater, one.change, about), origin: copy, ordinal: index + 1 });
    if (!one.sent && index < steps.length - 1) continue;
    // two raters may have the same name
    const known = [...new Set(events.map((each) => each.rater))].map((id) => ({
      id,
      name: name === 0 ? `${id} ${number}` : 'Ada',
    }));
    const manifest: ReturnManifest = {
      kind: 'return',
      id: randomUUID(),
      study: { id: 's', name: 'Test' },
      queue: 'q',
      rater: 'R',
      work: randomUUID(),
      copy,
      raters: known,
      made_at: minute((number * 10 + index) % 60),
      transcripts: 1,
      labels: 1,
      events: events.length,
      bytes: 1,
      sha256: '',
      encrypted: false,
      public_key: 'AAAA',
    };
    packets.push({ seat, manifest, events: [...events] });
  }
  return packets;
}

const history = fc.array(machine, { minLength: 2, maxLength: 4 }).chain((machines) => {
  const packets = machines.flatMap(packetsOf);
  const order = fc.shuffledSubarray([...packets.keys()], { minLength: packets.length });
  return fc.record({
    packets: fc.constant(packets),
    order,
    again: fc.subarray([...packets.keys()]),
    own: fc.array(change, { maxLength: 3 }),
  });
});

const merge = (db: Db, { seat, manifest, events }: Packet): number =>
  takeReturn(db, 'p', seat, manifest, events).length;

/**
 * The state of the study without the numbers of the owner's own events, which depend on when they were recorded between
 * merges.
 */
function stateOf(db: Db): unknown {
  const whole = state(db);
  const { copy } = studyIdentity(db);
  return JSON.parse(JSON.stringify(whole), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'origin' in value && value.origin === copy && 'ordinal' in value
      ? { ...value, ordinal: 0 }
      : value,
  );
}

test('merging in any order, repeatedly and in any grouping gives the same study', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(history, ({ packets, order, again, own }) => {
      const mine = own.map((each) => event(ids[0] ?? '', 'owner', each));
      const inOrder = onOwner((db) => {
        record(db, mine);
        for (const packet of packets) merge(db, packet);
        return stateOf(db);
      });
      onOwner((db) => {
        // another order, with the owner's own work between two merges
        const shuffled = order.flatMap((index) => packets[index] ?? []);
        const half = Math.floor(shuffled.length / 2);
        for (const packet of shuffled.slice(0, half)) merge(db, packet);
        record(db, mine);
        for (const packet of shuffled.slice(half)) merge(db, packet);
        for (const index of again) {
          const packet = packets[index];
          if (packet !== undefined) expect(merge(db, packet)).toBe(0);
        }
        expect(stateOf(db)).toEqual(inOrder);
        const arrived = new Set([...allEvents(db)].map(({ id }) => id));
        expect(packets.flatMap(({ events }) => events).filter(({ id }) => !arrived.has(id))).toEqual([]);
      });
    }),
    { numRuns: RUNS },
  );
});

test(
  'every recorded event arrives unchanged through packet files, and the study verifies',
  { timeout: 300_000 },
  async () => {
    const works = fc.array(fc.array(fc.tuple(fc.nat(2), change), { minLength: 1, maxLength: 8 }), {
      minLength: 2,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(works, async (lists) => {
        const machines = new Machines(some(3));
        try {
          const acknowledged: RecordedEvent[] = [];
          const packets: string[] = [];
          for (const [number, list] of lists.entries()) {
            const rater = RATERS[number] ?? '';
            const db = await machines.rater(rater);
            for (const [on, one] of list) {
              expect(record(db, [event(ids[on] ?? '', rater, one)])).toBe(1);
            }
            acknowledged.push(...allEvents(db));
            packets.push(machines.path(`${number}.tspacket`));
            await returnPacket(db, packets[number] ?? '');
          }
          expect(await mergePackets(machines.owner, packets.toReversed())).toMatchObject({ rejected: [] });
          const byId = (a: RecordedEvent, b: RecordedEvent): number => (a.id < b.id ? -1 : 1);
          expect([...allEvents(machines.owner)].sort(byId)).toEqual(acknowledged.sort(byId));
          expect(verify(machines.owner).filter((check) => !check.ok)).toEqual([]);
        } finally {
          machines.remove();
        }
      }),
      { numRuns: 5 },
    );
  },
);
