// What the folder of a study reveals about other programs that may write to it: programs that synchronise it, and the
// copies that they make if two machines changed it.
import { readdirSync } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';

/** Names of folders that programs synchronise between machines. */
const SYNCHRONISED = /^(dropbox|onedrive|icloud ?drive|com~apple~clouddocs|google ?drive|nextcloud|owncloud|pcloud)\b/i;

/**
 * The names that such programs give to the losing version: Dropbox and Nextcloud, Syncthing, Google Drive; OneDrive
 * adds a host.
 */
const CONFLICT = /conflicted copy|conflict[-_ ]|\.sync-conflict-/i;

/** The versions of this study that a synchronising program has put beside it. */
function conflicted(study: string): string[] {
  const stem = basename(study).replace(/\.touchstone$/, '');
  return readdirSync(dirname(study)).filter(
    (name) => name !== basename(study) && name.startsWith(stem) && name.endsWith('.touchstone') && CONFLICT.test(name),
  );
}

/** The folder above the study that a program synchronises; null if no name indicates one. */
const synchronisedAbove = (study: string): string | null =>
  dirname(resolve(study))
    .split(sep)
    .find((name) => SYNCHRONISED.test(name)) ?? null;

/** What a person should know before working on a study in this place. */
export function surroundings(study: string): string[] {
  const copies = conflicted(study);
  const folder = synchronisedAbove(study);
  return [
    ...copies.map(
      (name) =>
        `Two machines changed this study at the same time, and a program that synchronises files kept both: ${name} is the other ` +
        'version. Labels of one are not in the other; send them as packets',
    ),
    ...(folder === null
      ? []
      : [
          `The study lies in ${folder}, which is synchronised: open it on one machine at a time, and close it before ` +
            'another one opens it',
        ]),
  ];
}
