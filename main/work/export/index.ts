// An export: rows from the store through encoders into a file or a folder, with a data sheet that explains them.
import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import metadata from '../../../package.json' with { type: 'json' };
import { TouchstoneError } from '../../../contract/errors.ts';
import type { ExportChoice, ExportPreview, ExportReport } from '../../../contract/export.ts';
import { FOLDER_SHEET, whole, writeFolder, writeWhole, type Chunk } from '../../exporters/index.ts';
import { onOneState, type Db } from '../../store/index.ts';
import { emptyBecause } from './empty.ts';
import type { Plan, PlannedFile } from './files.ts';
import { planOf } from './plan.ts';
import { sheetFor, type SheetFiles } from './sheet.ts';
import { checkCitations, freshenDisputes } from '../disputes/index.ts';
import { requireKey } from '../seal/index.ts';
import { breathe, Meter, type JobOptions, type Steps } from '../job/index.ts';

export { csvLines } from './csv-lines.ts';
export { listedLabels } from './listed.ts';
export { CAVEATS } from './sheet.ts';

const BATCH = 50;
const PREVIEW_ROWS = 20;
const PREVIEW_CHARACTERS = 60_000;
const PREVIEW_CELL = 300;
const PREVIEW_FILES = 3;
const PROGRAM = `Touchstone ${metadata.version}`;

const plan = (db: Db, choice: ExportChoice, piped = false): Plan => planOf(db, choice, { program: PROGRAM, piped });

function* count({ files }: Plan): Steps<number> {
  let rows = 0;
  for (const file of files) rows += yield* file.count();
  return rows;
}

type Head = Pick<ExportPreview, 'table' | 'text' | 'shown'>;

function tableHead(
  { columns, of }: NonNullable<PlannedFile['table']>,
  transcripts: readonly number[],
): Pick<Head, 'table' | 'shown'> {
  const rows: string[][] = [];
  for (const key of transcripts) {
    if (rows.length >= PREVIEW_ROWS) break;
    for (const row of of(key))
      rows.push(row.map((cell) => (cell.length > PREVIEW_CELL ? `${cell.slice(0, PREVIEW_CELL)}…` : cell)));
  }
  const shown = rows.slice(0, PREVIEW_ROWS);
  return { shown: shown.length, table: { columns, rows: shown } };
}

function textHead({ open, transcripts }: PlannedFile): Pick<Head, 'text' | 'shown'> {
  const { begin, take } = open();
  let text = String(begin());
  let shown = 0;
  for (const key of transcripts) {
    if (shown >= PREVIEW_ROWS || text.length >= PREVIEW_CHARACTERS) break;
    const { chunk, rows } = take([key], PREVIEW_ROWS - shown);
    text += String(chunk);
    shown += rows;
  }
  return { shown, text: text.slice(0, PREVIEW_CHARACTERS) };
}

const headOf = (file: PlannedFile): Head => ({
  table: null,
  text: null,
  shown: 0,
  ...(file.text && textHead(file)),
  ...(file.table !== null && tableHead(file.table, file.transcripts)),
});

/** The first rows as they would be written, their number, and the number of all. Throws `bad_filter`. */
export function* previewing(db: Db, choice: ExportChoice): Steps<ExportPreview> {
  const made = plan(db, choice);
  yield undefined;
  const { files, folder, left_out } = made;
  const [first] = files;
  const names = files.map(({ name }) => name);
  const nothing: Head = { shown: 0, table: null, text: null };
  const head = first === undefined ? nothing : headOf(first);
  yield undefined;
  return {
    rows: yield* count(made),
    ...head,
    files: folder ? { first: names.slice(0, PREVIEW_FILES), total: names.length } : null,
    left_out,
  };
}

/** Progress of an export, over all its files. */
interface Running extends JobOptions {
  meter: Meter;
  rows: number;
  done: number;
  total: number;
}

function running({ files }: Plan, options: JobOptions): Running {
  const total = files.reduce((sum, { transcripts }) => sum + transcripts.length, 0);
  return { ...options, meter: new Meter(options.onProgress), rows: 0, done: 0, total };
}

async function* chunksOf({ open, transcripts }: PlannedFile, run: Running): AsyncGenerator<Chunk> {
  const { begin, take, end } = open();
  yield begin();
  for (let at = 0; at < transcripts.length; at += BATCH) {
    await breathe(run.signal);
    const some = transcripts.slice(at, at + BATCH);
    const { chunk, rows } = take(some);
    run.rows += rows;
    run.done += some.length;
    run.meter.update('exporting', { done: run.done, total: run.total, bytes: 0, bytes_total: null });
    yield chunk;
  }
  yield end();
}

type Sheet = (written: SheetFiles) => string;
type Outcome = Pick<ExportReport, 'files' | 'sha256'>;

async function intoFolder({ files }: Plan, path: string, run: Running, sheet: Sheet): Promise<Outcome> {
  const parts = files.map((file) => ({ name: file.name, chunks: chunksOf(file, run) }));
  const name = basename(path);
  const { parts: written, sha256 } = await writeFolder(path, parts, (all) =>
    sheet({ name, files: [...all], rows: run.rows }),
  );
  return { files: [path, join(path, FOLDER_SHEET), ...written.map((part) => join(path, part.name))], sha256 };
}

/** The path of the data sheet of a file. */
const sheetPath = (path: string): string => `${path}.README.md`;

async function intoFile({ files, beside }: Plan, path: string, run: Running, sheet: Sheet): Promise<Outcome> {
  const written: SheetFiles['files'] = [];
  for (const file of files) written.push({ name: basename(path), ...(await writeWhole(path, chunksOf(file, run))) });
  for (const { ending, text } of beside)
    written.push({ name: basename(path) + ending, ...(await writeWhole(path + ending, whole(text))) });
  await writeWhole(sheetPath(path), whole(sheet({ name: basename(path), files: written, rows: run.rows })));
  return {
    files: [path, sheetPath(path), ...beside.map(({ ending }) => path + ending)],
    sha256: written[0]?.sha256 ?? '',
  };
}

/**
 * Checks the quotes of new scores before disputes are exported, because a missing quote is a dispute. Throws
 * `cancelled`.
 */
export async function prepareExport(db: Db, { what }: ExportChoice, options: JobOptions = {}): Promise<void> {
  if (what !== 'disputes') return;
  await checkCitations(db, options);
  await freshenDisputes(db, options.signal);
}

/**
 * Writes the export and its data sheet, each whole or not at all, from one state of the study: the one that the seal
 * in the data sheet names. Throws `bad_filter`, `cancelled`, `bad_input`, and errors of the disk.
 */
export async function runExport(
  db: Db,
  choice: ExportChoice,
  path: string,
  options: JobOptions = {},
): Promise<ExportReport> {
  await prepareExport(db, choice, options);
  // a key that is new is written to the study, which the reader cannot do
  requireKey(db);
  return onOneState(db, async (reader) => {
    const made = plan(reader, choice);
    const run = running(made, options);
    const sheet = await sheetFor(reader, choice, made, { program: PROGRAM, signal: options.signal });
    const outcome = await (made.folder ? intoFolder : intoFile)(made, path, run, sheet);
    const { folder, left_out } = made;
    return { rows: run.rows, folder, ...outcome, left_out, empty: emptyBecause(choice, made, run.rows) };
  });
}

/**
 * The export in pieces for a pipe, without a data sheet; call `prepareExport` first, and this on one state. `end`
 * returns rows and hash after the last piece. Throws `bad_input` if the export is a folder.
 */
export function exportStream(
  db: Db,
  choice: ExportChoice,
  options: JobOptions = {},
): { pieces: AsyncIterable<Chunk>; end: () => Pick<ExportReport, 'rows' | 'sha256' | 'left_out' | 'empty'> } {
  const made = plan(db, choice, true);
  const [file] = made.files;
  if (made.folder || file === undefined)
    throw new TouchstoneError(
      'bad_input',
      'This export is a folder and cannot be written to a pipe',
      choice.as,
      'Name a folder with -o',
    );
  const run = running(made, options);
  const hash = createHash('sha256');
  async function* hashed(only: PlannedFile): AsyncGenerator<Chunk> {
    for await (const piece of chunksOf(only, run)) {
      hash.update(piece);
      yield piece;
    }
  }
  const end = (): ReturnType<ReturnType<typeof exportStream>['end']> => ({
    rows: run.rows,
    sha256: hash.digest('hex'),
    left_out: made.left_out,
    empty: emptyBecause(choice, made, run.rows),
  });
  return { pieces: hashed(file), end };
}
