// A packet: the file that carries work between machines. Its manifest, the lines of its payload, and the conflicts that
// merging reports.
import { z } from 'zod';
import { Adjudication } from './gold.ts';
import { Round, RecordedEvent } from './label.ts';
import { LabelState } from './label.ts';
import { QueuePurpose, Seed } from './queue.ts';
import { Rubric } from './rubric.ts';
import { Score } from './score.ts';
import { FacetValue, Json, Message } from './transcript.ts';

/** The packet format that this program writes, and the newest it reads. */
export const PACKET_FORM = 1;

/** The first line of a packet; the number after it is the format. */
export const PACKET_MAGIC = 'touchstone packet';

/** A key in base64: public ones in SPKI, private ones in PKCS 8. */
const Key = z.base64().min(1);

const Common = z.strictObject({
  id: z.uuid(),
  study: z.strictObject({ id: z.string(), name: z.string() }),
  queue: z.string(),
  /** The rater a work packet was made for. */
  rater: z.string(),
  made_at: z.iso.datetime(),
  transcripts: z.number().int().min(0),
  /** Hash of the payload as it is stored in the file. */
  bytes: z.number().int().min(0),
  sha256: z.string(),
  encrypted: z.boolean(),
  /** Its private half signs the head of the packet. */
  public_key: Key,
});

/**
 * The second line of a packet: its head, readable without decryption. The third line is the signature of the first two.
 */
export const Manifest = z.discriminatedUnion('kind', [
  /** From the owner of a study to a rater: the transcripts of a queue, and the rubric. */
  Common.extend({ kind: z.literal('work'), synthetic: z.boolean() }),
  /**
   * From the rater back to the owner: what was recorded. `work` is the packet that it answers, `copy` the copy of the
   * study it comes from.
   */
  Common.extend({
    kind: z.literal('return'),
    work: z.uuid(),
    copy: z.string().min(1),
    raters: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    labels: z.number().int().min(0),
    events: z.number().int().min(0),
  }),
]);
export type Manifest = z.infer<typeof Manifest>;
export type WorkManifest = Extract<Manifest, { kind: 'work' }>;
export type ReturnManifest = Extract<Manifest, { kind: 'return' }>;

/** A transcript in a packet. Scores and metadata only if the queue is not blind; never the original. */
export const PackedTranscript = z.strictObject({
  id: z.string(),
  source_id: z.string(),
  title: z.string(),
  created_at: z.string().nullable(),
  facets: z.record(z.string(), FacetValue),
  messages: z.array(Message),
  scores: z.array(Score),
  metadata: Json,
});
export type PackedTranscript = z.infer<typeof PackedTranscript>;

/** A queue in a packet, without inclusion probabilities, because these would reveal a grader's scores. */
export const PackedQueue = z.strictObject({
  name: z.string(),
  blind: z.boolean(),
  design: z.string(),
  purpose: QueuePurpose,
  seed: Seed,
  /** The seat whose order the rater follows; null: the stored order. */
  seat: z.number().int().positive().nullable(),
});
export type PackedQueue = z.infer<typeof PackedQueue>;

/** A passphrase that a packet may be encrypted with. */
export const Passphrase = z.string().min(8, 'A passphrase has 8 characters at least').max(1000);

/**
 * A line of the payload of a work packet: `start` first, an entry of the queue after its transcript. `return_key` signs
 * the return packet; with a `return_secret` that is encrypted as well.
 */
export const WorkLine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start'),
    rubric: Rubric,
    queue: PackedQueue,
    return_key: Key,
    return_secret: z.string().min(1).nullable(),
  }),
  z.strictObject({ kind: z.literal('transcript'), transcript: PackedTranscript }),
  z.strictObject({ kind: z.literal('entry'), transcript: z.string(), round: Round }),
  /** Known answers of a training queue; the labels behind them are not included. */
  z.strictObject({ kind: z.literal('gold'), gold: Adjudication }),
]);
export type WorkLine = z.infer<typeof WorkLine>;

/** A line of the payload of a return packet. It names a rubric by the hash of its document. */
export const ReturnLine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rubric'), version: z.number().int(), sha256: z.string() }),
  z.strictObject({ kind: z.literal('event'), event: RecordedEvent }),
]);
export type ReturnLine = z.infer<typeof ReturnLine>;

/** One of the conflicting labels. */
const Side = z.object({
  rater: z.string(),
  rater_name: z.string(),
  /** The copy of the study it was made in. */
  origin: z.string(),
  state: LabelState,
  rubric: z.number(),
  updated_at: z.string().nullable(),
  /** Whether it counts; the other labels of the conflict are stored without counting. */
  stands: z.boolean(),
});

const OnTranscript = z.object({ transcript: z.string(), title: z.string(), round: Round, sides: z.array(Side) });

/** Conflicts that merging reports and does not resolve. */
export const PacketConflict = z.discriminatedUnion('kind', [
  /** One rater labelled a transcript in two copies of the study. `differs`: the dimensions answered otherwise. */
  OnTranscript.extend({ kind: z.literal('rater_twice'), differs: z.array(z.string()) }),
  /** Two raters with the same name labelled a transcript: probably one person on two machines. */
  OnTranscript.extend({ kind: z.literal('same_name') }),
  /** Labels of one transcript under different versions of the rubric, so their levels may have different meanings. */
  OnTranscript.extend({ kind: z.literal('rubric_versions') }),
  /** A rater's study file was copied and both copies were labelled: entries of the same number differ. */
  z.object({ kind: z.literal('forked_copy'), origin: z.string(), raters: z.array(z.string()) }),
]);
export type PacketConflict = z.infer<typeof PacketConflict>;

/** The head of a packet as the user sees it, before its payload is read. */
export const PacketHead = z.object({
  file: z.string().describe('name of its file'),
  kind: z.enum(['work', 'return']),
  study: z.string(),
  queue: z.string(),
  rater: z.string(),
  made_at: z.string(),
  transcripts: z.number(),
  encrypted: z.boolean(),
  /** Fingerprint of the key that signed it: two people can compare it over the telephone. */
  fingerprint: z.string(),
});
export type PacketHead = z.infer<typeof PacketHead>;

/** One entry of the log of packets. */
export const PacketLogged = z.object({
  what: z.enum(['made', 'opened', 'returned', 'merged']),
  id: z.string(),
  at: z.string(),
  file: z.string().describe('name of its file'),
  queue: z.string(),
  rater: z.string(),
  transcripts: z.number(),
  labels: z.number(),
  encrypted: z.boolean(),
});
export type PacketLogged = z.infer<typeof PacketLogged>;
