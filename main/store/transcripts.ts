// Putting transcripts in: one transcript with everything that belongs to it, whole or not at all, known ones recognised.
import { deflateSync } from 'node:zlib';
import { FACETS, type Block, type FacetValue, type Message } from '../../contract/transcript.ts';
import type { NormalTranscript } from '../../contract/import.ts';
import type { SkeletonMessage } from '../../contract/calls/transcript.ts';
import { statement, type Db } from './connection.ts';
import { addFacets, isFirstClass } from './facets.ts';
import { transcriptId } from './identity.ts';
import { addScores } from './scores.ts';

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
const insertTranscript = statement(`
  insert into transcript (id, import, source_id, title, created_at, scenario, model, arm, checkpoint, messages, characters)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
const insertMessage = statement('insert into message (transcript, position, role, head, blocks) values (?, ?, ?, ?, ?)');
const insertText = statement('insert into message_text (rowid, text) values (?, ?)');
const insertOriginal = statement('insert into original (transcript, deflated, metadata) values (?, ?, ?)');
const insertSource = statement(`
  insert into source (transcript, path, place, format, file_sha256) values (?, ?, ?, ?, ?)
  on conflict (transcript, path, place) do nothing`);

/** Notes the beginning of a run of the importer; transcripts say which run brought them. */
export const beginImport = (db: Db): number => Number(insertImport(db).run(new Date().toISOString()).lastInsertRowid);

export const finishImport = (db: Db, key: number): void => void finish(db).run(new Date().toISOString(), key);

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

const blockHead = (block: Block): SkeletonMessage['blocks'][number] => ({
  type: block.type,
  length: block.text.length,
  lines: countLines(block.text),
  name: block.type === 'tool_call' || block.type === 'tool_result' ? block.name : '',
  call_id: block.type === 'tool_call' || block.type === 'tool_result' ? block.call_id : '',
});

const messageHead = ({ role, name, model, at, branch, prefilled, blocks }: Message): SkeletonMessage => ({
  role,
  name,
  model,
  at,
  branch,
  prefilled,
  blocks: blocks.map(blockHead),
});

/** The words of a message that full-text search finds: what was written, and the names of the tools. */
const searchable = (message: Message): string =>
  message.blocks.map((block) => (block.type === 'tool_call' ? `${block.name}\n${block.text}` : block.text)).join('\n');

function addMessages(db: Db, transcript: number, messages: readonly Message[]): void {
  for (const [position, message] of messages.entries()) {
    const { role, blocks } = message;
    const { lastInsertRowid } = insertMessage(db).run(
      transcript,
      position,
      role,
      JSON.stringify(messageHead(message)),
      JSON.stringify(blocks),
    );
    insertText(db).run(lastInsertRowid, searchable(message));
  }
}

const facetOf = (facets: Record<string, FacetValue>, name: (typeof FACETS)[number]): FacetValue | null => facets[name] ?? null;

function addNew(db: Db, id: string, run: number, transcript: NormalTranscript): number {
  const { source_id, title, created_at, facets, messages, metadata, original } = transcript;
  const characters = messages.reduce((sum, m) => sum + m.blocks.reduce((inner, block) => inner + block.text.length, 0), 0);
  const text = (name: 'scenario' | 'model' | 'arm'): string | null => facetOf(facets, name)?.toString() ?? null;
  const { lastInsertRowid } = insertTranscript(db).run(
    id,
    run,
    source_id,
    title,
    created_at,
    text('scenario'),
    text('model'),
    text('arm'),
    facetOf(facets, 'checkpoint'),
    messages.length,
    characters,
  );
  const key = Number(lastInsertRowid);
  addMessages(db, key, messages);
  addFacets(
    db,
    key,
    Object.entries(facets).filter(([name]) => !isFirstClass(name)),
  );
  insertOriginal(db).run(key, deflateSync(original, { level: 3 }), JSON.stringify(metadata));
  return key;
}

/**
 * Puts one transcript in; call it inside `writing`. A transcript that is there already gains the source, missing facets and new
 * scores: `updated` when facets or scores changed, else `unchanged`.
 */
export function addTranscript(db: Db, run: number, transcript: NormalTranscript, found: Found): Added {
  const id = transcriptId(transcript);
  const before = known(db).get(id)?.key;
  const key = before ?? addNew(db, id, run, transcript);
  const facets = before !== undefined && addFacets(db, key, Object.entries(transcript.facets));
  const scores = addScores(db, key, transcript.scores);
  insertSource(db).run(key, found.path, found.place, found.format, found.file_sha256);
  if (before === undefined) return 'added';
  return facets || scores ? 'updated' : 'unchanged';
}
