// The state of a study as a seal names it: the digests of the tables that a published number rests on, and the ends of
// the logs.
import { createHash } from 'node:crypto';
import type { SealedState } from '../../contract/seal.ts';
import { onSnapshot, statement, type Db } from './connection.ts';
import { formOf } from './migrate.ts';
import { logHeads } from './report-facts.ts';

/** Tables whose rows change no number: what was chosen for the screen, and what was sent. `verify` looks at them too. */
const NOT_IN_SEALS: readonly string[] = ['view', 'figure_view', 'packet', 'packet_key'];

/** Tables whose rows follow from the logs, and change when a log grows. */
const FOLLOWING: readonly string[] = ['label', 'answer', 'gold', 'label_event', 'adjudication', 'audit'];

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
      .filter(({ name }) => !NOT_IN_SEALS.includes(name))
      .map(({ name, entries, sum }) => ({
        name,
        rows: entries,
        sha256: createHash('sha256').update(sum).digest('hex'),
      })),
    logs: logHeads(db),
  }));

/** Whether rows of this table follow from the logs. */
export const followsFromLogs = (table: string): boolean => FOLLOWING.includes(table);

/** Whether a log still begins with so many entries of which the last has this hash. The chain covers those before it. */
export const logHolds = (db: Db, { log, entries, head }: SealedState['logs'][number]): boolean =>
  entries === 0 ||
  hashAt[log](db)
    .pluck()
    .get(entries - 1) === head;
