// The state of a study as a seal names it: the digests of the tables that a published number rests on, and the ends of
// the logs.
import { createHash } from 'node:crypto';
import type { SealedState } from '../../contract/seal.ts';
import { onSnapshot, statement, type Db } from './connection.ts';
import { formOf } from './migrate.ts';
import { logHeads } from './report-facts.ts';

/** Tables that a seal does not name, each with its reason. `verify` looks at them too. */
const NOT_IN_SEALS: Readonly<Record<string, string>> = {
  label_event: 'a log: the hash of its last entry covers it',
  adjudication: 'a log',
  audit: 'a log',
  label: 'follows from label events',
  answer: 'follows from labels',
  gold: 'follows from adjudication',
  citation: 'follows from scores and transcripts, and is filled in as scores are checked',
  dispute_basis: 'follows from mappings and the rubric',
  view: 'what is chosen for the screen',
  figure_view: 'what is chosen for figures, and what was published',
  packet: 'what was sent and received',
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

/** The state as the digests tell it: no table is read. `verify` tells whether they are right. */
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

/** Whether a log still begins with so many entries of which the last has this hash. The chain covers those before it. */
export const logHolds = (db: Db, { log, entries, head }: SealedState['logs'][number]): boolean =>
  entries === 0 ||
  hashAt[log](db)
    .pluck()
    .get(entries - 1) === head;
