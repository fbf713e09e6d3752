// Packets that are not what they claim to be are refused with the reason, and nothing changes.
import { afterEach, describe, expect, test } from 'vitest';
import type { Change } from '../../contract/label.ts';
import {
  addRubric,
  currentRubric,
  joinRater,
  mergeEvents,
  studyIdentity,
  transcriptHead,
  type Db,
} from '../../main/store/index.ts';
import { makePacket, mergePackets, openPacket, returnPacket } from '../../main/work/packets/index.ts';
import { Machines, allTranscripts, answer, event, label, some, state } from '../support/packets.ts';

let machines: Machines;
afterEach(() => machines.remove());

const idsOf = (db: Db): string[] => allTranscripts(db).map((key) => transcriptHead(db, key).id);

describe('a packet is refused with the reason, and nothing changes, if it', () => {
  const refusedWith = async (path: string, words: string): Promise<void> => {
    const before = state(machines.owner);
    const { merged, rejected } = await mergePackets(machines.owner, [path]);
    expect({ merged, rejected }).toMatchObject({
      merged: [],
      rejected: [{ path, reason: expect.stringContaining(words) }],
    });
    expect(state(machines.owner)).toEqual(before);
  };

  test('is from another study or another copy, contains no labels, or is not a packet', async () => {
    machines = new Machines(some(1));
    const [id = ''] = idsOf(machines.owner);
    const elsewhere = new Machines(some(1));
    const stranger = await elsewhere.rater('Ada', 'ada');
    label(stranger, id, 'ada', 1);
    await returnPacket(stranger, machines.path('foreign'));
    elsewhere.remove();
    await refusedWith(machines.path('foreign'), 'another study');

    await machines.owner.backup(machines.path('twin'));
    const twin = machines.open(machines.path('twin'));
    await makePacket(twin, { queue: 'q', rater: 'Bo', passphrase: null }, machines.path('of twin'));
    await openPacket(machines.path('of twin'), machines.path('bo'));
    const bo = machines.open(machines.path('bo'));
    joinRater(bo, { id: 'bo', name: 'Bo' });
    label(bo, id, 'bo', 1);
    await returnPacket(bo, machines.path('back to twin'));
    await refusedWith(machines.path('back to twin'), 'not made in this copy');
    await refusedWith(machines.path('of twin'), 'is a work packet without labels');
    await refusedWith(machines.path('bo'), 'not a Touchstone packet');
    await refusedWith(machines.path('nowhere'), 'no such file');
    await expect(openPacket(machines.path('back to twin'), machines.path('x'))).rejects.toThrow(
      'labels that were sent back',
    );
  });

  test('is signed with a key that its work packet does not contain', async () => {
    machines = new Machines(some(1));
    const [id = ''] = idsOf(machines.owner);
    const [one, two] = [await machines.rater('Ada', 'ada'), await machines.rater('Bo', 'bo')];
    label(one, id, 'ada', 1);
    const theirs = two.prepare('select return_key from packet').pluck().get();
    one.prepare('update packet set return_key = ?').run(theirs);
    await returnPacket(one, machines.path('back'));
    await refusedWith(machines.path('back'), 'not signed with the key');
  });

  test('was labelled under a version of the rubric that is different here', async () => {
    machines = new Machines(some(1));
    const [id = ''] = idsOf(machines.owner);
    const db = await machines.rater('Ada', 'ada');
    addRubric(db, { ...currentRubric(db), version: 2 }, null, '2026-01-01T00:00:00.000Z');
    label(db, id, 'ada', 1, { rubric: 2 });
    await returnPacket(db, machines.path('back'));
    await refusedWith(machines.path('back'), 'Version 2 of the rubric');
  });

  test('contains labels of unknown transcripts', async () => {
    machines = new Machines(some(2));
    const [id = ''] = idsOf(machines.owner);
    const db = await machines.rater('Ada', 'ada');
    label(db, id, 'ada', 1);
    await returnPacket(db, machines.path('back'));
    machines.owner.exec('delete from queue_item where transcript = 1');
    machines.owner.exec('delete from source where transcript = 1');
    machines.owner.exec('delete from transcript where key = 1');
    await refusedWith(machines.path('back'), 'no such transcript');
  });

  test.for([
    { kind: 'answer', dimension: 'toString', answer: { state: 'level', level: 1 } },
    { kind: 'flag', flag: 'no_such_flag', on: true },
  ] satisfies Change[])('labels what its rubric does not ask: %o', async (change) => {
    machines = new Machines(some(1));
    const [id = ''] = idsOf(machines.owner);
    const db = await machines.rater('Ada', 'ada');
    mergeEvents(db, [{ ...event(id, 'ada', change), origin: studyIdentity(db).copy, ordinal: 1 }]);
    await returnPacket(db, machines.path('back'));
    await refusedWith(machines.path('back'), 'which its rubric does not ask');
  });

  test('claims to come from this copy itself', async () => {
    machines = new Machines(some(1));
    const [id = ''] = idsOf(machines.owner);
    const db = await machines.rater('Ada', 'ada');
    mergeEvents(db, [{ ...event(id, 'ada', answer(1)), origin: studyIdentity(machines.owner).copy, ordinal: 1 }]);
    await returnPacket(db, machines.path('back'));
    await refusedWith(machines.path('back'), 'does not list');
  });
});
