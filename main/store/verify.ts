// Checks a study file: SQLite's own checks, the search index, the chains of the logs, the tables derived from them, and
// the digest of every table.
import { strayAnswer } from './answers.ts';
import { brokenAudit } from './audit-log.ts';
import type { Db } from './connection.ts';
import { strayDispute } from './disputes.ts';
import { brokenDecision, strayGold } from './gold.ts';
import { FORM, formOf } from './migrate.ts';
import { brokenLink, eventsBackInTime } from './label-log.ts';
import { strayLabel } from './labels.ts';
import { damagedTranscript } from './messages.ts';
import { brokenSeals } from './seals.ts';
import { strayWords } from './word-check.ts';

export interface Check {
  name: string;
  ok: boolean;
  detail: string;
}

function lines(db: Db, pragma: string): string[] {
  return db
    .prepare<unknown[], Record<string, unknown>>(`pragma ${pragma}`)
    .all()
    .map((row) => Object.values(row).map(String).join(' '));
}

/**
 * Pages without an entry of the index, and entries without a page; further parts of a long text have further entries
 * (words.ts).
 */
const MISSING = `
  with paged as (select key >> 20 as transcript, count(*) as pages from page group by 1),
    indexed as (select iif(id < 1 << 40, id, (id - (1 << 40)) >> 13) as transcript, count(*) as entries
      from message_text_docsize group by 1)
  select (select total(max(0, pages - coalesce(entries, 0))) from paged left join indexed using (transcript))
    + (select total(entries) from indexed where transcript not in (select transcript from paged))`;

function searchIndex(db: Db): string | null {
  db.prepare("insert into message_text (message_text) values ('integrity-check')").run();
  const missing = db.prepare<unknown[], number>(MISSING).pluck().get() ?? 0;
  return missing === 0 ? strayWords(db) : `${missing} pages are missing from the search index, or only in it`;
}

function labels(db: Db): string | null {
  const stray = strayLabel(db) ?? strayAnswer(db);
  return stray && `the label of ${stray.transcript.slice(0, 12)} by rater ${stray.rater} does not match its log`;
}

const brokenAt = (log: string, broken: { seq: number } | null): string | null =>
  broken && `the log of ${log} is broken at entry ${broken.seq}`;

function gold(db: Db): string | null {
  const stray = strayGold(db);
  return stray && `gold of ${stray.transcript.slice(0, 12)} on ${stray.dimension} does not match the log`;
}

function disputes(db: Db): string | null {
  const stray = strayDispute(db);
  return stray && `the disputes of transcript number ${stray.transcript} do not match its scores, labels and gold`;
}

/** The first lines of what SQLite found, or null. */
const told = (found: readonly string[]): string | null => found.slice(0, 20).join('; ') || null;

/** The text for a sound log of labels: it also mentions times that run backwards. */
function labelChainSound(db: Db): string {
  const back = eventsBackInTime(db);
  const clock = `; ${back} have an earlier time than an entry before them (a clock was set back, or they were made on another machine)`;
  return `no entry of a label was changed or removed${back === 0 ? '' : clock}`;
}

/** The name of a check, its text if all is well, and the fault (null: none). */
type Checking = readonly [name: string, sound: string | ((db: Db) => string), wrong: (db: Db) => string | null];

/** In the order of their importance to a person. */
const CHECKS: readonly Checking[] = [
  ['form', `form ${FORM} of ${FORM}`, (db) => (formOf(db) === FORM ? null : `form ${formOf(db)} of ${FORM}`)],
  [
    'integrity',
    'pages, tables and indexes are sound',
    (db) => told(lines(db, 'integrity_check(20)').filter((line) => line !== 'ok')),
  ],
  ['foreign keys', 'every reference is valid', (db) => told(lines(db, 'foreign_key_check'))],
  ['seal', 'no table was changed by another program', (db) => told(brokenSeals(db))],
  ['search index', 'every page is indexed, and with its words', searchIndex],
  // every transcript is read and hashed again: its id is the hash of its text
  ['transcripts', 'every transcript matches the hash in its id', damagedTranscript],
  ['label chain', labelChainSound, (db) => brokenAt('labels', brokenLink(db))],
  ['labels', 'labels match their log', labels],
  [
    'gold',
    'no decision was changed or removed, and gold matches them',
    (db) => brokenAt('decisions', brokenDecision(db)) ?? gold(db),
  ],
  [
    'disputes',
    'no decision of the audit was changed or removed, and disputes match scores, labels and gold',
    (db) => brokenAt('the audit', brokenAudit(db)) ?? disputes(db),
  ],
];

/** A check that cannot read its data has found a fault. */
function checked(db: Db, [name, sound, wrong]: Checking): Check {
  try {
    const detail = wrong(db);
    return { name, ok: detail === null, detail: detail ?? (typeof sound === 'string' ? sound : sound(db)) };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}

/** Every check of a study file. Throws nothing. */
export const verify = (db: Db): Check[] => CHECKS.map((check) => checked(db, check));
