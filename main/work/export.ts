// An export: rows from the store through an encoder into one file, with a data sheet beside it that says what they mean.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import metadata from '../../package.json' with { type: 'json' };
import { AS_IMPORTED } from '../../contract/calls/library.ts';
import type { ExportAs, ExportChoice, ExportReport, ExportWhat } from '../../contract/calls/imports.ts';
import {
  dataSheet,
  encoder,
  goldColumns,
  labelColumns,
  scoreColumns,
  transcriptDocument,
  transcriptTable,
  writeWhole,
  type Column,
} from '../exporters/index.ts';
import {
  facetNames,
  goldKeys,
  keys,
  labelledTranscripts,
  queues,
  rubricVersions,
  scoreCount,
  studyInfo,
  submittedCounts,
  type Db,
} from '../store/index.ts';
import { breathe, Meter, type JobOptions } from './job.ts';
import { goldRows, labelRows, scoreRows, transcriptRows, type Context } from './export-rows.ts';

const BATCH = 50;
const PREVIEW_ROWS = 20;
const PREVIEW_CHARACTERS = 60_000;

/** One kind of export, its row type closed over: text of the file piece by piece, and what the file is. */
interface Plan {
  columns: { name: string; type: string }[];
  keys: number[];
  count: () => number;
  begin: string;
  /** The encoded rows of some transcripts, at most `most` rows. */
  encode: (keys: readonly number[], most?: number) => { text: string; rows: number };
}

function planned<R>(as: ExportAs, columns: Column<R>[], found: number[], rowsOf: (key: number) => R[], count?: () => number): Plan {
  const encode = encoder(as, columns);
  return {
    columns: columns.map(({ name, type }) => ({ name, type })),
    keys: found,
    count: count ?? (() => found.reduce((sum, key) => sum + rowsOf(key).length, 0)),
    begin: encode.begin(),
    encode: (some, most = Infinity) => {
      const rows = some.flatMap(rowsOf).slice(0, most);
      return { text: encode.batch(rows), rows: rows.length };
    },
  };
}

/** What rows need of the study, read once for an export. */
export const exportContext = (db: Db): Context => ({
  db,
  rubrics: new Map(rubricVersions(db).map(({ rubric }) => [rubric.version, rubric])),
  raters: new Map(studyInfo(db).raters.map(({ id, name }) => [id, name])),
});

function plan(db: Db, { what, as, filter }: ExportChoice): Plan {
  const context = exportContext(db);
  const found = keys(db, filter, AS_IMPORTED, null);
  const touched = new Set(what === 'gold' ? goldKeys(db) : what === 'labels' ? labelledTranscripts(db) : []);
  const spokenOf = found.filter((key) => touched.has(key));
  switch (what) {
    case 'gold':
      return planned(as, goldColumns, spokenOf, (key) => goldRows(context, key));
    case 'labels':
      return planned(as, labelColumns, spokenOf, (key) => labelRows(context, key));
    case 'scores':
      return planned(
        as,
        scoreColumns,
        found,
        (key) => scoreRows(context, key),
        () => scoreCount(db, found),
      );
    case 'transcripts': {
      const columns = as === 'csv' ? transcriptTable(facetNames(db)) : transcriptDocument;
      return planned(
        as,
        columns,
        found,
        (key) => transcriptRows(context, key),
        () => found.length,
      );
    }
  }
}

/** The first rows as they would be written, how many these are, and how many there are. Throws `bad_filter`. */
export function previewExport(db: Db, choice: ExportChoice): { rows: number; shown: number; head: string } {
  const { keys: all, begin, encode, count } = plan(db, choice);
  let head = begin;
  let shown = 0;
  for (const key of all) {
    if (shown >= PREVIEW_ROWS || head.length >= PREVIEW_CHARACTERS) break;
    const piece = encode([key], PREVIEW_ROWS - shown);
    head += piece.text;
    shown += piece.rows;
  }
  return { rows: count(), shown, head: head.slice(0, PREVIEW_CHARACTERS) };
}

interface Counted {
  rows: number;
}

async function* pieces({ keys: all, begin, encode }: Plan, counted: Counted, { signal, onProgress }: JobOptions): AsyncGenerator<string> {
  const meter = new Meter(onProgress);
  yield begin;
  for (let at = 0; at < all.length; at += BATCH) {
    await breathe(signal);
    const { text, rows } = encode(all.slice(at, at + BATCH));
    counted.rows += rows;
    meter.update('exporting', { done: Math.min(all.length, at + BATCH), total: all.length, bytes: 0, bytes_total: null });
    yield text;
  }
}

const CAVEATS: Record<ExportWhat, string[]> = {
  gold: [
    'Gold is what adjudication settled: by a rule (unanimous, majority, rater:NAME) or by a person (adjudicated), with the labels behind it. What was left open has no row, and leaving it out flatters agreement.',
    'A level of null was decided to be beyond judging; it is no lowest level.',
    'blinded is false where a rater behind it had seen the graders’ scores; such labels are no ground for judging a grader.',
    'Rates computed from it hold for the transcripts that were labelled; for a wider claim their sample design must be known.',
  ],
  labels: ['A dimension without a row was not reached; abstain = true means it could not be judged. Neither is level 0.'],
  scores: ['A score with the state unscored or parse_failed has no value and is no lowest score.'],
  transcripts: ['Transcripts may hold private or distressing text; they are as imported.'],
};

function sheet(db: Db, choice: ExportChoice, made: Plan, rows: number, sha256: string, file: string): string {
  const info = studyInfo(db);
  return dataSheet({
    file,
    sha256,
    rows,
    what: choice.what,
    filter: choice.filter,
    study: info.name,
    synthetic: info.synthetic,
    exported_at: new Date().toISOString(),
    program: `Touchstone ${metadata.version}`,
    columns: made.columns,
    rubrics: rubricVersions(db).map(({ rubric, created_at }) => ({ name: rubric.name, version: rubric.version, created_at })),
    queues: queues(db, '').map(({ name, design, blind, total }) => ({ name, design, blind, total })),
    raters: submittedCounts(db),
    counts: [
      { name: 'transcripts in the study', count: info.transcripts },
      { name: 'transcripts of the filter that this export looked at', count: made.keys.length },
    ],
    caveats: CAVEATS[choice.what],
  });
}

/** Where the data sheet of an export lies. */
export const sheetPath = (path: string): string => `${path}.README.md`;

/** Writes the export and its data sheet, each whole or not at all. Throws `bad_filter`, `cancelled`, and what the disk throws. */
export async function runExport(db: Db, choice: ExportChoice, path: string, options: JobOptions = {}): Promise<ExportReport> {
  const made = plan(db, choice);
  const counted: Counted = { rows: 0 };
  const { sha256 } = await writeWhole(path, pieces(made, counted, options));
  const text = sheet(db, choice, made, counted.rows, sha256, basename(path));
  await writeWhole(
    sheetPath(path),
    (async function* () {
      yield text;
    })(),
  );
  return { rows: counted.rows, files: [path, sheetPath(path)], sha256 };
}

/** The export as pieces of text for a pipe, without a data sheet; `end` tells rows and hash once all pieces were taken. */
export function exportStream(
  db: Db,
  choice: ExportChoice,
  options: JobOptions = {},
): { pieces: AsyncIterable<string>; end: () => { rows: number; sha256: string } } {
  const counted: Counted = { rows: 0 };
  const hash = createHash('sha256');
  const source = pieces(plan(db, choice), counted, options);
  async function* hashed(): AsyncGenerator<string> {
    for await (const piece of source) {
      hash.update(piece);
      yield piece;
    }
  }
  return { pieces: hashed(), end: () => ({ rows: counted.rows, sha256: hash.digest('hex') }) };
}
