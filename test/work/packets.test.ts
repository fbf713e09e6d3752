// Packets from making to merging: what they contain, what they leave out, what they return, and what is refused.
import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { Adjudication } from '../../contract/gold.ts';
import {
  adjudicate,
  allMessages,
  currentRubric,
  goldOf,
  joinRater,
  labelFor,
  packetLog,
  queueItems,
  record,
  scoresOf,
  studyIdentity,
  transcriptHead,
  transcriptKey,
  verify,
  type Db,
} from '../../main/store/index.ts';
import { makePacket, mergePackets, openPacket, lookAt, returnPacket } from '../../main/work/packets/index.ts';
import { Machines, allTranscripts, answer, event, label, some, state } from '../support/packets.ts';
import { score, transcript } from '../support/study.ts';

let machines: Machines;
afterEach(() => machines.remove());

const idsOf = (db: Db): string[] => allTranscripts(db).map((key) => transcriptHead(db, key).id);
const faults = (db: Db): unknown[] => verify(db).filter((check) => !check.ok);

/** The text of a packet: its head and its decompressed payload. */
function textOf(path: string): string {
  const bytes = readFileSync(path);
  const third = [0, 1, 2].reduce((at) => bytes.indexOf(10, at) + 1, 0);
  return bytes.toString('utf8', 0, third) + inflateRawSync(bytes.subarray(third)).toString('utf8');
}

const decided = (of: string): Adjudication => ({
  id: randomUUID(),
  at: '2026-01-01T00:00:00.000Z',
  transcript: of,
  dimension: 'harm',
  rater: 'bo',
  change: {
    kind: 'decide',
    decision: {
      level: 3,
      components: [],
      evidence: [],
      rationale: 'taught',
      rule: 'adjudicated',
      rubric: 1,
      labels: [
        {
          rater: 'bo',
          rater_name: 'SECRET rater',
          rubric: 1,
          answer: { state: 'level', level: 3 },
          blinded: true,
          updated_at: '2026-01-01T00:00:00.000Z',
        },
      ],
    },
  },
});

const secret = {
  metadata: { by: 'SECRET metadata' },
  original: '{"grade": "SECRET original"}',
  scores: [{ ...score('SECRET grader', 'harm', 7), explanation: 'SECRET reason' }],
};

describe('a work packet', () => {
  test('becomes a copy of the study with the same transcripts, rubric and queue, and its own origin', async () => {
    machines = new Machines([
      transcript('numbered', { facets: { model: 5, scenario: 'blackmail', seed: 3 } }),
      ...some(4),
    ]);
    const db = await machines.rater('Ada');
    expect(studyIdentity(db)).toMatchObject({ id: studyIdentity(machines.owner).id, name: 'Test' });
    expect(studyIdentity(db).copy).not.toBe(studyIdentity(machines.owner).copy);
    expect(currentRubric(db)).toEqual(currentRubric(machines.owner));
    expect(queueItems(db, 'q', 'Ada')).toEqual(queueItems(machines.owner, 'q', ''));
    for (const key of allTranscripts(machines.owner)) {
      const { key: _, sources: __, ...head } = transcriptHead(machines.owner, key);
      const there = transcriptKey(db, head.id);
      expect(transcriptHead(db, there)).toMatchObject(head);
      expect(allMessages(db, there)).toEqual(allMessages(machines.owner, key));
    }
    expect(packetLog(db)).toMatchObject([{ what: 'opened', rater: 'Ada', transcripts: 5 }]);
    expect(packetLog(machines.owner)).toMatchObject([{ what: 'made', rater: 'Ada', transcripts: 5 }]);
    expect(faults(db)).toEqual([]);
  });

  test('keeps the order of its seat with repeats, and is for one rater', async () => {
    machines = new Machines(some(9), { overlap: 2, seed: 11 }, (keys) =>
      keys.slice(0, 3).map((key) => ({ key, round: 'repeat', probability: null })),
    );
    const orders: string[] = [];
    for (const name of ['Ada', 'Bo']) {
      const db = await machines.rater(name, `id of ${name}`);
      joinRater(machines.owner, { id: name, name });
      const order = (of: Db, rater: string): string =>
        JSON.stringify(queueItems(of, 'q', rater).map(({ id, round }) => [id, round]));
      expect(order(db, `id of ${name}`)).toBe(order(machines.owner, name));
      orders.push(order(db, `id of ${name}`));
      expect(() => queueItems(db, 'q', 'somebody else')).toThrow(`All 1 seats of this queue are taken (${name})`);
    }
    expect(orders[0]).not.toBe(orders[1]);
    await expect(
      makePacket(machines.owner, { queue: 'q', rater: 'Cy', passphrase: null }, machines.path('Cy')),
    ).rejects.toThrow('All 2 seats');
  });

  test('of a blind queue contains nothing that could influence the rater, and of an open queue contains the scores', async () => {
    for (const blind of [true, false]) {
      machines = new Machines([transcript('one', secret)], { blind });
      joinRater(machines.owner, { id: 'bo', name: 'SECRET rater' });
      label(machines.owner, idsOf(machines.owner)[0] ?? '', 'bo', 4);
      adjudicate(machines.owner, [decided(idsOf(machines.owner)[0] ?? '')]);
      await makePacket(machines.owner, { queue: 'q', rater: 'Ada', passphrase: null }, machines.path('p'));
      const text = textOf(machines.path('p'));
      expect(text).toContain('one');
      const told = blind ? [] : ['SECRET grader', 'SECRET reason', 'SECRET metadata'];
      const all = [
        'SECRET grader',
        'SECRET reason',
        'SECRET metadata',
        'SECRET original',
        'SECRET rater',
        '0.123456',
        'taught',
      ];
      expect(all.filter((words) => text.includes(words))).toEqual(told);
      await openPacket(machines.path('p'), machines.path('s'));
      expect(scoresOf(machines.open(machines.path('s')), 1)).toHaveLength(blind ? 0 : 1);
      if (blind) machines.remove();
    }
  });

  test('of a training queue contains the known answers, without the names of those who gave them', async () => {
    machines = new Machines(some(1), { purpose: 'training' }, (keys) =>
      keys.map((key) => ({ key, round: 'training', probability: null })),
    );
    joinRater(machines.owner, { id: 'bo', name: 'SECRET rater' });
    const [id = ''] = idsOf(machines.owner);
    adjudicate(machines.owner, [decided(id)]);
    await makePacket(machines.owner, { queue: 'q', rater: 'Ada', passphrase: null }, machines.path('p'));
    expect(textOf(machines.path('p'))).not.toContain('SECRET');
    await openPacket(machines.path('p'), machines.path('s'));
    const db = machines.open(machines.path('s'));
    expect(goldOf(db, transcriptKey(db, id))).toMatchObject([
      { dimension: 'harm', level: 3, rationale: 'taught', rater: null, labels: [] },
    ]);
    expect(faults(db)).toEqual([]);
  });

  test('omits transcripts that its rater has already submitted', async () => {
    machines = new Machines(some(3));
    const [first = '', second = '', third = ''] = idsOf(machines.owner);
    joinRater(machines.owner, { id: 'ada', name: 'Ada' });
    label(machines.owner, first, 'ada', 1);
    const db = await machines.rater('Ada', 'ada');
    expect(queueItems(db, 'q', 'ada').map(({ id }) => id)).toEqual([second, third]);
    for (const id of [second, third]) label(machines.owner, id, 'ada', 1);
    await expect(
      makePacket(machines.owner, { queue: 'q', rater: 'Ada', passphrase: null }, machines.path('p')),
    ).rejects.toThrow('has submitted all');
  });

  test('leaves neither a file nor a log entry if it is cancelled', async () => {
    machines = new Machines(some(3));
    const stop = new AbortController();
    stop.abort();
    const before = readdirSync(machines.folder);
    await expect(
      makePacket(machines.owner, { queue: 'q', rater: 'Ada', passphrase: null }, machines.path('p'), {
        signal: stop.signal,
      }),
    ).rejects.toThrow('Cancelled');
    expect(packetLog(machines.owner)).toEqual([]);
    await makePacket(machines.owner, { queue: 'q', rater: 'Ada', passphrase: null }, machines.path('p'));
    await expect(openPacket(machines.path('p'), machines.path('s'), { signal: stop.signal })).rejects.toThrow(
      'Cancelled',
    );
    expect(readdirSync(machines.folder)).toEqual([...before, 'p']);
  });

  test('never overwrites a file with its study', async () => {
    machines = new Machines(some(1));
    await makePacket(machines.owner, { queue: 'q', rater: 'Ada', passphrase: null }, machines.path('p'));
    await openPacket(machines.path('p'), machines.path('s'));
    await expect(openPacket(machines.path('p'), machines.path('s'))).rejects.toThrow(
      'A file with that name already exists',
    );
  });
});

describe('a return packet', () => {
  test('returns every event: labels are equal on both machines, and the rater has the seat', async () => {
    machines = new Machines(some(3), { overlap: 2, seed: 1 });
    const [first = '', second = ''] = idsOf(machines.owner);
    const db = await machines.rater('Ada', 'ada');
    label(db, first, 'ada', 3);
    record(db, [event(second, 'ada', answer(2))]);
    const sent = await returnPacket(db, machines.path('back'));
    expect(sent).toMatchObject({ transcripts: 2, labels: 1 });
    const report = await mergePackets(machines.owner, [machines.path('back')]);
    expect(report).toMatchObject({
      transcripts: 2,
      labels: 2,
      conflicts: [],
      merged: [{ rater: 'Ada', queue: 'q', events: 3 }],
      rejected: [],
    });
    for (const id of [first, second]) expect(labelFor(machines.owner, id, 'ada')).toEqual(labelFor(db, id, 'ada'));
    expect(machines.owner.prepare('select rater from seat').pluck().all()).toEqual(['ada']);
    expect(packetLog(db)[0]).toMatchObject({ what: 'returned', labels: 1 });
    expect(packetLog(machines.owner)[0]).toMatchObject({ what: 'merged', labels: 1, rater: 'Ada' });
    expect(faults(machines.owner)).toEqual([]);
  });

  test('changes nothing when it is merged again, also if an earlier packet is merged after a later one', async () => {
    machines = new Machines(some(2));
    const [first = '', second = ''] = idsOf(machines.owner);
    const db = await machines.rater('Ada', 'ada');
    label(db, first, 'ada', 3);
    await returnPacket(db, machines.path('early'));
    label(db, second, 'ada', 1);
    record(db, [event(first, 'ada', answer(4))]);
    await returnPacket(db, machines.path('late'));
    await mergePackets(machines.owner, [machines.path('late')]);
    const before = state(machines.owner);
    expect(await mergePackets(machines.owner, [machines.path('late')])).toMatchObject({ transcripts: 0, labels: 0 });
    expect(state(machines.owner)).toEqual(before);
    expect(await mergePackets(machines.owner, [machines.path('early')])).toMatchObject({ transcripts: 0, labels: 0 });
    expect(labelFor(machines.owner, first, 'ada')).toEqual(labelFor(db, first, 'ada'));
  });

  test('is not made without labels, or from a study that was not made from a packet', async () => {
    machines = new Machines(some(1));
    await expect(returnPacket(await machines.rater('Ada'), machines.path('back'))).rejects.toThrow(
      'Nothing has been labelled',
    );
    await expect(returnPacket(machines.owner, machines.path('back'))).rejects.toThrow('was not made from a packet');
  });
});

describe('an encrypted packet', () => {
  test('opens only with its passphrase, and its return packet is encrypted without asking for one', async () => {
    machines = new Machines(some(2));
    const [id = ''] = idsOf(machines.owner);
    await makePacket(
      machines.owner,
      { queue: 'q', rater: 'Ada', passphrase: 'four words or more' },
      machines.path('p'),
    );
    for (const passphrase of [undefined, null, '', 'four words or less'])
      await expect(openPacket(machines.path('p'), machines.path('s'), { passphrase })).rejects.toMatchObject({
        problem: { code: 'passphrase' },
      });
    expect(readdirSync(machines.folder)).toEqual(['p']);
    await openPacket(machines.path('p'), machines.path('s'), { passphrase: 'four words or more' });
    const db = machines.open(machines.path('s'));
    expect(allMessages(db, transcriptKey(db, id))).toEqual(
      allMessages(machines.owner, transcriptKey(machines.owner, id)),
    );
    joinRater(db, { id: 'ada', name: 'Ada' });
    label(db, id, 'ada', 2);
    await returnPacket(db, machines.path('back'));
    for (const name of ['p', 'back']) {
      expect(await lookAt(machines.path(name))).toMatchObject({ encrypted: true });
      expect(readFileSync(machines.path(name), 'latin1')).toContain('age-encryption.org/v1');
      expect(() => textOf(machines.path(name))).toThrow();
    }
    expect(await mergePackets(machines.owner, [machines.path('back')])).toMatchObject({ labels: 1, rejected: [] });
    expect(labelFor(machines.owner, id, 'ada')).toEqual(labelFor(db, id, 'ada'));
  });

  test('is refused unless it is encrypted with the secret of its work packet', async () => {
    machines = new Machines(some(1));
    const [id = ''] = idsOf(machines.owner);
    const db = await machines.rater('Ada', 'ada');
    label(db, id, 'ada', 2);
    db.exec("update packet set return_secret = 'another'");
    await returnPacket(db, machines.path('back'));
    expect(await mergePackets(machines.owner, [machines.path('back')])).toMatchObject({
      merged: [],
      rejected: [{ reason: expect.stringContaining('is encrypted') }],
    });
    machines.owner.exec("update packet set return_secret = 'a third'");
    expect(await mergePackets(machines.owner, [machines.path('back')])).toMatchObject({
      merged: [],
      rejected: [{ reason: expect.stringContaining('does not open') }],
    });
  });
});
