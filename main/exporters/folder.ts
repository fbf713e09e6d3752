// Writing an export of several files: a temporary folder beside the destination that takes its name when all of it is
// there.
import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TouchstoneError } from '../../contract/errors.ts';
import type { Chunk } from './columns.ts';
import { draftOf, whole, writeNew } from './file.ts';
import { asked } from './problems.ts';

/** One file of the folder. `name` may hold `/` for folders inside, and nothing else that a path may. */
export interface FolderFile {
  name: string;
  chunks: AsyncIterable<Chunk>;
}

/** A file that lies in the folder. */
export interface PartWritten {
  name: string;
  bytes: number;
  sha256: string;
}

// engines that read a folder of data skip names that begin with these
/** Identifies our folders: every one contains this list of hashes. */
const SUMS = '_SHA256SUMS';
/** The data sheet of a folder. */
export const FOLDER_SHEET = '_README.md';

/** Something else of that name is never replaced; an earlier export and an empty folder are. Throws `bad_input`. */
async function refuseOthers(path: string): Promise<void> {
  const there = await stat(path).catch(() => null);
  if (there === null) return;
  const names = there.isDirectory() ? await readdir(path) : null;
  if (names !== null && (names.length === 0 || names.includes(SUMS))) return;
  const what =
    names === null
      ? 'A file with that name exists; this export is a folder'
      : 'A folder with that name exists and is not an export';
  throw new TouchstoneError('bad_input', what, path, 'Choose another name');
}

/**
 * A folder cannot be renamed over another: the old one is moved away, and back if the new one cannot take its place.
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

/** `sha256sum -c` reads it. */
const sumsOf = (parts: readonly PartWritten[]): string =>
  parts.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');

/**
 * Writes the parts into a new folder at `path`, all or nothing, with _SHA256SUMS and what `sheet` makes of the parts as
 * _README.md. Returns the parts and the sha256 of _SHA256SUMS. Throws `bad_input` where something else has that name,
 * and what parts and disk throw.
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
