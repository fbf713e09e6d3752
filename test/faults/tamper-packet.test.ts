// Packets that were tampered with are refused as a whole: any byte changed, the end cut off or extended, or lines
// exchanged with another packet.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transcriptHead } from '../../main/store/index.ts';
import { makePacket, mergePackets, openPacket, returnPacket } from '../../main/work/packets/index.ts';
import { Machines, allTranscripts, label, some, state } from '../support/packets.ts';

const RUNS = 150;
const machines = new Machines(some(3));
/** Two work packets and their return packets. */
const works: Buffer[] = [];
const returns: Buffer[] = [];
let untouched: unknown;

beforeAll(async () => {
  const ids = allTranscripts(machines.owner).map((key) => transcriptHead(machines.owner, key).id);
  for (const [level, rater] of ['ada', 'bo'].entries()) {
    const db = await machines.rater(rater);
    for (const id of ids) label(db, id, rater, level);
    await returnPacket(db, machines.path('back'));
    returns.push(readFileSync(machines.path('back')));
    await makePacket(machines.owner, { queue: 'q', rater, passphrase: null }, machines.path('work'));
    works.push(readFileSync(machines.path('work')));
  }
  untouched = state(machines.owner);
});
afterAll(() => machines.remove());

const lines = (bytes: Buffer): { head: Buffer[]; payload: Buffer } => {
  const ends = [0, 1, 2].reduce<number[]>((sofar) => [...sofar, bytes.indexOf(10, sofar.at(-1) ?? 0) + 1], []);
  return {
    head: ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end)),
    payload: bytes.subarray(ends[2]),
  };
};

/** A change to a packet; `other` is a sound packet of the same kind. */
const tampering: fc.Arbitrary<(bytes: Buffer, other: Buffer) => Buffer> = fc.oneof(
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })).map(([at, by]) => (bytes: Buffer) => {
    const changed = Buffer.from(bytes);
    const place = at % changed.length;
    changed[place] = (changed[place] ?? 0) ^ by;
    return changed;
  }),
  // changes in the head have their own case, since it is small and would rarely be hit
  fc.tuple(fc.nat(900), fc.integer({ min: 1, max: 255 })).map(([at, by]) => (bytes: Buffer) => {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ by;
    return changed;
  }),
  fc.nat().map((at) => (bytes: Buffer) => bytes.subarray(0, at % bytes.length)),
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map((more) => (bytes: Buffer) => Buffer.concat([bytes, more])),
  // combines the three head lines and the payload of two packets in every mixed way
  fc.integer({ min: 1, max: 14 }).map((mask) => (bytes: Buffer, other: Buffer) => {
    const [own, theirs] = [lines(bytes), lines(other)];
    const parts = [...own.head, own.payload].map((part, index) =>
      (mask >> index) & 1 ? ([...theirs.head, theirs.payload][index] ?? part) : part,
    );
    return Buffer.concat(parts);
  }),
);

/**
 * Whether the change made no difference: the first lines of two packets are equal, so exchanging them changes nothing.
 */
const same = (bytes: Buffer): boolean => [...works, ...returns].some((sound) => sound.equals(bytes));

test('a changed return packet is refused with a reason, and the study is unchanged', async () => {
  const path = machines.path('tampered');
  await fc.assert(
    fc.asyncProperty(tampering, fc.nat(1), async (tamper, which) => {
      const changed = tamper(returns[which] ?? Buffer.alloc(0), returns[1 - which] ?? Buffer.alloc(0));
      fc.pre(!same(changed));
      writeFileSync(path, changed);
      const { merged, rejected } = await mergePackets(machines.owner, [path]);
      expect({ merged, rejected }).toMatchObject({
        merged: [],
        rejected: [{ path, reason: expect.stringMatching(/\w+/) }],
      });
      expect(state(machines.owner)).toEqual(untouched);
    }),
    { numRuns: RUNS },
  );
});

test('a changed work packet is refused with a reason, and no study is made from it', async () => {
  const [path, study] = [machines.path('tampered'), machines.path('made.touchstone')];
  await fc.assert(
    fc.asyncProperty(tampering, fc.nat(1), async (tamper, which) => {
      const changed = tamper(works[which] ?? Buffer.alloc(0), works[1 - which] ?? Buffer.alloc(0));
      fc.pre(!same(changed));
      writeFileSync(path, changed);
      const before = readdirSync(machines.folder);
      await expect(openPacket(path, study)).rejects.toMatchObject({ problem: { code: 'bad_packet' } });
      expect(existsSync(study)).toBe(false);
      expect(readdirSync(machines.folder)).toEqual(before);
    }),
    { numRuns: RUNS },
  );
});

test('unchanged packets are merged and opened', async () => {
  writeFileSync(machines.path('sound'), returns[0] ?? '');
  expect(await mergePackets(machines.owner, [machines.path('sound')])).toMatchObject({ labels: 3, rejected: [] });
  writeFileSync(machines.path('sound'), works[0] ?? '');
  expect(await openPacket(machines.path('sound'), machines.path('made.touchstone'))).toMatchObject({ transcripts: 3 });
});
