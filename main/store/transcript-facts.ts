// What an export contains about the transcript of a row.
import type { FacetValue } from '../../contract/transcript.ts';
import { statement, type Db } from './connection.ts';

/** Facts about a transcript besides its text. `source_file` and `format` are those of the first source. */
export interface TranscriptFacts {
  key: number;
  id: string;
  source_id: string;
  title: string;
  created_at: string | null;
  scenario: string | null;
  model: string | null;
  arm: string | null;
  checkpoint: FacetValue | null;
  messages: number;
  characters: number;
  source_file: string | null;
  format: string | null;
}

const one = statement<TranscriptFacts>(`
  select t.key, t.id, t.source_id, t.title, t.created_at, t.scenario, t.model, t.arm, t.checkpoint, t.messages, t.characters,
    (select s.path from source s where s.transcript = t.key order by s.key limit 1) as source_file,
    (select s.format from source s where s.transcript = t.key order by s.key limit 1) as format
  from transcript t where t.key = ?`);

/** The facts, or undefined if there is no such transcript. */
export const transcriptFacts = (db: Db, key: number): TranscriptFacts | undefined => one(db).get(key);

const named = statement<{ id: string; title: string }>('select id, title from transcript where key = ?');

/** Id and title, or undefined if there is no such transcript. */
export const transcriptName = (db: Db, key: number): { id: string; title: string } | undefined => named(db).get(key);
