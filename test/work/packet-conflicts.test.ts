// Conflicts between merged packets are listed, and nothing is overwritten.
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import {
  addRubric,
  currentRubric,
  joinRater,
  labelFor,
  packetConflicts,
  studyIdentity,
  studyInfo,
  transcriptHead,
  verify,
  type Db,
} from '../../main/store/index.ts';
import { makePacket, mergePackets, openPacket, returnPacket } from '../../main/work/packets/index.ts';
import { Machines, allTranscripts, label, some, state } from '../support/packets.ts';

let machines: Machines;
afterEach(() => machines.remove());

const idsOf = (db: Db): string[] => allTranscripts(db).map((key) => transcriptHead(db, key).id);
const faults = (db: Db): unknown[] => verify(db).filter((check) => !check.ok);

describe('conflicts are listed, and nothing is overwritten', () => {
  const back = async (db: Db): Promise<string> => {
    const path = machines.path(`${randomUUID()}.tspacket`);
    await returnPacket(db, path);
    return path;
  };

  test('one rater on two machines: the label begun first counts, and differences are reported', async () => {
    machines = new Machines(some(2));
    const [first = '', second = ''] = idsOf(machines.owner);
    const [one, two] = [await machines.rater('Ada', 'ada'), await machines.rater('Ada', 'ada')];
    label(one, first, 'ada', 1, { at: '2026-01-02T00:00:00.000Z' });
    label(two, first, 'ada', 4, { at: '2026-01-01T00:00:00.000Z' });
    label(two, second, 'ada', 4);
    const { conflicts } = await mergePackets(machines.owner, [await back(one), await back(two)]);
    expect(conflicts).toMatchObject([
      {
        kind: 'rater_twice',
        transcript: first,
        round: 'main',
        differs: ['harm'],
        sides: [
          { origin: studyIdentity(two).copy, stands: true },
          { origin: studyIdentity(one).copy, stands: false },
        ],
      },
    ]);
    expect(labelFor(machines.owner, first, 'ada').dimensions['harm']?.answer).toEqual({ state: 'level', level: 4 });
    expect(packetConflicts(machines.owner)).toEqual(conflicts);
  });

  test('two raters with the same name are a conflict', async () => {
    machines = new Machines(some(2));
    const [first = '', second = ''] = idsOf(machines.owner);
    const [one, two] = [await machines.rater('Ada', 'a1'), await machines.rater('Ada', 'a2')];
    label(one, first, 'a1', 1);
    label(two, first, 'a2', 1);
    label(two, second, 'a2', 1);
    const { conflicts } = await mergePackets(machines.owner, [await back(one), await back(two)]);
    expect(conflicts).toMatchObject([
      { kind: 'same_name', transcript: first, sides: [{ rater: 'a1' }, { rater: 'a2' }] },
    ]);
  });

  test('labels under two versions of the rubric are a conflict', async () => {
    machines = new Machines(some(2));
    const [first = ''] = idsOf(machines.owner);
    const one = await machines.rater('Ada', 'ada');
    label(one, first, 'ada', 1);
    const rubric = { ...currentRubric(machines.owner), version: 2 };
    addRubric(machines.owner, rubric, null, '2026-01-01T00:00:00.000Z');
    const two = await machines.rater('Bo', 'bo');
    expect(currentRubric(two).version).toBe(2);
    label(two, first, 'bo', 1, { rubric: 2 });
    const { conflicts } = await mergePackets(machines.owner, [await back(one), await back(two)]);
    expect(conflicts).toMatchObject([
      { kind: 'rubric_versions', transcript: first, sides: [{ rubric: 1 }, { rubric: 2 }] },
    ]);
  });

  test('a study file that was copied and worked on twice is a conflict', async () => {
    machines = new Machines(some(2));
    const [first = '', second = ''] = idsOf(machines.owner);
    const one = await machines.rater('Ada', 'ada');
    const copied = machines.path('copied.touchstone');
    await one.backup(copied);
    const two = machines.open(copied);
    label(one, first, 'ada', 1);
    label(two, second, 'ada', 1);
    const { conflicts } = await mergePackets(machines.owner, [await back(one), await back(two)]);
    expect(conflicts).toEqual([{ kind: 'forked_copy', origin: studyIdentity(one).copy, raters: ['Ada'] }]);
    expect(faults(machines.owner)).toEqual([]);
  });

  test('the rater who began first gets the seat in any order of merging, and a newer name replaces an older one', async () => {
    machines = new Machines(some(1), { overlap: 1, seed: 1 });
    const [id = ''] = idsOf(machines.owner);
    await makePacket(machines.owner, { queue: 'q', rater: 'Ada', passphrase: null }, machines.path('p'));
    const packets: string[] = [];
    for (const [rater, name, at] of [
      ['a1', 'Ada', '2026-01-02T00:00:00.000Z'],
      ['a2', 'Ada M.', '2026-01-01T00:00:00.000Z'],
    ] as const) {
      await openPacket(machines.path('p'), machines.path(rater));
      const db = machines.open(machines.path(rater));
      joinRater(db, { id: rater, name });
      label(db, id, rater, 1, { at });
      packets.push(await back(db));
      if (rater === 'a1') joinRater(db, { id: rater, name: 'Ada L.' });
      if (rater === 'a1') packets.push(await back(db));
    }
    const owners = await Promise.all(
      [packets, packets.toReversed()].map(async (order, index) => {
        const copy = machines.path(`owner ${index}`);
        await machines.owner.backup(copy);
        const db = machines.open(copy);
        await mergePackets(db, order);
        return db;
      }),
    );
    for (const db of owners) {
      expect(db.prepare('select rater from seat').pluck().all()).toEqual(['a2']);
      expect(studyInfo(db).raters.map(({ name }) => name)).toEqual(['Ada L.', 'Ada M.']);
    }
    expect(state(owners[0] ?? machines.owner)).toEqual(state(owners[1] ?? machines.owner));
  });
});
