// Whether a study file is whole: SQLite's own checks, the search index, and the chain of labels.
import { strayAnswer } from './answers.ts';
import { brokenAudit } from './audit-log.ts';
import type { Db } from './connection.ts';
import { strayDispute } from './disputes.ts';
import { brokenDecision, strayGold } from './gold.ts';
import { FORM, formOf } from './migrate.ts';
import { brokenLink, eventsBackInTime } from './label-log.ts';
import { strayLabel } from './labels.ts';
import { damagedTranscript } from './messages.ts';

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

function integrity(db: Db): Check {
  const found = lines(db, 'integrity_check(20)').filter((line) => line !== 'ok');
  return {
    name: 'integrity',
    ok: found.length === 0,
    detail: found.join('; ') || 'pages, tables and indexes are sound',
  };
}

function foreignKeys(db: Db): Check {
  const found = lines(db, 'foreign_key_check');
  return {
    name: 'foreign keys',
    ok: found.length === 0,
    detail: found.slice(0, 20).join('; ') || 'every reference is valid',
  };
}

/**
 * Pages without an entry of the index, and entries without a page; the further parts of a long text are entries more
 * (words.ts).
 */
const MISSING = `
  with paged as (select key >> 20 as transcript, count(*) as pages from page group by 1),
    indexed as (select iif(id < 1 << 40, id, (id - (1 << 40)) >> 13) as transcript, count(*) as entries
      from message_text_docsize group by 1)
  select (select total(max(0, pages - coalesce(entries, 0))) from paged left join indexed using (transcript))
    + (select total(entries) from indexed where transcript not in (select transcript from paged))`;

function searchIndex(db: Db): Check {
  const name = 'search index';
  try {
    db.prepare("insert into message_text (message_text) values ('integrity-check')").run();
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
  const count = (text: string): number => db.prepare<unknown[], number>(text).pluck().get() ?? 0;
  const missing = count(MISSING);
  return {
    name,
    ok: missing === 0,
    detail:
      missing === 0 ? 'every page is indexed' : `${missing} pages are not indexed, or indexed without being there`,
  };
}

/** Every transcript is read and hashed again: its id is the hash of what it says. */
function transcripts(db: Db): Check {
  const name = 'transcripts';
  const broken = damagedTranscript(db);
  return { name, ok: broken === null, detail: broken ?? 'every transcript matches the hash in its id' };
}

function labelChain(db: Db): Check {
  const broken = brokenLink(db);
  const back = eventsBackInTime(db);
  const clock =
    back === 0
      ? ''
      : `; ${back} have an earlier time than an event before them (a clock was set back, or they were made elsewhere)`;
  return {
    name: 'label chain',
    ok: broken === null,
    detail: broken === null ? `no label event was changed or removed${clock}` : `broken at event ${broken.seq}`,
  };
}

function labels(db: Db): Check {
  const stray = strayLabel(db) ?? strayAnswer(db);
  const detail =
    stray === null
      ? 'labels follow from their events'
      : `the label of ${stray.transcript.slice(0, 12)} by rater ${stray.rater} does not`;
  return { name: 'labels', ok: stray === null, detail };
}

function gold(db: Db): Check {
  const broken = brokenDecision(db);
  const stray = strayGold(db);
  const detail =
    broken !== null
      ? `the log of decisions is broken at entry ${broken.seq}`
      : stray !== null
        ? `gold of ${stray.transcript.slice(0, 12)} on ${stray.dimension} does not follow from the log`
        : 'no decision was changed or removed, and gold follows from them';
  return { name: 'gold', ok: broken === null && stray === null, detail };
}

function disputes(db: Db): Check {
  const broken = brokenAudit(db);
  const stray = strayDispute(db);
  const detail =
    broken !== null
      ? `the log of the audit is broken at entry ${broken.seq}`
      : stray !== null
        ? `the disputes of transcript number ${stray.transcript} do not follow from its scores, labels and gold`
        : 'no decision of the audit was changed or removed, and disputes follow from scores, labels and gold';
  return { name: 'disputes', ok: broken === null && stray === null, detail };
}

function form(db: Db): Check {
  return { name: 'form', ok: formOf(db) === FORM, detail: `form ${formOf(db)} of ${FORM}` };
}

/** Every check, in the order in which a person would trust them. */
export const verify = (db: Db): Check[] =>
  [form, integrity, foreignKeys, searchIndex, transcripts, labelChain, labels, gold, disputes].map((check) =>
    check(db),
  );
