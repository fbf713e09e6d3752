// Merges return packets into the study they belong to: each packet whole or not at all, in any order, any number of
// times.
import { basename } from 'node:path';
import type { MergeReport } from '../../../contract/merge-report.ts';
import { toldOf } from '../../../contract/errors.ts';
import { changeAbout, type RecordedEvent } from '../../../contract/label.ts';
import { measuresOf } from '../../../contract/measures.ts';
import { ReturnLine, type ReturnManifest } from '../../../contract/packet.ts';
import {
  madePacket,
  packetConflicts,
  rubricVersions,
  studyIdentity,
  takeReturn,
  type Db,
  type PacketEntry,
} from '../../store/index.ts';
import { breathe, keepBefore, Meter, type JobOptions } from '../job/index.ts';
import { secretOf, type Secret } from './encrypt.ts';
import { checkPayload, payloadLines, readHead, type Packet } from './read.ts';
import { refused } from './refused.ts';
import { rubricHash } from './return.ts';

const OWN = 'Merge it into the study in which its work packet was made';

/** The work packet that this one answers. This study must have made it, and its key must have signed this one. */
function answered(db: Db, { path, manifest }: Packet<ReturnManifest>): PacketEntry {
  const { id, name, copy } = studyIdentity(db);
  if (manifest.study.id !== id)
    throw refused(`The packet belongs to another study (${manifest.study.name}), not to ${name}`, path, OWN);
  const work = madePacket(db, manifest.work);
  if (work === null)
    throw refused('The packet answers a work packet that was not made in this copy of the study', path, OWN);
  if (work.return_key !== manifest.public_key || work.manifest.queue !== manifest.queue)
    throw refused('The packet is not signed with the key of its work packet', path);
  if (manifest.copy === copy) throw refused('The packet claims to come from this copy of the study itself', path);
  return work;
}

/** Every event of the packet, checked against its head and this study. */
async function eventsIn(
  db: Db,
  packet: Packet<ReturnManifest>,
  secret: Secret | null,
  { signal }: JobOptions,
): Promise<RecordedEvent[]> {
  const { path, manifest } = packet;
  const own = studyIdentity(db).copy;
  const rubrics = new Map(rubricVersions(db).map(({ rubric }) => [rubric.version, rubric]));
  const raters = new Set(manifest.raters.map(({ id }) => id));
  const versions = new Set<number>();
  const measures = new Set<string>();
  const events: RecordedEvent[] = [];
  for await (const line of payloadLines(packet, ReturnLine, secret)) {
    if (line.kind === 'rubric') {
      const rubric = rubrics.get(line.version);
      if (rubric === undefined || rubricHash(rubric) !== line.sha256)
        throw refused(
          `Version ${line.version} of the rubric in the packet differs from the one in this study`,
          path,
          'Label again under the rubric of this study',
        );
      versions.add(line.version);
      for (const { name } of measuresOf(rubric)) measures.add(name);
      continue;
    }
    const { event } = line;
    if (!versions.has(event.rubric) || !raters.has(event.rater) || event.origin === own)
      throw refused('The packet contains labels that its head does not list', path);
    const about = changeAbout(event.change);
    if (about !== null && !measures.has(about))
      throw refused(`The packet contains a label of "${about}", which its rubric does not ask`, path);
    events.push(event);
    if (events.length % 500 === 0) await breathe(signal);
  }
  if (events.length !== manifest.events) throw refused('The content of the packet does not match its head', path);
  return events;
}

async function mergeOne(
  db: Db,
  path: string,
  meter: Meter,
  counts: { done: number; total: number },
  options: JobOptions,
): Promise<MergeReport['merged'][number] & { touched: string[] }> {
  const head = await readHead(path);
  const { manifest } = head;
  if (manifest.kind === 'work')
    throw refused('This is a work packet without labels', path, 'Open it to label, then send it back');
  const packet = { ...head, manifest };
  const { seat, return_secret } = answered(db, packet);
  await checkPayload(packet, meter, counts, options);
  const events = await eventsIn(db, packet, secretOf('random', return_secret), options);
  const fresh = takeReturn(db, basename(path), seat, manifest, events);
  const touched = new Set(fresh.map(({ transcript }) => transcript));
  const labels = new Set(fresh.map(({ transcript, rater, round }) => JSON.stringify([transcript, rater, round])));
  return {
    file: path,
    rater: manifest.raters.map(({ name }) => name).join(', '),
    queue: manifest.queue,
    transcripts: touched.size,
    labels: labels.size,
    events: fresh.length,
    touched: [...touched],
  };
}

/**
 * Merges packets one after another. A packet that cannot be merged changes nothing and is reported with the reason.
 * Cancelling keeps the packets merged so far. Throws `cancelled`, and errors of the study's disk.
 */
export async function mergePackets(db: Db, paths: readonly string[], options: JobOptions = {}): Promise<MergeReport> {
  const report: MergeReport = { transcripts: 0, labels: 0, conflicts: [], merged: [], rejected: [] };
  const touched = new Set<string>();
  const meter = new Meter(options.onProgress);
  await keepBefore(db, 'merge', options);
  for (const [done, path] of paths.entries()) {
    try {
      const { touched: own, ...one } = await mergeOne(db, path, meter, { done, total: paths.length }, options);
      for (const transcript of own) touched.add(transcript);
      report.merged.push(one);
      report.labels += one.labels;
    } catch (error) {
      report.rejected.push({ path, where: '', reason: reasonOf(error) });
    }
  }
  return { ...report, transcripts: touched.size, conflicts: packetConflicts(db) };
}

/** The reason why one packet was not merged. Throws errors that would stop all other packets too. */
function reasonOf(error: unknown): string {
  const known = toldOf(error);
  if (known !== null) {
    const { code, what, todo } = known.problem;
    if (code === 'bad_packet' || code === 'passphrase' || code === 'not_found') return `${what}: ${todo}`;
  }
  if (error instanceof Error && 'syscall' in error) return error.message;
  throw error;
}
