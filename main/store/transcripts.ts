// Stores transcripts: each with everything that belongs to it, completely or not at all; known ones are recognised.
import { FACETS, type FacetValue } from '../../contract/transcript.ts';
import type { NormalTranscript } from '../../contract/import.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { statement, type Db } from './connection.ts';
import { addFacets, columnValue, isFirstClass } from './facets.ts';
import { bytesIn } from './long-texts.ts';
import { addPages, type Page } from './pages.ts';
import { prepare, type Body, type Prepared } from './prepare.ts';
import { partName } from './original.ts';
import { addScores } from './scores.ts';
import { takeBack, type TakenBack } from './taken-back.ts';
import { indexWords } from './words.ts';

/** The place where a transcript was found. `path` is shown to people and never opened. */
export interface FoundAt {
  path: string;
  place: string;
  format: string;
  file_sha256: string;
}

export type Added = 'added' | 'unchanged' | 'updated';

const insertImport = statement('insert into import (started_at) values (?)');
const finish = statement('update import set finished_at = ? where key = ?');
const known = statement<{ key: number }>('select key from transcript where id = ?');
const first = statement('select 1 from transcript limit 1');
const allOriginals = statement<{ id: string; digest: string }>(
  "select t.id, o.digest from original o join transcript t on t.key = o.transcript where instr(o.digest, '/') = 0",
);
const originalKey = statement<number>('select key from original where transcript = ? and digest = ?');
const insertSkeleton = statement('insert into skeleton (transcript, deflated) values (?, ?)');
// If two files give two values, the smaller one counts, so that the order of import does not matter.
const rename = statement('update transcript set title = @title where key = @key and @title < title');
const redate = statement(
  'update transcript set created_at = @created_at where key = @key and (created_at is null or @created_at < created_at)',
);
const insertTranscript = statement(`
  insert into transcript (id, import, source_id, title, created_at, scenario, model, arm, checkpoint, messages, characters)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
const insertOriginal = statement('insert into original (transcript, digest, deflated, metadata) values (?, ?, ?, ?)');
const setMetadata = statement('update original set metadata = ? where key = ?');
const insertSource = statement(`
  insert into source (transcript, path, place, format, file_sha256, original) values (?, ?, ?, ?, ?, ?)
  on conflict (transcript, path, place) do nothing`);

/** Whether the study contains any transcript. */
export const hasTranscripts = (db: Db): boolean => first(db).get() !== undefined;

/** Records the start of a run of the importer; each transcript refers to the run that imported it. */
export const beginImport = (db: Db): number => Number(insertImport(db).run(new Date().toISOString()).lastInsertRowid);

export const finishImport = (db: Db, key: number): void => void finish(db).run(new Date().toISOString(), key);

const shareOf = statement<number>(
  'select total(characters) filter (where import = ?) / max(1, total(characters)) from transcript',
);

/** The share of all the study's text that a run of the importer added, 0 to 1. */
export const importedShare = (db: Db, key: number): number => shareOf(db).pluck().get(key) ?? 0;

/** Every original of the study: the id of its transcript, and its digest. */
export const knownOriginals = (db: Db): { id: string; digest: string }[] => allOriginals(db).all();

function facetOf(facets: Record<string, FacetValue>, name: (typeof FACETS)[number]): FacetValue | null {
  const value = facets[name];
  return value === undefined ? null : columnValue(name, value);
}

function addNew(db: Db, run: number, { id, title, created_at, facets }: Prepared, body: Body): number {
  const { lastInsertRowid } = insertTranscript(db).run(
    id,
    run,
    body.source_id,
    title,
    created_at,
    ...FACETS.map((name) => facetOf(facets, name)),
    body.messages,
    body.characters,
  );
  const key = Number(lastInsertRowid);
  addPages(db, key, body.pages);
  addFacets(
    db,
    key,
    Object.entries(facets).filter(([name]) => !isFirstClass(name)),
  );
  insertSkeleton(db).run(key, bytesIn(body.skeleton));
  return key;
}

const vanished = (id: string): TouchstoneError =>
  new TouchstoneError('internal', 'A transcript disappeared during the operation', id, 'Import again');

function keyOf(db: Db, run: number, prepared: Prepared): { key: number; fresh: boolean } {
  const { id, title, created_at, body } = prepared;
  const before = known(db).get(id)?.key;
  if (before === undefined) {
    if (body === null) throw vanished(id);
    return { key: addNew(db, run, prepared, body), fresh: true };
  }
  rename(db).run({ title, key: before });
  if (created_at !== null) redate(db).run({ created_at, key: before });
  return { key: before, fresh: false };
}

/** The number of the row with the original; the original is added if it is missing. */
function originalOf(db: Db, key: number, { id, digest, body }: Prepared, retaken: boolean): number {
  const before = originalKey(db).pluck().get(key, digest);
  // data that became a score must not stay visible before a blind label
  if (before !== undefined && retaken && body !== null) setMetadata(db).run(body.metadata, before);
  if (before !== undefined) return before;
  if (body === null) throw vanished(id);
  const [first = new Uint8Array(), ...rest] = body.original;
  const { lastInsertRowid } = insertOriginal(db).run(key, digest, bytesIn(first), body.metadata);
  for (const [index, part] of rest.entries())
    insertOriginal(db).run(key, partName(digest, index), bytesIn(part), 'null');
  return Number(lastInsertRowid);
}

/**
 * A prepared transcript with the place where it was found, and the data of an earlier reading of its fields to remove.
 */
export interface Arrival {
  prepared: Prepared;
  found: FoundAt;
  instead?: TakenBack | null;
}

/**
 * Stores prepared transcripts; call it inside `writing`. A known transcript gets the source, missing facets and new
 * scores, after data of another reading of its fields is removed: `updated` if facets or scores changed, else
 * `unchanged`.
 */
export function addPrepared(db: Db, run: number, arrivals: readonly Arrival[]): Added[] {
  const news: { key: number; pages: readonly Page[] }[] = [];
  const added = arrivals.map(({ prepared, found, instead = null }): Added => {
    const { key, fresh } = keyOf(db, run, prepared);
    if (fresh) news.push({ key, pages: prepared.body?.pages ?? [] });
    const back = !fresh && instead !== null && takeBack(db, key, instead);
    const facets = !fresh && addFacets(db, key, Object.entries(prepared.facets));
    const scores = addScores(db, key, prepared.scores, fresh);
    insertSource(db).run(
      key,
      found.path,
      found.place,
      found.format,
      found.file_sha256,
      originalOf(db, key, prepared, instead !== null),
    );
    if (fresh) return 'added';
    return back || facets || scores ? 'updated' : 'unchanged';
  });
  indexWords(db, news);
  return added;
}

/** Prepares one transcript and stores it. */
export const addTranscript = (db: Db, run: number, transcript: NormalTranscript, found: FoundAt): Added =>
  addPrepared(db, run, [{ prepared: prepare(transcript), found }])[0] ?? 'unchanged';
