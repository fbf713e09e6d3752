// An import: files in, transcripts into the store in short transactions, everything that did not go in named with its reason.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { TouchstoneError } from '../../contract/errors.ts';
import type { ImportReport, NormalTranscript } from '../../contract/import.ts';
import type { FacetValue } from '../../contract/transcript.ts';
import { readFile, readStream, walk, type ImportItem, type ReadOptions } from '../importers/index.ts';
import { addTranscript, beginImport, finishImport, writing, type Db, type Found } from '../store/index.ts';
import { Notes } from './import-notes.ts';
import { breathe, Meter, type JobOptions, type Tally } from './job.ts';

export interface ImportOptions extends JobOptions {
  /** Facets that every transcript of this import gets, whatever its file says. */
  set?: Record<string, FacetValue> | undefined;
  /** The format to read as, instead of finding it by content. */
  format?: string | undefined;
}

/** Files and folders, or one stream with the name it goes by. */
export type ImportInput = { paths: readonly string[] } | { stream: Readable; name: string };

/** About this much source text goes into one transaction: a rater's key press never waits longer than that takes. */
const BATCH_CHARACTERS = 256_000;

interface Run {
  db: Db;
  key: number;
  options: ImportOptions;
  report: ImportReport;
  graders: Set<string>;
  notes: Notes;
  tally: Tally;
  meter: Meter;
}

function put(run: Run, transcript: NormalTranscript, found: Found): void {
  const { report } = run;
  const added = addTranscript(run.db, run.key, { ...transcript, facets: { ...transcript.facets, ...run.options.set } }, found);
  report.transcripts[added] += 1;
  report.formats[found.format] = (report.formats[found.format] ?? 0) + 1;
  run.tally.done += 1;
  if (added === 'added') report.messages += transcript.messages.length;
  if (added === 'unchanged') return;
  report.scores += transcript.scores.length;
  for (const score of transcript.scores) run.graders.add(score.grader);
}

async function take(run: Run, path: string, file_sha256: string, items: AsyncIterable<ImportItem>): Promise<void> {
  const { db, report, options, meter, tally } = run;
  let batch: { transcript: NormalTranscript; found: Found }[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    const full = batch;
    batch = [];
    characters = 0;
    if (full.length > 0) writing(db, () => full.forEach(({ transcript, found }) => put(run, transcript, found)));
    meter.update('importing', tally);
    await breathe(options.signal);
  };
  for await (const item of items) {
    if (item.kind === 'rejected') {
      report.rejected.push({ path, where: item.where, reason: item.reason });
      continue;
    }
    run.notes.add(path, item);
    batch.push({ transcript: item.transcript, found: { path, place: item.where, format: item.format, file_sha256 } });
    characters += item.transcript.original.length;
    if (characters >= BATCH_CHARACTERS) await flush();
  }
  await flush();
}

async function sha256Of(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20, ...(signal === undefined ? {} : { signal }) }))
    hash.update(chunk);
  return hash.digest('hex');
}

/** Files with their sizes; what cannot be read is reported at once. */
async function listed(run: Run, paths: readonly string[]): Promise<{ path: string; size: number }[]> {
  const files: { path: string; size: number }[] = [];
  const seen = new Set<string>();
  for await (const found of walk(paths)) {
    if ('reason' in found) {
      run.report.rejected.push({ path: found.rejected, where: '', reason: found.reason });
      continue;
    }
    if (seen.has(found.path)) continue;
    seen.add(found.path);
    files.push({ path: found.path, size: (await stat(found.path)).size });
    run.meter.update('looking for files', run.tally);
    await breathe(run.options.signal);
  }
  return files;
}

const watch = ({ options: { format, signal }, tally }: Run): ReadOptions => ({
  format,
  onBytes: (bytes) => void (tally.bytes += bytes),
  ...(signal === undefined ? {} : { signal }),
});

async function takeFile(run: Run, path: string): Promise<void> {
  const { options } = run;
  try {
    const sha256 = await sha256Of(path, options.signal);
    await take(run, path, sha256, readFile(path, watch(run)));
  } catch (error) {
    // a file that cannot be read is that file's trouble; a store that cannot be written ends the import
    const problem = error instanceof TouchstoneError && error.problem.code === 'rejected_file' ? error.problem : null;
    if (problem === null && !isFileTrouble(error)) throw error;
    run.report.rejected.push({
      path,
      where: problem?.where ?? '',
      reason: problem?.what ?? (error instanceof Error ? error.message : String(error)),
    });
  }
}

const FILE_TROUBLES = new Set(['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'EIO', 'ELOOP']);
const isFileTrouble = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && FILE_TROUBLES.has(error.code);

async function takeAll(run: Run, input: ImportInput): Promise<void> {
  const { tally, report } = run;
  if ('stream' in input) {
    await take(run, input.name, '', readStream(input.stream, input.name, watch(run)));
    report.bytes = tally.bytes;
    return;
  }
  const files = await listed(run, input.paths);
  tally.bytes_total = files.reduce((sum, file) => sum + file.size, 0);
  for (const { path, size } of files) {
    await takeFile(run, path);
    report.bytes += size;
    tally.bytes = report.bytes;
  }
}

/**
 * Imports into the study. Each transcript goes in whole or not at all, and what is there already is recognised, so an import that
 * was cancelled or killed is continued by running it again. Cancelling resolves with what went in and `cancelled: true`.
 */
export async function runImport(db: Db, input: ImportInput, options: ImportOptions = {}): Promise<ImportReport> {
  const report: ImportReport = {
    transcripts: { added: 0, unchanged: 0, updated: 0 },
    messages: 0,
    scores: 0,
    graders: [],
    rejected: [],
    formats: {},
    fields: [],
    ambiguous: [],
    bytes: 0,
    seconds: 0,
    cancelled: false,
  };
  const tally: Tally = { done: 0, total: null, bytes: 0, bytes_total: null };
  const run: Run = {
    db,
    key: beginImport(db),
    options,
    report,
    graders: new Set(),
    notes: new Notes(),
    tally,
    meter: new Meter(options.onProgress),
  };
  try {
    await takeAll(run, input);
    finishImport(db, run.key);
    db.exec('analyze');
  } catch (error) {
    if (options.signal?.aborted !== true) throw error;
    report.cancelled = true;
  }
  run.meter.update('importing', tally, true);
  const { fields, ambiguous } = run.notes;
  return { ...report, graders: [...run.graders].sort(), fields, ambiguous, seconds: run.meter.seconds };
}
