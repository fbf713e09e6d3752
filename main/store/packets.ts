// Packets: the key that signs them, the log of packets made, opened, sent back and merged, and the effect of a merge on
// a study.
import type { RecordedEvent } from '../../contract/label.ts';
import { Manifest, type PacketLogged, type ReturnManifest, type WorkManifest } from '../../contract/packet.ts';
import { durably, statement, type Db } from './connection.ts';
import { documentReader } from './documents.ts';
import { unknownEvents } from './label-log.ts';
import { mergeEvents } from './labels.ts';
import { joinRater } from './raters.ts';

/** What distinguishes this copy of the study from others. */
export interface StudyIdentity {
  id: string;
  name: string;
  synthetic: boolean;
  copy: string;
}

/** A packet as it is written to the log. `seat`: its seat in the queue, null if the queue has no seats. */
export interface PacketEntry {
  what: PacketLogged['what'];
  file: string;
  seat: number | null;
  /**
   * For a packet that was made: the public key with which its return packet must be signed. For one that was opened:
   * the private key for signing.
   */
  return_key: string | null;
  /** For packets made and opened: the key that encrypts the return packet; null if it is not encrypted. */
  return_secret: string | null;
  manifest: Manifest;
}

interface LogRow extends Omit<PacketEntry, 'manifest'> {
  id: string;
  at: string;
  manifest: string;
}

const identity = statement<Omit<StudyIdentity, 'synthetic'> & { synthetic: number }>(
  'select id, name, synthetic, copy from study',
);
const ownKey = statement<{ private_key: string }>('select private_key from packet_key');
const keepKey = statement('insert into packet_key (one, private_key) values (1, ?)');
const insert = statement(`
  insert into packet (id, what, at, file, seat, return_key, return_secret, manifest)
  values (@id, @what, @at, @file, @seat, @return_key, @return_secret, @manifest)
  on conflict do nothing`);
const forget = statement("delete from packet where id = ? and what = 'made'");
const log = statement<LogRow>('select * from packet order by at desc, id');
const made = statement<LogRow>("select * from packet where id = ? and what = 'made'");
const opened = statement<LogRow>("select * from packet where what = 'opened'");
const ratersNamed = statement<{ id: string }>('select id from rater where name = ?');
// the name in a rater's newest packet, in whatever order packets are merged
const rename = statement(`
  update rater set name = (
    select r.value ->> 'name' from packet p, json_each(p.manifest, '$.raters') r
    where p.what = 'merged' and r.value ->> 'id' = rater.id order by p.manifest ->> 'made_at' desc, p.id limit 1)
  where id = ?`);
const claims = statement<{ seat: number; rater: string; first: string | null }>(`
  select distinct p.seat, r.value ->> 'id' as rater,
    (select min(e.at) from label_event e where e.rater = r.value ->> 'id' and e.queue = @queue) as first
  from packet p, json_each(p.manifest, '$.raters') r
  where p.what = 'merged' and p.seat is not null and p.manifest ->> 'queue' = @queue`);
const seats = statement<{ number: number; rater: string | null }>(
  'select number, rater from seat where queue = ? order by number',
);
const free = statement('update seat set rater = null where queue = ? and number = ?');
const seatRater = statement('update seat set rater = ? where queue = ? and number = ?');

/** The id of this study, and of this copy of it. */
export function studyIdentity(db: Db): StudyIdentity {
  const row = identity(db).get() ?? { id: '', name: '', synthetic: 0, copy: '' };
  return { ...row, synthetic: row.synthetic === 1 };
}

/** The private key of this copy of the study; `make` creates it at first use. */
export function packetKey(db: Db, make: () => string): string {
  const known = ownKey(db).get()?.private_key;
  if (known !== undefined) return known;
  const fresh = make();
  return durably(db, () => {
    const other = ownKey(db).get()?.private_key;
    if (other === undefined) keepKey(db).run(fresh);
    return other ?? fresh;
  });
}

/** The id of the rater of this name; null if no rater or several raters have it. */
export function raterNamed(db: Db, name: string): string | null {
  const [only, ...more] = ratersNamed(db).all(name);
  return only === undefined || more.length > 0 ? null : only.id;
}

function enter(db: Db, { manifest, ...entry }: PacketEntry): void {
  insert(db).run({ ...entry, id: manifest.id, at: new Date().toISOString(), manifest: JSON.stringify(manifest) });
}

/** Adds a packet to the log, on disk when it returns; an entry that exists is not changed. */
export const logPacket = (db: Db, entry: PacketEntry): void => durably(db, () => enter(db, entry));

/** Removes the entry of a packet that could not be written. */
export const forgetPacket = (db: Db, id: string): void => void forget(db).run(id);

// written by enter(), from parsed manifests
const manifestOf = documentReader('the head of a packet', Manifest);

const entryOf = ({ id, what, file, seat, return_key, return_secret, manifest }: LogRow): PacketEntry => ({
  what,
  file,
  seat,
  return_key,
  return_secret,
  manifest: manifestOf(manifest, `packet ${id}`),
});

/** The log, newest first. */
export const packetLog = (db: Db): PacketLogged[] =>
  log(db)
    .all()
    .map(({ what, id, at, file, manifest }) => {
      const about = manifestOf(manifest, `packet ${id}`);
      const { queue, rater, transcripts, encrypted } = about;
      return {
        what,
        id,
        at,
        file,
        queue,
        rater,
        transcripts,
        labels: about.kind === 'return' ? about.labels : 0,
        encrypted,
      };
    });

/** The work packet of this id that this copy made, or null. */
export function madePacket(db: Db, id: string): PacketEntry | null {
  const row = made(db).get(id);
  return row === undefined ? null : entryOf(row);
}

/** The work packet from which this copy of the study was made, or null if it was not made from one. */
export function workOf(db: Db): (PacketEntry & { manifest: WorkManifest; return_key: string }) | null {
  const row = opened(db).get();
  if (row === undefined || row.return_key === null) return null;
  const manifest = manifestOf(row.manifest, `packet ${row.id}`);
  return manifest.kind === 'work' ? { ...entryOf(row), manifest, return_key: row.return_key } : null;
}

/**
 * Assigns the seats of packets: of the raters who sent back a packet for the same seat, the one who began first gets
 * it, so that the order of merging does not matter. A rater who took a seat on this machine keeps it.
 */
function settleSeats(db: Db, queue: string): void {
  const all = claims(db).all({ queue });
  const claimed = new Set(all.map(({ seat }) => seat));
  const merged = new Set(all.map(({ rater }) => rater));
  const taken = new Set<string>();
  const open: number[] = [];
  for (const { number, rater } of seats(db).all(queue)) {
    if (rater !== null && (!claimed.has(number) || !merged.has(rater))) taken.add(rater);
    else if (claimed.has(number)) open.push(number);
  }
  for (const number of open) free(db).run(queue, number);
  for (const number of open) {
    const [first] = all
      .filter(({ seat, rater }) => seat === number && !taken.has(rater))
      .sort((a, b) =>
        (a.first ?? '~') < (b.first ?? '~') ? -1 : a.first !== b.first ? 1 : a.rater < b.rater ? -1 : 1,
      );
    if (first === undefined) continue;
    taken.add(first.rater);
    seatRater(db).run(first.rater, queue, number);
  }
}

/**
 * Merges a return packet in one transaction: its raters, its events, their seat, and the log. Returns the events that
 * were new. The result does not depend on the order or number of merges.
 */
export function takeReturn(
  db: Db,
  file: string,
  seat: number | null,
  manifest: ReturnManifest,
  events: readonly RecordedEvent[],
): RecordedEvent[] {
  return durably(db, () => {
    for (const rater of manifest.raters) joinRater(db, rater);
    const fresh = unknownEvents(db, events);
    mergeEvents(db, fresh);
    enter(db, { what: 'merged', file, seat, return_key: null, return_secret: null, manifest });
    for (const { id } of manifest.raters) rename(db).run(id);
    settleSeats(db, manifest.queue);
    return fresh;
  });
}
