// Putting transcripts in: one transcript with everything that belongs to it, whole or not at all, known ones recognised.
import { FACETS, type FacetValue } from '../../contract/transcript.ts';
import type { NormalTranscript } from '../../contract/import.ts';
import { TouchstoneError } from '../../contract/errors.ts';
import { statement, type Db } from './connection.ts';
import { addFacets, isFirstClass } from './facets.ts';
import { addPages, type Page } from './pages.ts';
import { prepare, type Body, type Prepared } from './prepare.ts';
import { addScores } from './scores.ts';
import { indexWords } from './words.ts';

/** Where a transcript was found. `path` is kept for people to read and never opened. */
export interface Found {
  path: string;
  place: string;
  format: string;
  file_sha256: string;
}

export type Added = 'added' | 'unchanged' | 'updated';

const insertImport = statement('insert into import (started_at) values (?)');
const finish = statement('update import set finished_at = ? where key = ?');
const known = statement<{ key: number }>('select key from transcript where id = ?');
const allIds = statement<string>('select id from transcript');
const insertTranscript = statement(`
  insert into transcript (id, import, source_id, title, created_at, scenario, model, arm, checkpoint, messages, characters)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
const insertOriginal = statement('insert into original (transcript, skeleton, deflated, metadata) values (?, ?, ?, ?)');
const insertSource = statement(`
  insert into source (transcript, path, place, format, file_sha256) values (?, ?, ?, ?, ?)
  on conflict (transcript, path, place) do nothing`);

/** Notes the beginning of a run of the importer; transcripts say which run brought them. */
export const beginImport = (db: Db): number => Number(insertImport(db).run(new Date().toISOString()).lastInsertRowid);

export const finishImport = (db: Db, key: number): void => void finish(db).run(new Date().toISOString(), key);

/** The ids of all transcripts. */
export const transcriptIds = (db: Db): string[] => allIds(db).pluck().all();

const facetOf = (facets: Record<string, FacetValue>, name: (typeof FACETS)[number]): FacetValue | null => facets[name] ?? null;

function addNew(db: Db, id: string, run: number, facets: Record<string, FacetValue>, body: Body): number {
  const text = (name: 'scenario' | 'model' | 'arm'): string | null => facetOf(facets, name)?.toString() ?? null;
  const { lastInsertRowid } = insertTranscript(db).run(
    id,
    run,
    body.source_id,
    body.title,
    body.created_at,
    text('scenario'),
    text('model'),
    text('arm'),
    facetOf(facets, 'checkpoint'),
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
  insertOriginal(db).run(key, body.skeleton, body.original, body.metadata);
  return key;
}

function keyOf(db: Db, run: number, { id, facets, body }: Prepared): { key: number; fresh: boolean } {
  const before = known(db).get(id)?.key;
  if (before !== undefined) return { key: before, fresh: false };
  if (body === null) throw new TouchstoneError('internal', 'A transcript that was there is gone', id, 'Import again');
  return { key: addNew(db, id, run, facets, body), fresh: true };
}

/** A prepared transcript with where it was found. */
export interface Arrival {
  prepared: Prepared;
  found: Found;
}

/**
 * Puts prepared transcripts in; call it inside `writing`. One that is there already gains the source, missing facets and new scores:
 * `updated` when facets or scores changed, else `unchanged`.
 */
export function addPrepared(db: Db, run: number, arrivals: readonly Arrival[]): Added[] {
  const news: { key: number; pages: readonly Page[] }[] = [];
  const added = arrivals.map(({ prepared, found }): Added => {
    const { key, fresh } = keyOf(db, run, prepared);
    if (fresh) news.push({ key, pages: prepared.body?.pages ?? [] });
    const facets = !fresh && addFacets(db, key, Object.entries(prepared.facets));
    const scores = addScores(db, key, prepared.scores);
    insertSource(db).run(key, found.path, found.place, found.format, found.file_sha256);
    if (fresh) return 'added';
    return facets || scores ? 'updated' : 'unchanged';
  });
  indexWords(db, news);
  return added;
}

/** Prepares one transcript and puts it in. */
export const addTranscript = (db: Db, run: number, transcript: NormalTranscript, found: Found): Added =>
  addPrepared(db, run, [{ prepared: prepare(transcript), found }])[0] ?? 'unchanged';
