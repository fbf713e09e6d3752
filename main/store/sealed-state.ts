// The state of a study in a seal: the digests of the tables on which a published number rests, and the ends of the
// logs.
import { createHash } from 'node:crypto';
import type { SealedState } from '../../contract/seal.ts';
import { onSnapshot, statement, type Db } from './connection.ts';
import { formOf } from './migrate.ts';
import { logHeads } from './report-facts.ts';

/** Tables that are not in a seal, each with the reason. `verify` checks them too. */
const NOT_IN_SEALS: Readonly<Record<string, string>> = {
  label_event: 'a log: the hash of its last entry covers it',
  adjudication: 'a log',
  audit: 'a log',
  label: 'derived from the log of labels',
  answer: 'derived from labels',
  gold: 'derived from adjudication',
  citation: 'derived from scores and transcripts while scores are checked',
  dispute_basis: 'derived from mappings and the rubric',
  view: 'settings of the screen',
  figure_view: 'settings of figures, and published numbers',
  packet: 'packets that were sent and received',
  packet_key: 'a seal holds its public half',
};

const digests = statement<{ name: string; entries: number; sum: Buffer }>(
  'select name, entries, sum from seal order by name',
);
const study = statement<{ id: string }>('select id from study');
const hashAt = {
  labels: statement<string>('select hash from label_event order by seq limit 1 offset ?'),
  adjudication: statement<string>('select hash from adjudication order by seq limit 1 offset ?'),
  audit: statement<string>('select hash from audit order by seq limit 1 offset ?'),
};

/** The state according to the digests: no table is read. `verify` checks the digests. */
export const sealedState = (db: Db): SealedState =>
  onSnapshot(db, () => ({
    touchstone_seal: 1,
    study: study(db).get()?.id ?? '',
    form: formOf(db),
    tables: digests(db)
      .all()
      .filter(({ name }) => !Object.hasOwn(NOT_IN_SEALS, name))
      .map(({ name, entries, sum }) => ({
        name,
        rows: entries,
        sha256: createHash('sha256').update(sum).digest('hex'),
      })),
    logs: logHeads(db),
  }));

/**
 * Whether a log still begins with this many entries, the last of which has this hash. The chain covers the entries
 * before it.
 */
export const logHolds = (db: Db, { log, entries, head }: SealedState['logs'][number]): boolean =>
  entries === 0 ||
  hashAt[log](db)
    .pluck()
    .get(entries - 1) === head;
