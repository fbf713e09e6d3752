// Writes an export of several files: to a temporary folder beside the destination, which is renamed when it is
// complete.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { TouchstoneError } from '../../contract/errors.ts';
import type { Chunk } from './columns.ts';
import { draftOf, whole, writeNew } from './file.ts';
import { asked } from './problems.ts';

/** One file of the folder. `name` may contain `/` for subfolders, but no other part of a path. */
export interface FolderFile {
  name: string;
  chunks: AsyncIterable<Chunk>;
}

/** A file that was written into the folder. */
export interface PartWritten {
  name: string;
  bytes: number;
  sha256: string;
}

// engines that read a folder of data skip names with these prefixes
/** Identifies our folders: each contains this list of hashes. */
const SUMS = '_SHA256SUMS';
/** Where the name begins in a line of that list. */
const NAME_AT = 66;
/** The data sheet of a folder. */
export const FOLDER_SHEET = '_README.md';

/** Files that file managers leave in any folder that is looked at. */
const OF_FILE_MANAGERS = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];

const isExport = (path: string): Promise<boolean> =>
  stat(join(path, SUMS)).then(
    (there) => there.isFile(),
    () => false,
  );

/** The first file of an export's folder that the export did not write. */
async function strangerIn(path: string): Promise<string | undefined> {
  const sums = await readFile(join(path, SUMS), 'utf8');
  const own = new Set([SUMS, FOLDER_SHEET, ...sums.split('\n').map((line) => line.slice(NAME_AT))]);
  const all = await readdir(path, { recursive: true, withFileTypes: true });
  return all
    .filter((one) => !one.isDirectory() && !OF_FILE_MANAGERS.includes(one.name))
    .map((one) => relative(path, join(one.parentPath, one.name)).replaceAll(sep, '/'))
    .find((name) => !own.has(name));
}

const taken = (what: string, where: string, todo = 'Choose another name'): TouchstoneError =>
  new TouchstoneError('bad_input', what, where, todo);

/** Throws `bad_input` if `path` is neither an empty folder nor an earlier export and nothing else. */
async function refuseOthers(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there === null) return;
  if (!there.isDirectory()) throw taken('A file with that name exists; this export is a folder', path);
  if ((await readdir(path)).length === 0) return;
  if (!(await isExport(path))) throw taken('A folder with that name exists and is not an export', path);
  const stranger = await strangerIn(path);
  if (stranger !== undefined)
    throw taken(
      'The earlier export in this folder would be replaced, and a file that the export did not write would be lost',
      join(path, stranger),
      'Move that file, or choose another name',
    );
}

/**
 * Renames the folder to its destination. A folder cannot be renamed over another, so the old one is moved away first,
 * and back if the new one cannot take its place.
 */
async function takePlace(draft: string, path: string): Promise<void> {
  const aside = draftOf(path);
  const replaced = await rename(path, aside).then(
    () => true,
    () => false,
  );
  try {
    await rename(draft, path);
  } catch (error) {
    if (replaced) await rename(aside, path);
    throw error;
  }
  if (replaced) await rm(aside, { recursive: true, force: true });
}

/** In the format that `sha256sum -c` reads: the hash, two spaces, the name. */
const sumsOf = (parts: readonly PartWritten[]): string =>
  parts.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');

/**
 * Writes the parts into a new folder at `path`, all or nothing, with _SHA256SUMS and the text of `sheet` as _README.md.
 * Returns the parts and the sha256 of _SHA256SUMS. Throws `bad_input` if something else has that name, and errors of
 * parts and disk.
 */
export async function writeFolder(
  path: string,
  parts: Iterable<FolderFile>,
  sheet: (parts: readonly PartWritten[], sha256: string) => string,
): Promise<{ parts: PartWritten[]; sha256: string }> {
  await refuseOthers(path);
  const draft = draftOf(path);
  try {
    await mkdir(draft);
    const written: PartWritten[] = [];
    for (const { name, chunks } of parts) {
      await mkdir(dirname(join(draft, name)), { recursive: true });
      written.push({ name, ...(await writeNew(join(draft, name), chunks)) });
    }
    const sums = sumsOf(written);
    const sha256 = createHash('sha256').update(sums).digest('hex');
    await writeNew(join(draft, SUMS), whole(sums));
    await writeNew(join(draft, FOLDER_SHEET), whole(sheet(written, sha256)));
    await takePlace(draft, path);
    return { parts: written, sha256 };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw asked(error, draft, path);
  }
}
