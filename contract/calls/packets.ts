// Calls about packets: a queue for another machine, and the labels made there. Files are tokens, as in every job.
import { z } from 'zod';
import { LONGEST_NAME } from '../limits.ts';
import { topicsBut, type Calls } from '../call.ts';
import { JobInput } from '../job.ts';
import { MergeReport } from '../merge-report.ts';
import { PacketConflict, PacketHead, PacketLogged, Passphrase } from '../packet.ts';

const Job = JobInput.extend({ token: z.string().describe('the file to write, or the packets to read') });

export const packetCalls = {
  /** Packets made, opened, sent back and merged, newest first. */
  'packets.log': { input: z.object({}), output: z.array(PacketLogged), reads: ['packets'] },
} satisfies Calls;

export const packetJobCalls = {
  /** The heads of packets. Refused (`bad_packet`) for a file that is not a packet or was changed. */
  'packets.look': { input: z.object({ token: z.string() }), output: z.array(PacketHead), reads: [] },
  'packets.make': {
    input: Job.extend({
      queue: z.string(),
      rater: z.string().trim().min(1).max(LONGEST_NAME),
      passphrase: Passphrase.nullable(),
    }),
    output: z.object({ transcripts: z.number(), fingerprint: z.string() }),
    changes: ['packets'],
    repeatable: false,
  },
  /**
   * Makes a study from a work packet, at the path that `target` stands for. Needs no open study. Refused (`passphrase`)
   * if the packet has a passphrase and this is not it.
   */
  'packets.open': {
    input: Job.extend({ target: z.string(), passphrase: z.string().nullable() }),
    output: z.object({ queue: z.string(), rater: z.string() }),
    changes: [],
    repeatable: false,
  },
  'packets.return': {
    input: Job,
    output: z.object({ transcripts: z.number(), labels: z.number() }),
    changes: ['packets'],
    repeatable: false,
  },
  'packets.merge': {
    input: Job,
    output: MergeReport,
    changes: topicsBut('views', 'settings', 'drafts'),
    repeatable: false,
  },
  /** Conflicts between merged labels that nobody has resolved. */
  'packets.conflicts': {
    input: z.object({}),
    output: z.array(PacketConflict),
    reads: ['packets', 'labels', 'raters', 'rubric'],
  },
} satisfies Calls;
